use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

fn check_published(published: &str, raw: &str, expected: Expect) {
    let text = Text::read(raw);
    let lines: Vec<String> = find_dates(&text, published.parse().ok())
        .iter()
        .map(|date| {
            let interval = date.interval.map_or("-".to_owned(), |interval| interval.to_string());
            let role = if date.role == DateRole::Point { String::new() } else { format!(" {:?}", date.role) };
            format!("{} = {interval} {:?}{role}\n", text.slice(date.start..date.end), date.kind)
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

/// As written on a Friday.
fn check(raw: &str, expected: Expect) {
    check_published("2022-09-23", raw, expected);
}

#[test]
fn calendar_days_are_read_in_every_usual_form() {
    check(
        "On 5 September 2022, September 5, 2022, Sept. 5, the 5th of September, Monday, 5 September, Sept 5th, \
         2022-09-05, 13/09/2022, 05/09/2022, 5.9.2022, 3 JAN 90, 4 May '91 and the fifth of May last year.",
        expect![[r#"
            5 September 2022 = 2022-09-05 Absolute
            September 5, 2022 = 2022-09-05 Absolute
            Sept. 5 = 2022-09-05 Absolute
            the 5th of September = 2022-09-05 Absolute
            Monday, 5 September = 2022-09-05 Absolute
            Sept 5th = 2022-09-05 Absolute
            2022-09-05 = 2022-09-05 Absolute
            13/09/2022 = 2022-09-13 Absolute
            05/09/2022 = - Absolute
            5.9.2022 = 2022-09-05 Absolute
            3 JAN 90 = 1990-01-03 Absolute
            4 May '91 = 1991-05-04 Absolute
            the fifth of May last year = 2021-05-05 Absolute
        "#]],
    );
}

#[test]
fn ranges_of_days_are_intervals() {
    check(
        "On 5-6 September, between 3 and 7 May, on the night of 4–5 June, April 28 to May 3, from 28 April to 3 May 2021, \
         on May 3-7, 2020 and in the night of 31 December 2019 to 1 January 2020.",
        expect![[r#"
            5-6 September = 2022-09-05..2022-09-06 Absolute
            3 and 7 May = 2022-05-03..2022-05-07 Absolute
            4–5 June = 2022-06-04..2022-06-05 Absolute
            April 28 to May 3 = 2022-04-28..2022-05-03 Absolute
            28 April to 3 May 2021 = 2021-04-28..2021-05-03 Absolute
            May 3-7, 2020 = 2020-05-03..2020-05-07 Absolute
            31 December 2019 = 2019-12-31 Absolute
            1 January 2020 = 2020-01-01 Absolute
        "#]],
    );
}

#[test]
fn months_years_decades_and_seasons() {
    check(
        "In mid-July, late August, in January 2016, in 2015, since last August, at the end of 2015, early 2016, in spring 2017, \
         the summer of 2014, the 1990s, the late '70s, in 2015-18, between 2012 and 2014, May and June 2021, last month, \
         late last month, in January of last year, last September, over the summer.",
        expect![[r#"
            mid-July = 2022-07-11..2022-07-20 Absolute
            late August = 2022-08-20..2022-08-31 Absolute
            January 2016 = 2016-01 Absolute
            2015 = 2015 Absolute
            last August = 2022-08 Relative Since
            the end of 2015 = 2015-09-01..2015-12-31 Absolute
            early 2016 = 2016-01-01..2016-04-30 Absolute
            spring 2017 = 2017-03-01..2017-05-31 Absolute
            the summer of 2014 = 2014-06-01..2014-08-31 Absolute
            1990s = 1990-01-01..1999-12-31 Absolute
            late '70s = 1976-01-01..1979-12-31 Absolute
            2015-18 = 2015-01-01..2018-12-31 Absolute
            2012 and 2014 = 2012-01-01..2014-12-31 Absolute
            May and June 2021 = 2021-05-01..2021-06-30 Absolute
            last month = 2022-08 Relative
            late last month = 2022-08-20..2022-08-31 Relative
            January of last year = 2021-01 Absolute
            last September = 2021-09 Relative
            the summer = 2022-06-01..2022-08-31 Absolute
        "#]],
    );
}

#[test]
fn dates_relative_to_publication() {
    check(
        "Today, yesterday evening, last night, overnight, this morning, on Monday, late on Tuesday night, last Tuesday, \
         on Friday, this week, last week, earlier this month, last year, over the weekend, two days ago, five years ago, \
         the day before yesterday, on Tuesday of last week, from Sunday to Tuesday, in the past two weeks, two weeks ago.",
        expect![[r#"
            Today = 2022-09-23 Relative
            yesterday evening = 2022-09-22 Relative
            last night = 2022-09-22 Relative
            overnight = 2022-09-22..2022-09-23 Relative
            this morning = 2022-09-23 Relative
            Monday = 2022-09-19 Relative
            Tuesday night = 2022-09-20 Relative
            last Tuesday = 2022-09-20 Relative
            Friday = 2022-09-23 Relative
            this week = 2022-09-19..2022-09-23 Relative
            last week = 2022-09-12..2022-09-18 Relative
            earlier this month = 2022-09-01..2022-09-22 Relative
            last year = 2021 Relative
            over the weekend = 2022-09-17..2022-09-18 Relative
            two days ago = 2022-09-21 Relative
            five years ago = 2017 Relative
            the day before yesterday = 2022-09-21 Relative
            Tuesday of last week = 2022-09-13 Relative
            Sunday to Tuesday = 2022-09-18..2022-09-20 Relative
            the past two weeks = 2022-09-09..2022-09-23 Vague
            two weeks ago = 2022-09-06..2022-09-12 Relative
        "#]],
    );
}

#[test]
fn the_last_such_weekday_is_not_yesterday() {
    check_published(
        "2016-01-13",
        "On Tuesday a man fled; last Tuesday he had not.",
        expect![[r#"
        Tuesday = 2016-01-12 Relative
        last Tuesday = 2016-01-05 Relative
    "#]],
    );
    check_published(
        "2022-09-11",
        "It was on Saturday.",
        expect![[r#"
        Saturday = 2022-09-10 Relative
    "#]],
    );
}

#[test]
fn narrative_dates_lean_on_the_date_before() {
    check(
        "On 12 January 2016 gunmen came. The same day a bomb went off; three days later another. The next morning all was \
         still. A week earlier a guard had died. In July 2021 a clerk was shot, while later in September two bombs went off.\n\n\
         In 2015 they hit a consulate. In July the same year they hit another, and in October a third. Later that year, \
         they rested. Two days before 4 May 2014 nothing happened.",
        expect![[r#"
            12 January 2016 = 2016-01-12 Absolute
            The same day = 2016-01-12 Narrative
            three days later = 2016-01-15 Narrative
            The next morning = 2016-01-16 Narrative
            A week earlier = 2016-01-06..2016-01-12 Narrative
            July 2021 = 2021-07 Absolute
            later in September = 2021-09 Narrative
            2015 = 2015 Absolute
            July the same year = 2015-07 Absolute
            October = 2015-10 Absolute
            Later that year = 2015-11-01..2015-12-31 Narrative
            Two days before = 2014-05-02 Narrative
            4 May 2014 = 2014-05-04 Absolute Before
        "#]],
    );
}

#[test]
fn days_without_a_month_take_the_month_told() {
    check(
        "On the fifth of this month it burned. May 2017 ran as follows. On the third, a car blew up; on the 12th, a bus. \
         On the second floor nobody died. It was on the last day of July 2016 and in the first days of February 2016.",
        expect![[r#"
            the fifth of this month = 2022-09-05 Relative
            May 2017 = 2017-05 Absolute
            the third = 2017-05-03 Narrative
            the 12th = 2017-05-12 Narrative
            the last day of July 2016 = 2016-07-31 Absolute
            the first days of February 2016 = 2016-02-01..2016-02-10 Absolute
        "#]],
    );
}

#[test]
fn the_same_year_is_the_one_last_named() {
    check(
        "It was hit on 18 April 1983. A book came out last month. In October of the same year lorries came.",
        expect![[r#"
        18 April 1983 = 1983-04-18 Absolute
        last month = 2022-08 Relative
        October of the same year = 1983-10 Absolute
    "#]],
    );
}

#[test]
fn a_day_after_the_raid_in_apposition_dates_the_raid() {
    check_published(
        "2015-04-19",
        "Families wept on Sunday, a day after a man blew himself up.",
        expect![[r#"
        Sunday = 2015-04-19 Relative
        a day after = 2015-04-18 Narrative
    "#]],
    );
}

#[test]
fn what_came_a_week_after_dates_the_event_before() {
    check_published(
        "2024-03-12",
        "It burned on Tuesday. The blast came a week after rockets fell.",
        expect![[r#"
        Tuesday = 2024-03-12 Relative
        a week after = 2024-03-02..2024-03-08 Narrative
    "#]],
    );
    check_published(
        "2024-03-12",
        "It burned on Monday. Two days after the fire, men came back.",
        expect![[r#"
        Monday = 2024-03-11 Relative
        Two days after = 2024-03-09 Narrative
    "#]],
    );
}

#[test]
fn datelines_give_the_day_of_writing() {
    check_published(
        "",
        "KABUL, Sept. 6, 2022 (Meridian) - A bomb went off on Monday.",
        expect![[r#"
        Sept. 6, 2022 = 2022-09-06 Absolute Dateline
        Monday = 2022-09-05 Relative
    "#]],
    );
    check_published(
        "",
        "   SAN SALVADOR, 3 JAN 90 -- [TEXT] A BOMB WENT OFF YESTERDAY.",
        expect![[r#"
        3 JAN 90 = 1990-01-03 Absolute Dateline
        YESTERDAY = 1990-01-02 Relative
    "#]],
    );
    check_published(
        "",
        "A bomb went off on Monday, two days ago.",
        expect![[r#"
        Monday = - Relative
        two days ago = - Relative
    "#]],
    );
}

#[test]
fn roles_tell_deadlines_futures_and_stretches() {
    check(
        "Leave by Tuesday or die, they warned. The talks will open on Monday. Next week all stops. Until 2014 it was calm, \
         before 2012 more so. By Monday evening the toll had risen. They pray on Fridays. It lasted for three days.",
        expect![[r#"
            Tuesday = 2022-09-27 Relative Deadline
            Monday = 2022-09-26 Relative Future
            Next week = 2022-09-26..2022-10-02 Relative Future
            2014 = 2014 Absolute Until
            2012 = 2012 Absolute Before
            Monday evening = 2022-09-19 Relative
            Fridays = - Relative Recurring
            three days = - Duration Duration
        "#]],
    );
}

#[test]
fn what_only_looks_like_a_date_is_left_alone() {
    check(
        "It may be 2000 people. They march 5 km. Flight 1986 has 2,015 seats, $2015 each. In July 14 people died. The 24-year-old \
         said a second blast killed 12. Resolution 1973 stands.",
        expect![[r#"
            July = 2022-07 Absolute
        "#]],
    );
}

#[test]
fn upper_case_months_need_a_cue() {
    check_published(
        "1990-06-12",
        "ON 10 MAY IT MAY RAIN. IN MAY 12 PEOPLE MAY HAVE DIED ON SATURDAY MORNING, 9 JUNE.",
        expect![[r#"
        10 MAY = 1990-05-10 Absolute
        MAY = 1990-05 Absolute
        SATURDAY MORNING, 9 JUNE = 1990-06-09 Absolute
    "#]],
    );
}

proptest! {
    #[test]
    fn any_text_gives_ordered_dates(raw in any::<String>(), words in proptest::collection::vec(
        "on |in |the |last |[0-9]{1,4} |-|May |September |, |two |days |later |ago |of |and |week |year |Monday |same |'s |before |mid-|s |early |until ", 0..40)) {
        for raw in [raw, words.concat()] {
            let text = Text::read(&raw);
            for published in [None, Some(Date::constant(2022, 9, 23)), Some(Date::MIN), Some(Date::MAX)] {
                let mut end = 0;
                for date in find_dates(&text, published) {
                    prop_assert!(date.start >= end && date.start < date.end);
                    prop_assert!(raw.get(date.start..date.end).is_some());
                    end = date.end;
                }
            }
        }
    }

    #[test]
    fn no_rule_starts_where_the_cheap_look_says_no(words in proptest::collection::vec(
        "the |a |an |on |over |at |more |than |about |several |half |few |two |twenty-five |hundred |[0-9]{1,2} |\
         [12][0-9]{3} |1980s |5th |fifth |first |second |end |half of |day |days |night |weeks |month |year |decades |\
         hours |weekend |fortnight |Monday |Fridays |tues\\. |May |Sept\\. |mid-July |May-June |late-2016 |fall |\
         spring |summer |fifties |' |'80s |early |mid|later |earlier in |yesterday |tonight |overnight |today |ago |\
         before |after |following |same |very |previous |next |last |past |this |that |these |coming |recent |\
         recently |new year's day |christmas eve |boxing day |attacks |, |- |/|\\. |of |in |to |and |or |since ", 1..25)) {
        let raw = words.concat();
        let text = Text::read(&raw);
        let scan = Scan { text: &text };
        for at in (0..text.tokens.len()).filter(|&at| !scan.may_open(at)) {
            prop_assert!(RULES.iter().all(|rule| rule(scan, at).is_none()), "{raw} at {at}");
        }
    }
}

#[test]
fn days_of_a_story_follow_its_own_dates() {
    check(
        "On August 7 a van blew up, and twelve days after that a truck. By this morning the count was six. Three days \
         before, a mill had burned. In May a bus was hit. Two days afterwards a train was. On the 9th a second train \
         was hit. The camp fell this past April 23, and ten years ago today the bridge. In 1978 a charge cost two \
         lives; another did the year after.",
        expect![[r#"
            August 7 = 2022-08-07 Absolute
            twelve days after = 2022-08-19 Narrative
            this morning = 2022-09-23 Relative
            Three days before = 2022-08-16 Narrative
            May = 2022-05 Absolute
            Two days afterwards = 2022-05 Narrative
            the 9th = 2022-05-09 Narrative
            this past April 23 = 2022-04-23 Absolute
            ten years ago today = 2012-09-23 Relative
            1978 = 1978 Absolute
            the year after = 1979 Narrative
        "#]],
    );
    check(
        "10 and 11 September. On the Sunday evening men shot at the post.\n\n2011\n\n20 September. A mob came.",
        expect![[r#"
            10 and 11 September = 2022-09-10..2022-09-11 Absolute
            Sunday evening = 2022-09-11 Relative
            2011 = 2011 Absolute
            20 September = 2011-09-20 Absolute
        "#]],
    );
}
