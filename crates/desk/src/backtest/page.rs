//! The backtest as a page: figures, reliability diagrams, expected and observed by year.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{BacktestReport, HorizonReport, WithInterval};

const CSS: &str = "
:root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--mark:#0b62c4;--other:#b35900}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#a2abb6;--line:#3a424d;--paper:#14181d;--mark:#7db8ff;--other:#ffb26b}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1rem 1.5rem 3rem;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.5rem;border-top:1px solid var(--line);padding-top:1rem}
table{border-collapse:collapse;font-size:.875rem;font-variant-numeric:tabular-nums}
th,td{white-space:nowrap;text-align:end;padding:.25rem 0 .25rem 1.2rem;border-bottom:1px solid var(--line)}th:first-child,td:first-child{text-align:start;padding-inline-start:0}
.scroll{overflow-x:auto}.soft{color:var(--soft)}figure{margin:1rem 0;display:inline-block;vertical-align:top;max-width:100%}
figcaption{font-size:.875rem;color:var(--soft);max-width:26rem}svg{display:block;max-width:100%;height:auto}
svg text{fill:var(--soft);font:11px system-ui,sans-serif}svg .axis{stroke:var(--line)}svg .even{stroke:var(--soft);stroke-dasharray:4 4}
svg .mark{fill:var(--mark);stroke:var(--mark)}svg .other{fill:none;stroke:var(--other);stroke-width:2}
";

/// Side of a diagram and the room around it, in pixels.
const SIDE: f64 = 300.0;
const MARGIN: f64 = 44.0;

/// Makes the page. It stands alone: no script, nothing is loaded.
pub fn page(report: &BacktestReport) -> String {
    let asked = report.class.map_or("attacks".to_owned(), |class| format!("attacks on {class} targets"));
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { "Backtest" }
                style { (PreEscaped(CSS)) }
            }
            body {
                h1 { "Backtest: " (asked) " by host, " (report.years.0) " to " (report.years.1) }
                p {
                    "Every forecast was made from what had happened before its month, by a model that was fitted each January to windows that "
                    "had ended. " (report.hosts) " hosts, " (report.rows) " rows of " (report.data) "; " (report.left_out)
                    " rows without a month or a country are left out, " (report.bad) " could not be read."
                }
                p.soft {
                    "Stages that the data record: "
                    (report.stages.iter().map(|stage| stage.as_str()).collect::<Vec<_>>().join(", "))
                    ". Terms: " (report.licence) "."
                }
                div.scroll { (figures(report)) }
                @for horizon in &report.horizons { (one(horizon)) }
            }
        }
    }
    .into_string()
}

fn figures(report: &BacktestReport) -> Markup {
    let plain = |value: Option<f64>, digits: usize| {
        value.map_or("–".to_owned(), |value| format!("{value:.digits$}"))
    };
    let range = |it: WithInterval| match it.low.zip(it.high) {
        Some((low, high)) => format!("{:.4} ({low:.4} to {high:.4})", it.value),
        None => format!("{:.4}", it.value),
    };
    html! {
        table {
            thead { tr {
                th { "window" } th { "forecasts" } th { "happened" } th { "log loss" } th { "climatology" } th { "gain (95 %)" }
                th { "Brier skill (95 %)" } th { "AUC" } th { "calibration error" } th { "observed / expected" }
            } }
            tbody {
                @for it in &report.horizons {
                    tr {
                        td { (it.months) @if it.months == 1 { " month" } @else { " months" } }
                        td { (it.forecasts) }
                        td { (format!("{:.2} %", it.base_rate * 100.0)) }
                        td { (format!("{:.4}", it.log_loss)) }
                        td { (format!("{:.4}", it.climatology_log_loss)) }
                        td { (range(it.gain)) }
                        td { (it.brier_skill.map_or("–".to_owned(), range)) }
                        td { (plain(it.auc, 3)) }
                        td { (plain(it.calibration_error, 4)) }
                        td { (plain(it.observed_over_expected, 2)) }
                    }
                }
            }
        }
    }
}

fn one(it: &HorizonReport) -> Markup {
    html! {
        h2 { "Windows of " (it.months) @if it.months == 1 { " month" } @else { " months" } }
        (reliability(it))
        (by_year(it))
    }
}

/// Forecast against share that happened, both axes on a scale of square roots: most forecasts are small.
fn reliability(it: &HorizonReport) -> Markup {
    let top = it.reliability.iter().map(|bin| bin.high.max(bin.forecast)).fold(0.01, f64::max).min(1.0);
    let at = |value: f64| (value / top).max(0.0).sqrt() * SIDE;
    let (x, y) = (|value: f64| MARGIN + at(value), |value: f64| MARGIN / 2.0 + SIDE - at(value));
    let ticks = [0.0, 0.01, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0];
    let size = SIDE + MARGIN * 1.5;
    html! {
        figure {
            svg width=(size) height=(size) viewBox=(format!("0 0 {size} {size}")) role="img" aria-label="Reliability diagram" {
                line.axis x1=(x(0.0)) y1=(y(0.0)) x2=(x(top)) y2=(y(0.0)) {}
                line.axis x1=(x(0.0)) y1=(y(0.0)) x2=(x(0.0)) y2=(y(top)) {}
                line.even x1=(x(0.0)) y1=(y(0.0)) x2=(x(top)) y2=(y(top)) {}
                @for tick in ticks.into_iter().filter(|tick| *tick <= top) {
                    text x=(x(tick)) y=(y(0.0) + 16.0) text-anchor="middle" { (format!("{:.0}", tick * 100.0)) }
                    text x=(x(0.0) - 6.0) y=(y(tick) + 4.0) text-anchor="end" { (format!("{:.0}", tick * 100.0)) }
                }
                @for bin in &it.reliability {
                    line.mark x1=(x(bin.forecast)) y1=(y(bin.low)) x2=(x(bin.forecast)) y2=(y(bin.high)) {}
                    circle.mark cx=(x(bin.forecast)) cy=(y(bin.observed)) r="4" {
                        title { (format!("{} forecasts, mean {:.2} %: happened {:.2} %", bin.count, bin.forecast * 100.0, bin.observed * 100.0)) }
                    }
                }
                text x=(x(top)) y=(y(0.0) + 30.0) text-anchor="end" { "forecast, %" }
                text x=(x(0.0)) y="12" { "happened, %" }
            }
            figcaption { "Reliability: bins of equal size with 95 % intervals; on the dashed line a forecast means what it says." }
        }
    }
}

fn by_year(it: &HorizonReport) -> Markup {
    let top = it.years.iter().map(|year| year.expected.max(year.observed as f64)).fold(1.0, f64::max);
    let (width, height) = (420.0, SIDE + MARGIN * 1.5);
    let step = (width - MARGIN * 1.5) / it.years.len().max(1) as f64;
    let x = |number: usize| MARGIN + step * (number as f64 + 0.5);
    let y = |value: f64| MARGIN / 2.0 + SIDE * (1.0 - value / top);
    let points = |of: &dyn Fn(usize) -> f64| {
        (0..it.years.len())
            .map(|number| format!("{:.1},{:.1}", x(number), y(of(number))))
            .collect::<Vec<_>>()
            .join(" ")
    };
    html! {
        figure {
            svg width=(width) height=(height) viewBox=(format!("0 0 {width} {height}")) role="img" aria-label="Expected and observed by year" {
                line.axis x1=(MARGIN) y1=(y(0.0)) x2=(width - MARGIN / 2.0) y2=(y(0.0)) {}
                @for value in [0.0, top / 2.0, top] {
                    text x=(MARGIN - 6.0) y=(y(value) + 4.0) text-anchor="end" { (format!("{value:.0}")) }
                }
                @for (number, year) in it.years.iter().enumerate() {
                    text x=(x(number)) y=(y(0.0) + 16.0) text-anchor="middle" { (year.year) }
                    circle.mark cx=(x(number)) cy=(y(year.observed as f64)) r="4" {
                        title { (format!("{}: expected {:.1}, observed {}", year.year, year.expected, year.observed)) }
                    }
                }
                polyline.other points=(points(&|number| it.years[number].expected)) {}
            }
            figcaption { "Windows with an incident, by the year in which they began: dots observed, line expected." }
        }
    }
}
