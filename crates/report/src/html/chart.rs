//! Small inline SVG charts, each with its text alternative.

use maud::{Markup, html as markup};
use model::Stage;

use crate::Timeline;
use crate::phrase::percent;

/// Bounds and words of the ICD 203 scale.
const BANDS: &[(f64, f64, &str, &str)] = &[
    (0.01, 0.05, "almost no chance", ""),
    (0.05, 0.20, "very unlikely", "very unlikely"),
    (0.20, 0.45, "unlikely", "unlikely"),
    (0.45, 0.55, "roughly even chance", "even"),
    (0.55, 0.80, "likely", "likely"),
    (0.80, 0.95, "very likely", "very likely"),
    (0.95, 0.99, "almost certain", ""),
];

/// The probability on the ICD 203 scale, with its interval.
pub(super) fn gauge(probability: f64, interval: Option<(f64, f64)>) -> Markup {
    let x = |share: f64| share.clamp(0.0, 1.0) * 600.0 + 10.0;
    let words = interval.map_or_else(String::new, |(low, high)| {
        format!(", 90% interval {} to {}", percent(low), percent(high))
    });
    markup! {
        figure.gauge {
            svg viewBox="0 0 620 74" role="img" aria-label={ "Probability " (percent(probability)) (words) " on the ICD 203 scale" } {
                @for (index, (low, high, name, label)) in BANDS.iter().enumerate() {
                    rect class={ "band b" (index % 2) } x=(x(*low)) y="26" width=(x(*high) - x(*low)) height="14" { title { (name) } }
                    text.word x=((x(*low) + x(*high)) / 2.0) y="16" text-anchor="middle" { (label) }
                }
                @if let Some((low, high)) = interval {
                    rect.interval x=(x(low)) y="29" width=((x(high) - x(low)).max(2.0)) height="8" rx="4" {}
                }
                circle.point cx=(x(probability)) cy="33" r="8" {}
                @for (share, label) in [(0.0, "0%"), (0.2, "20%"), (0.45, "45%"), (0.55, "55%"), (0.8, "80%"), (1.0, "100%")] {
                    text.tick x=(x(share)) y="60" text-anchor=(if share < 0.01 { "start" } else if share > 0.99 { "end" } else { "middle" }) { (label) }
                }
            }
        }
    }
}

/// Lower segments have no room for their count.
const LOWEST_LABELLED: f64 = 14.0;

/// Incidents by year and stage: segments one above the other, each with its own count and never with a sum of stages.
/// Then the same in words.
pub(super) fn timeline(timeline: &Timeline, words: &[Markup]) -> Markup {
    let years = timeline.years().map_or_else(Vec::new, |(first, last)| (first..=last).collect::<Vec<i16>>());
    let count = |year: i16, stage: Stage| {
        let point = timeline.points.iter().find(|point| point.year == year && point.stage == stage);
        point.map_or(0, |point| point.count)
    };
    let total = |year: i16| Stage::ALL.iter().map(|stage| count(year, *stage)).sum::<usize>();
    let highest = years.iter().map(|year| total(*year)).max().unwrap_or(1).max(1);
    let step = 600.0 / years.len().max(1) as f64;
    let height_of = |count: usize| count as f64 * 70.0 / highest as f64;
    let every = years.len().div_ceil(12).max(1);
    let below = |year: i16, stage: Stage| {
        Stage::ALL.iter().take_while(|other| **other != stage).map(|other| count(year, *other)).sum::<usize>()
    };
    markup! {
        figure.timeline {
            figcaption { (timeline.caption) }
            div.legend aria-hidden="true" {
                @for stage in Stage::ALL {
                    @if timeline.points.iter().any(|point| point.stage == *stage) { span { span class={ "swatch " (stage) } {} (stage) } }
                }
            }
            svg viewBox="0 0 620 112" role="img" aria-label={ (timeline.caption) ": columns, the same in words below" } {
                line.axis x1="10" y1="88" x2="610" y2="88" {}
                @for (index, year) in years.iter().enumerate() {
                    @let left = 10.0 + index as f64 * step;
                    @for stage in Stage::ALL {
                        @let n = count(*year, *stage);
                        @if n > 0 {
                            rect class=(stage) x=(left + step * 0.15) width=((step * 0.7).min(28.0)) y=(88.0 - height_of(below(*year, *stage) + n)) height=(height_of(n)) {
                                title { (year) ": " (n) " " (stage) }
                            }
                            @if height_of(n) >= LOWEST_LABELLED {
                                text.count x=(left + step * 0.15 + (step * 0.7).min(28.0) / 2.0) y=(88.0 - height_of(below(*year, *stage)) - height_of(n) / 2.0 + 4.0) text-anchor="middle" { (n) }
                            }
                        }
                    }
                    @if index % every == 0 {
                        text.tick x=(left + step * 0.15 + (step * 0.7).min(28.0) / 2.0) y="104" text-anchor="middle" { (year) }
                    }
                }
            }
            details { summary { "In words" } ul { @for sentence in words { li { (sentence) } } } }
        }
    }
}
