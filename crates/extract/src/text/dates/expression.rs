//! What the words of a date say, before anything is known of when they were written.

use super::{DateKind, DateRole};

/// A date expression found in tokens `first..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub first: usize,
    pub end: usize,
    pub expression: Expression,
    pub kind: DateKind,
    pub role: DateRole,
}

impl Found {
    pub(super) fn new(first: usize, end: usize, kind: DateKind, expression: Expression) -> Self {
        Self { first, end, expression, kind, role: DateRole::Point }
    }
}

/// Month and day of a calendar date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthDay {
    pub month: i8,
    pub day: i8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Expression {
    /// One day of the calendar.
    Day {
        year: YearOf,
        day: MonthDay,
    },
    /// Several days of the calendar; `year` belongs to the last.
    Days {
        year: YearOf,
        from: MonthDay,
        to: MonthDay,
    },
    /// "On the third", "the 12th", "the fifth of this month": the month comes from what was told.
    DayOfMonth {
        day: i8,
        pick: Pick,
    },
    /// "The last day of July".
    LastDay {
        year: YearOf,
        month: i8,
    },
    Month {
        year: YearOf,
        month: i8,
        part: Part,
    },
    /// "May and June 2015".
    Months {
        year: YearOf,
        from: i8,
        to: i8,
    },
    /// "Last September", "this May", "next March".
    MonthPicked {
        month: i8,
        pick: Pick,
        part: Part,
    },
    /// "Later in September".
    LaterInMonth {
        month: i8,
    },
    Year {
        year: i16,
        part: Part,
    },
    Years {
        from: i16,
        to: i16,
    },
    Decade {
        start: i16,
        part: Part,
    },
    Season {
        year: YearOf,
        season: Season,
        pick: Pick,
    },
    Weekday {
        weekday: i8,
        pick: Pick,
    },
    /// "Tuesday of last week" is -1 weeks.
    WeekdayOfWeek {
        weekday: i8,
        weeks: i32,
    },
    /// From one weekday to another.
    Weekdays {
        from: i8,
        to: i8,
    },
    Weekend {
        pick: Pick,
    },
    /// Days from publication: "yesterday" is -1..-1, "overnight" -1..0.
    FromPublication {
        from: i32,
        to: i32,
    },
    /// "Two weeks ago".
    Ago {
        least: u32,
        most: u32,
        unit: Unit,
    },
    /// "Ten years ago today", "a year ago tomorrow": to the day.
    AgoToTheDay {
        count: u32,
        unit: Unit,
        days: i32,
    },
    /// "In the past two weeks".
    Within {
        count: u32,
        unit: Unit,
    },
    /// "Three days later" (`forward`), "a week earlier", "nine days before".
    Shift {
        least: u32,
        most: u32,
        unit: Unit,
        way: Way,
    },
    /// "This week", "last month", "the same year", "later that month".
    Period {
        unit: Unit,
        pick: Pick,
        part: Part,
    },
    /// A time that no interval can be given for.
    Unknown,
}

/// The year of a date that may not name one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearOf {
    Unsaid,
    /// Below 100 for a year of two digits.
    Given(i16),
    Picked(Pick),
    /// "This past May 23": the last such day up to the day of writing.
    Recent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    /// No word picks one: the last before publication, unless the sentence looks ahead.
    Bare,
    This,
    Last,
    Next,
    /// The one the narrative is at.
    Same,
    Following,
    Preceding,
    /// Two back: "the week before last".
    BeforeLast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Early,
    Mid,
    Late,
    /// Before the moment of speaking or of the narrative: "earlier this month".
    Earlier,
    /// After it: "later that year".
    Later,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// Seconds, minutes, hours.
    Hours,
    Day,
    Week,
    Month,
    Year,
    Decade,
}

/// Direction of a shift, and what it starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// "Three days later": from where the narrative is, forward.
    Later,
    /// "Three days earlier".
    Earlier,
    /// "Three days after the raid".
    AfterEvent,
    /// "Three days before the raid".
    BeforeEvent,
}
