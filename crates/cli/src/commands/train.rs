//! `chancery train`.

use std::sync::atomic::Ordering;

use desk::train::{FitError, TASKS, TrainConfig, TrainError, TrainReport, fit, task};

use crate::{
    arguments::Train,
    exit::{Exit, usage},
    interrupt,
    output::{FAINT, Output, STRONG, styled},
    progress::Progress,
};

pub fn run(train: &Train, output: &Output) -> anyhow::Result<Exit> {
    let Some(task) = task(&train.task) else {
        let known: Vec<&str> = TASKS.iter().map(|task| task.name).collect();
        return Err(usage(format!("no model is called `{}`; known: {}", train.task, known.join(", "))));
    };
    let config = TrainConfig { data: train.data.clone(), dev: train.dev.clone(), out: train.out.clone() };
    let stop = interrupt::on_ctrl_c();
    let progress = Progress::count(output, 1);
    let fitted = fit(task, &config, &mut |step| {
        progress.length(step.of);
        progress.set(step.done);
        progress.message(step.note);
        !stop.load(Ordering::Relaxed)
    });
    progress.finish();
    match fitted {
        Ok(report) if output.json => output.json(&report)?,
        Ok(report) => print(&report, output)?,
        Err(FitError::Train(TrainError::Stopped)) => {
            output.error(&TrainError::Stopped.to_string());
            return Ok(Exit::Interrupted);
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Exit::Done)
}

fn print(report: &TrainReport, output: &Output) -> anyhow::Result<()> {
    let mut out = output.results();
    for file in &report.files {
        out.line(format_args!("wrote {}, {} bytes", styled(STRONG, file.path.display()), file.bytes))?;
    }
    let on = if report.measured_on_dev {
        "on texts that it did not learn from"
    } else {
        "on what it learned from"
    };
    out.line(format_args!("{} {on}", report.task))?;
    for figure in &report.figures {
        let of = styled(FAINT, format_args!("of {}", figure.of));
        out.line(format_args!("  {:<48} {:.4}  {of}", figure.name, figure.value))?;
    }
    Ok(())
}
