use std::fmt::Write as _;

use super::*;

/// Twenty years of attacks in six countries, more in some; every third on an embassy.
fn history(folder: &Path) -> PathBuf {
    let mut text = "eventid,iyear,imonth,iday,country,region,targtype,natlty,gname\n".to_owned();
    let countries = ["France", "Spain", "Kenya", "Somalia", "Peru", "Chile"];
    let mut number = 0usize;
    for year in 1990..2010 {
        for month in 1..=12 {
            for (place, country) in countries.iter().enumerate() {
                let busy = (year * 7 + month * 5 + place * 11) % (3 + place * 4) == 0;
                if busy {
                    number += 1;
                    let class = if number.is_multiple_of(3) { "Government (Diplomatic)" } else { "Business" };
                    writeln!(text, "{number},{year},{month},1,{country},World,{class},Japan,Group {place}")
                        .unwrap();
                }
            }
        }
    }
    text.push_str("x,2009,13,1,France,World,Business,,\n");
    let path = folder.join("made.csv");
    fs::write(&path, text).unwrap();
    path
}

fn config(data: PathBuf) -> BacktestConfig {
    BacktestConfig {
        data,
        mapping: None,
        class: Some(TargetClass::Diplomatic),
        horizons: vec![1, 3],
        from: Some(2005),
        to: None,
        seed: 1,
        draws: 50,
    }
}

#[test]
fn history_is_replayed_the_same_way_every_time_and_bad_rows_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(history(folder.path()));
    let report = run(&config, &mut |_| true).unwrap();
    assert_eq!(report, run(&config, &mut |_| true).unwrap());
    assert_eq!((report.hosts, report.bad, report.years), (6, 1, (2005, 2009)));
    assert!(report.bad_rows[0].reason.contains("2009-13-1"));
    let quarter = &report.horizons[1];
    assert_eq!(quarter.forecasts, 6 * (60 - 2));
    let happened: u64 = quarter.years.iter().map(|year| year.observed).sum();
    assert!((quarter.base_rate - happened as f64 / quarter.forecasts as f64).abs() < 1e-12);
    let html = page(&report);
    assert!(html.contains("Global Terrorism Database") && html.contains("<svg"));
}

#[test]
fn what_cannot_be_replayed_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let data = history(folder.path());
    let early = BacktestConfig { from: Some(1991), ..config(data.clone()) };
    assert!(run(&early, &mut |_| true).unwrap_err().to_string().contains("from 1990 to 2009"));
    let none = BacktestConfig { class: Some(TargetClass::Media), ..config(data.clone()) };
    assert!(run(&none, &mut |_| true).unwrap_err().to_string().contains("media"));
    let mapping = BacktestConfig { mapping: Some("gdt".into()), ..config(data.clone()) };
    assert!(run(&mapping, &mut |_| true).unwrap_err().to_string().contains("gtd"));
    assert!(matches!(run(&config(data), &mut |_| false), Err(BacktestError::Stopped)));
}
