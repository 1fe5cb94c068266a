//! `chancery decisions`.

use desk::{AsOf, Desk, Standing, decide::ruled_on};
use serde_json::json;

use crate::{
    arguments::Decisions,
    describe,
    exit::{Exit, usage},
    output::{CAREFUL, FAINT, Output, STRONG, styled},
};

pub fn run(asked: &Decisions, desk: &Desk, as_of: AsOf, output: &Output) -> anyhow::Result<Exit> {
    let rows = ruled_on(desk, asked.id.as_deref(), as_of).map_err(usage)?;
    let shown = if asked.limit == 0 { rows.len() } else { asked.limit };
    if output.json {
        let all: Vec<_> = rows
            .iter()
            .take(shown)
            .map(|row| {
                json!({ "number": row.number, "action": row.action, "about": row.about, "what": row.what, "value": row.value, "author": row.author,
                    "reason": row.reason, "decided": row.decided, "standing": standing(row.standing) })
            })
            .collect();
        output.json(&json!({ "decisions": all, "found": rows.len() }))?;
        return Ok(Exit::Done);
    }
    let mut out = output.results();
    for row in rows.iter().take(shown) {
        let day = row.decided.strftime("%Y-%m-%d %H:%M");
        let state = match row.standing {
            Standing::Holds => String::new(),
            other => format!("  {}", styled(CAREFUL, standing(other))),
        };
        let head = format!("{:>5}  {day}  {}", row.number, row.author);
        out.line(format_args!("{}{state}", styled(FAINT, head)))?;
        let value =
            row.value.as_ref().map(|value| format!(": {}", describe::value(value))).unwrap_or_default();
        out.line(format_args!("       {} {}{value}", styled(STRONG, row.action), row.what))?;
        if !row.about.is_empty() {
            out.line(format_args!("       {}", row.about))?;
        }
        out.line(format_args!("       {}", row.reason))?;
    }
    match rows.len() {
        0 => output.note("nothing was decided yet; chancery help merge, edit, accept, grade"),
        count if count > shown => output.note(format_args!("{shown} of {count} decisions; -n 0 shows all")),
        _ => {}
    }
    Ok(Exit::Done)
}

fn standing(standing: Standing) -> String {
    match standing {
        Standing::Holds => "holds".to_owned(),
        Standing::Waits => "waits for a second person".to_owned(),
        Standing::Undone(by) => format!("undone by decision {by}"),
    }
}
