//! `cargo xtask bench`: how fast `add` reads and keeps documents, and with how much memory.

use std::{
    fs,
    path::Path,
    process::{Child, Command},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::run::{build_chancery, root, say, target_folder};

/// Length of one generated report in bytes, as the bar has it.
const DOCUMENT_BYTES: usize = 3_000;

pub fn run(arguments: &[String]) -> Result<()> {
    let documents: usize = match arguments.first() {
        Some(number) => number.parse().with_context(|| format!("`{number}` is no number of documents"))?,
        None => 10_000,
    };
    let binary = match arguments.get(1) {
        Some(built) => std::path::PathBuf::from(built),
        None => build_chancery("release")?,
    };
    let size = fs::metadata(&binary)?.len();
    let work = target_folder().join("bench-add");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let reports = work.join("reports");
    generate(&reports, documents)?;

    let desk = work.join("desk");
    let made = Command::new(&binary).arg("init").arg("--quiet").arg(&desk).status()?;
    if !made.success() {
        bail!("chancery init failed");
    }
    let add = || -> Result<(Duration, u64)> {
        let started = Instant::now();
        let child =
            Command::new(&binary).args(["add", "--quiet", "--desk"]).arg(&desk).arg(&reports).spawn()?;
        let peak = watch(child)?;
        Ok((started.elapsed(), peak))
    };
    let (first, peak) = add()?;
    let (again, peak_again) = add()?;
    let version = timed(Command::new(&binary).arg("--version"), 20)?;
    say(&format!(
        "{documents} documents of {DOCUMENT_BYTES} bytes\n\
         add:         {:.2} s, {:.0} documents/s, peak memory {:.0} MB\n\
         add again:   {:.2} s (nothing new), peak memory {:.0} MB\n\
         ledger:      {:.1} MB\n\
         binary:      {:.1} MB, `chancery --version` {:.1} ms (median of 20)",
        first.as_secs_f64(),
        documents as f64 / first.as_secs_f64(),
        megabytes(peak * 1024),
        again.as_secs_f64(),
        megabytes(peak_again * 1024),
        megabytes(folder_size(&desk)?),
        megabytes(size),
        version.as_secs_f64() * 1e3,
    ));
    Ok(())
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn folder_size(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        bytes += entry?.metadata()?.len();
    }
    Ok(bytes)
}

/// Waits for the program and returns its greatest resident memory in KiB (0 where the system does not tell).
fn watch(mut child: Child) -> Result<u64> {
    let status_file = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    loop {
        if let Some(status) = child.try_wait()? {
            return if status.success() { Ok(peak) } else { bail!("chancery add failed ({status})") };
        }
        let status = fs::read_to_string(&status_file).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse().ok());
        peak = peak.max(now.unwrap_or(0));
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn timed(command: &mut Command, times: usize) -> Result<Duration> {
    let mut taken = Vec::with_capacity(times);
    for _ in 0..times {
        let started = Instant::now();
        command.output()?;
        taken.push(started.elapsed());
    }
    taken.sort();
    Ok(taken[times / 2])
}

/// Writes reports of the wanted length: the example texts, cut into paragraphs and put together anew, so that
/// every report is different and about half of the paragraphs tell of an attack or a statement.
fn generate(folder: &Path, documents: usize) -> Result<()> {
    let example = root().join("examples/kabul-2022/reports");
    let mut names: Vec<_> =
        fs::read_dir(&example)?.filter_map(|entry| entry.ok().map(|it| it.path())).collect();
    names.sort();
    let mut paragraphs = Vec::new();
    for name in &names {
        let text = fs::read_to_string(name)?;
        let body = text.splitn(3, "---").nth(2).unwrap_or_default();
        paragraphs.extend(body.split("\n\n").map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned));
    }
    if paragraphs.is_empty() {
        bail!("no paragraphs under {}", example.display());
    }
    fs::create_dir_all(folder)?;
    let mut state: u64 = 20_220_923;
    let mut draw = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % limit
    };
    for number in 0..documents {
        let (year, month, day) = (2015 + draw(8), 1 + draw(12), 1 + draw(28));
        let mut text = format!(
            "---\npublished: {year}-{month:02}-{day:02}\noutlet: Bench Wire {}\ntitle: \"Report {number}\"\n---\n\n",
            draw(12)
        );
        text.push_str(&format!("Dispatch number {number}.\n\n"));
        while text.len() < DOCUMENT_BYTES {
            text.push_str(&paragraphs[draw(paragraphs.len())]);
            text.push_str("\n\n");
        }
        let end = (0..=DOCUMENT_BYTES).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
        fs::write(folder.join(format!("{number:06}.md")), text)?;
    }
    Ok(())
}
