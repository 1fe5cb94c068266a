//! The longer help texts.

use desk::query::KEYS;

pub const AFTER: &str = "\
More:  chancery help find        the query language
       chancery help times       what --as-of and --recorded-by mean
       chancery help exit-codes  how the program ends, for scripts";

pub const INIT: &str = "\
Example:  chancery init desk && cd desk

The folder gets chancery.toml (settings, all of them optional) and ledger.db.";

pub const ADD: &str = "\
What is read
  .txt .md .html .json .jsonl, single files or whole folders; - reads standard input.
  A file that cannot be read is named with the reason, and the rest goes on.

Date and publisher come from, the first that has them:
  --published and --publisher; NAME.meta.json beside the file; the document itself (front matter, <meta> tags,
  fields of a JSON entry).
  Without a date, \"last Monday\" cannot be resolved, so such documents are named in the summary.

Adding the same again adds nothing. An add that was stopped goes on where it stopped when it is run again.

Examples
  chancery add ~/reports
  chancery add alert.txt --published 2022-09-05 --publisher \"Northern Wire\"
  curl -s https://example.org/report.html | chancery add - --published 2022-09-05";

pub const BRIEF: &str = "\
The question is: how likely is at least one attack by the actor on the class of target in the country within the
horizon? What is left out is not asked for (any actor, anywhere).

--as-of 2022-09-23 answers it from what sources had published by that day. Without it, the answer is as of today.

A brief whose sentences are not held by the words they cite is not written (exit code 4).

Examples
  chancery brief --actor iskp --target diplomatic --country AF --as-of 2022-09-23
  chancery brief --target diplomatic --nationality RU --horizon 12 -o brief.html";

pub const REVIEW: &str = "\
Keys
  j k     next, previous                a  accept       e    edit a value
  n p     next report, previous         r  reject       m M  mark, make one with the marked one
  space   scroll the text               s  split off the report that is read
  /       narrow the list               u  undo         ?    all keys       q  leave

What is in doubt: a low credibility, reports that differ, reports joined by little, missing fields.
Every decision asks for a reason and shows what it changes before it is recorded.";

pub const MERGE: &str = "\
Examples
  chancery merge 22c3 8a26 -m \"the same bomb, dated by the day of the report\" --preview
  chancery merge 22c3 8a26 -m \"the same bomb, dated by the day of the report\"

It is shown what changes before it is recorded, the likelihoods included. Reports that come later join by either half.
`chancery undo` restores exactly what was.";

pub const SPLIT: &str = "\
Examples
  chancery show 22c3                        numbers the reports
  chancery split 22c3 4 7 -m \"these tell of the second blast, on the Tuesday\"";

pub const GRADE: &str = "\
Examples
  chancery sources
  chancery grade \"Harbour News\" B -m \"twelve of its last twelve tolls were right\"
  chancery grade \"Harbour News\" D --from 2022-08-01 -m \"new owner; prints claims of the group as its own\"

Grades count in the credibility of every value that stands on the publisher's reports, and in the brief.";

pub const UNDO: &str = "\
Examples
  chancery undo -m \"typed the wrong id\"     your last decision that holds
  chancery undo 12 -m \"the ministry corrected its count\"

Nothing is deleted: undoing is a decision of its own, and undoing that one brings the first back.";

pub const EXTRACT: &str = "\
Input with --jsonl, one a line:
  {\"doc\": \"any id\", \"text\": \"...\", \"published\": \"2022-09-06\"}   (published may be null or left out)
Output: one record a line, in the same order. A line that is no such document gives
  {\"line\": 7, \"error\": \"...\"}
in its place, so that lines still correspond, and exit code 3 at the end.

Examples
  chancery extract report.txt --published 2022-09-06
  chancery extract --jsonl < docs.jsonl > records.jsonl";

pub const EVAL: &str = "\
Gold lines have the form of the records that `extract` prints, with the text; `optional` records absorb a prediction
and are never missed, and `*_alt` values are accepted as well.

Records are matched one to one by similarity (incidents: date, place, target, type; statements: kind, speaker,
target, place in the text) from 0.5 on. Fields are compared in matched records; precision and recall of a field
also count records that were missed or invented. Intervals: 95 %, documents drawn with replacement.

Examples
  chancery eval gold.jsonl
  chancery eval gold.jsonl --show 029        every error in that document, with the words
  chancery eval gold.jsonl --predictions records.jsonl
  chancery eval gold.jsonl --min-incidents 0.75 --min-statements 0.65     for continuous integration";

pub const BACKTEST: &str = "\
Each forecast is made from what had happened before its month, by a model that is fitted every January to windows that had
ended. It is scored against climatology: the host's own rate of the last ten years. Intervals: 95 %, hosts drawn with
replacement. No desk is needed; nothing is written but the page. docs/assessment.md says what the figures mean.

Examples
  chancery backtest gtd.csv.gz
  chancery backtest gtd.csv.gz --from 2005 --to 2012 --html backtest.html
  chancery backtest events.csv --mapping my-columns.toml --target any";

pub const COMPLETIONS: &str = "\
bash:  chancery completions bash > ~/.local/share/bash-completion/completions/chancery
zsh:   chancery completions zsh > \"${fpath[1]}/_chancery\"
fish:  chancery completions fish > ~/.config/fish/completions/chancery.fish";

const EXIT_CODES: &str = "\
\x20 0    done
  1    not done; the message says why and what to do
  2    the arguments or the query were not understood
  3    done, but some of the input was left out; it is named with the reason
  4    a check did not pass: the ledger does not verify, a brief outruns its sources, an evaluation is below its bar
  130  stopped by Ctrl-C; what was recorded is kept

A closed pipe (`chancery find | head`) is no error. With --json, errors are one line {\"error\": \"...\"} on standard
error.";

const TIMES: &str = "\
Three times are kept apart: when a thing happened, when a source published it, and when this ledger recorded it.

  --as-of 2022-09-23          only what sources had published by that day (`--published-by` is the same).
                              A document without a date counts from the day it was fetched or recorded.
  --recorded-by 2026-11-24    only what the ledger had recorded by that moment: what a colleague could have
                              seen here then. A day means its end, in UTC.

Both work with every command that reads the ledger, and together. When a thing happened is a matter of the query:
`from:` and `to:` of `chancery find`.";

/// Pages that belong to no command.
pub const TOPICS: &[(&str, &str)] = &[("times", TIMES), ("exit-codes", EXIT_CODES)];

/// The help of `find`, from the keys themselves.
pub fn find() -> String {
    let mut text = String::from(
        "Terms are joined by \"and\", values of one term by commas for \"or\"; a - (or !) in front leaves out what matches.\n\
         Words without a key are looked for in the texts of the reports, \"several words\" side by side.\n\nKeys\n",
    );
    for key in KEYS {
        text.push_str(&format!("  {:<12} {}\n", format!("{}:", key.name), key.about));
    }
    text.push_str(
        "\nColumns\n\
         \x20 ORIGINS      independent origins of all reports that tell of it: \"5 of 8\"; copies and citations count once\n\
         \x20 GRADE        credibility, 1 (confirmed by other sources) to 6 (cannot be judged)\n\
         \nExamples\n\
         \x20 chancery find 'target:diplomatic actor:iskp country:AF from:2015 stage:foiled,plotted'\n\
         \x20 chancery find 'actor:is target:diplomatic -country:AF -stage:alleged'\n\
         \x20 chancery find 'place:\"Mazar-i-Sharif\" killed:5..'\n\
         \x20 chancery find 'kind:threat,incitement actor:iskp from:2022'\n\
         \x20 chancery find '\"visa queue\"' --as-of 2022-09-23",
    );
    text
}

/// The help of `edit`, from the fields themselves.
pub fn edit() -> String {
    let mut text = "Examples\n  chancery edit 22c3 killed=6 -m \"the ministry's last count\"\n  \
        chancery edit 22c3 killed=9 --quote \"nine people died\" -m \"read as wounded\"\n  \
        chancery edit 22c3 facility=- -m \"no building was hit\"\n\n\
        A value stands on words: one that no report was read to say needs --quote.\n\nFields\n"
        .to_owned();
    for field in desk::decide::FIELDS {
        text += &format!("  {:<20} {}\n", field.name, field.takes);
    }
    text
}

/// The help of `train`, from the tasks themselves.
pub fn train() -> String {
    let mut text = String::from("Models\n");
    for task in desk::train::TASKS {
        text.push_str(&format!("  {:<12} {}\n", task.name, task.about));
    }
    text.push_str(
        "\nThe same data give the same weights, byte for byte. The program reads with the weights that were in `models/`\n\
         when it was built, so build it again afterwards. Weights are written when all is done; Ctrl-C leaves no trace.\n\
         \nExamples\n\
         \x20 chancery train syntax --data train.conllu.gz --dev dev.conllu.gz\n\
         \x20 chancery train syntax --data train.conllu.gz --out /tmp/models",
    );
    text
}
