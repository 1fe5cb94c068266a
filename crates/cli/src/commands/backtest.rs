//! `chancery backtest`.

use std::{fs, sync::atomic::Ordering};

use anyhow::Context;
use desk::backtest::{
    BacktestConfig, BacktestError, BacktestReport, HorizonReport, WithInterval, page, run as replay,
};

use crate::{
    arguments::Backtest,
    exit::Exit,
    interrupt,
    output::{FAINT, Output, Results, STRONG, styled},
    progress::Progress,
};

/// Bad rows that are named on the terminal.
const BAD_ROWS_SHOWN: usize = 3;

pub fn run(backtest: &Backtest, output: &Output) -> anyhow::Result<Exit> {
    let config = BacktestConfig {
        data: backtest.file.clone(),
        mapping: backtest.mapping.clone(),
        class: (backtest.target != "any").then(|| backtest.target.parse()).transpose()?,
        horizons: backtest.months.iter().map(|months| usize::from(*months)).collect(),
        from: backtest.from,
        to: backtest.to,
        seed: backtest.seed,
        draws: usize::from(backtest.draws),
    };
    let stop = interrupt::on_ctrl_c();
    let progress = Progress::count(output, 1);
    let report = replay(&config, &mut |step| {
        progress.length(step.of.max(1));
        progress.set(if step.of == 0 { 0 } else { step.done });
        progress.message(if step.of == 0 {
            format!("{} rows", step.done)
        } else {
            "months replayed".to_owned()
        });
        !stop.load(Ordering::Relaxed)
    });
    progress.finish();
    let report = match report {
        Err(BacktestError::Stopped) => {
            output.error(&BacktestError::Stopped.to_string());
            return Ok(Exit::Interrupted);
        }
        report => report?,
    };
    if let Some(file) = &backtest.html {
        fs::write(file, page(&report)).with_context(|| format!("cannot write `{}`", file.display()))?;
        output.note(format_args!("wrote {}", file.display()));
    }
    match output.json {
        true => output.json(&report)?,
        false => print(&report, output)?,
    }
    Ok(if report.bad > 0 { Exit::Partly } else { Exit::Done })
}

fn print(report: &BacktestReport, output: &Output) -> anyhow::Result<()> {
    let mut out = output.results();
    let asked = report.class.map_or("attacks".to_owned(), |class| format!("attacks on {class} targets"));
    let (from, to) = report.years;
    out.line(format_args!("{} by host, windows of {from} to {to}", styled(STRONG, asked)))?;
    let counts = format!(
        "{}: {} rows, {} hosts; {} rows without month or country left out",
        report.data, report.rows, report.hosts, report.left_out
    );
    out.line(format_args!("{}", styled(FAINT, counts)))?;
    for row in report.bad_rows.iter().take(BAD_ROWS_SHOWN) {
        out.line(format_args!("  line {}: {}", row.line, row.reason))?;
    }
    if report.bad > 0 {
        out.line(format_args!("  {} rows could not be read", report.bad))?;
    }
    out.line(format_args!(""))?;
    let head = "months  forecasts  happened  log loss  climatology  gain (95 %)                   Brier skill             AUC    ECE     O/E";
    out.line(format_args!("{}", styled(FAINT, head)))?;
    report.horizons.iter().try_for_each(|it| line(&mut out, it))?;
    out.line(format_args!(""))?;
    out.line(format_args!(
        "gain: log loss of climatology less that of the model; above zero the model is better"
    ))?;
    Ok(())
}

fn line(out: &mut Results, it: &HorizonReport) -> anyhow::Result<()> {
    let range = |it: WithInterval, digits: usize| match it.low.zip(it.high) {
        Some((low, high)) => format!("{:+.digits$} ({low:+.digits$} to {high:+.digits$})", it.value),
        None => format!("{:+.digits$}", it.value),
    };
    let plain = |value: Option<f64>, digits: usize| {
        value.map_or("–".to_owned(), |value| format!("{value:.digits$}"))
    };
    out.line(format_args!(
        "{:>6}  {:>9}  {:>7.2}%  {:>8.4}  {:>11.4}  {:<28}  {:<22}  {:<5}  {:<6}  {}",
        it.months,
        it.forecasts,
        it.base_rate * 100.0,
        it.log_loss,
        it.climatology_log_loss,
        range(it.gain, 4),
        it.brier_skill.map_or("–".to_owned(), |skill| range(skill, 2)),
        plain(it.auc, 3),
        plain(it.calibration_error, 4),
        plain(it.observed_over_expected, 2),
    ))?;
    Ok(())
}
