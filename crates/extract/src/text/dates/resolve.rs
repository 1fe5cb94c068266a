//! From what the words say to an interval: the day of writing, the narrative, and the calendar together.

use jiff::{ToSpan, civil::Date};
use model::DateInterval;

use super::{
    DateRole, arithmetic,
    expression::{Expression, Found, MonthDay, Part, Pick, Season, Unit, Way, YearOf},
};

/// Where a mention stands, and what the words around it tell of its direction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub sentence: usize,
    pub paragraph: usize,
    /// The sentence looks ahead of the day of writing ("will", "due").
    pub ahead: bool,
    /// Tells when something happened ("in 2015"), not which thing is meant ("the 2015 raid").
    pub adverbial: bool,
    /// Follows another date in apposition: "on Sunday, a day after".
    pub apposed: bool,
    /// A heading that dates what follows it.
    pub heading: bool,
    /// "On the Sunday evening": one of the days told before.
    pub definite: bool,
    /// "By this morning": how things stood when it was written, which moves no story.
    pub passing: bool,
}

/// The narrative's last date.
#[derive(Debug, Clone, Copy)]
struct Context {
    interval: DateInterval,
    sentence: usize,
    paragraph: usize,
    explicit_year: bool,
}

#[derive(Debug, Clone, Copy)]
struct NarrativeYear {
    year: i16,
    sentence: usize,
    paragraph: usize,
    heading: bool,
}

/// A narrative year holds for this many sentences of its paragraph.
const YEAR_HOLDS: usize = 8;
/// A day without a year that lies this close before publication belongs to it whatever year was told before.
const FRESH_DAYS: i32 = 30;
/// A story told in order goes on within this time.
const STORY_DAYS: i32 = 100;
/// A past day told without a year is at most this far back if a coming one lies within `COMING_DAYS`.
const FAR_BACK_DAYS: i32 = 330;
const COMING_DAYS: i32 = 30;
/// Weekdays behind an older explicit date count from that date, not from publication.
const HISTORIC_DAYS: i32 = 21;

/// Resolves the mentions of one text in order.
pub(super) struct Resolver {
    pub published: Option<Date>,
    context: Option<Context>,
    /// The last date of a few days at most.
    day: Option<Context>,
    year: Option<NarrativeYear>,
    /// The year last named as the time of something.
    named_year: Option<i16>,
}

impl Resolver {
    pub(super) fn new(published: Option<Date>) -> Self {
        Self { published, context: None, day: None, year: None, named_year: None }
    }

    /// The interval of `found`, without any effect on later mentions.
    pub(super) fn interval(&self, found: &Found, at: &Standing) -> Option<DateInterval> {
        match found.expression {
            Expression::Day { year, day } => self.day(year, day, at),
            Expression::Days { year, from, to } => {
                let last = self.day(year, to, at)?.to();
                let first_year = if from.month > to.month { last.year() - 1 } else { last.year() };
                Some(DateInterval::spanning(Date::new(first_year, from.month, from.day).ok()?, last))
            }
            Expression::Month { year, month, part } => {
                let whole = self.month(year, month, at)?;
                Some(self.clip(arithmetic::part_of_month(whole, part), at))
            }
            Expression::Months { year, from, to } => {
                let last = self.month(year, to, at)?;
                let first_year = if from > to { last.from().year() - 1 } else { last.from().year() };
                Some(self.clip(DateInterval::month(first_year, from)?.hull(last), at))
            }
            Expression::DayOfMonth { day, pick } => self.day_of_month(day, pick, at),
            Expression::LastDay { year, month } => Some(DateInterval::day(self.month(year, month, at)?.to())),
            Expression::MonthPicked { month, pick, part } => self.month_picked(month, pick, part),
            Expression::LaterInMonth { month } => self.later_in_month(month, at),
            Expression::Year { year, part } => {
                Some(self.clip(arithmetic::part_of_year(DateInterval::year(year)?, part), at))
            }
            Expression::Years { from, to } => Some(DateInterval::year(from)?.hull(DateInterval::year(to)?)),
            Expression::Decade { start, part } => arithmetic::part_of_decade(start, part),
            Expression::Season { year, season, pick } => self.season(year, season, pick),
            Expression::Weekday { weekday, pick } => self.weekday(weekday, pick, at),
            Expression::WeekdayOfWeek { weekday, weeks } => {
                let week = arithmetic::week(self.published?).shift(weeks * 7);
                Some(DateInterval::day(arithmetic::add_days(week.from(), i32::from(weekday) - 1)?))
            }
            Expression::Weekdays { from, to } => {
                let last = self.weekday(to, Pick::Bare, at)?.to();
                let back = (i32::from(to) - i32::from(from)).rem_euclid(7);
                Some(DateInterval::spanning(arithmetic::add_days(last, -back)?, last))
            }
            Expression::Weekend { pick } => self.weekend(pick),
            Expression::FromPublication { from, to } => {
                let day = self.published?;
                Some(DateInterval::spanning(arithmetic::add_days(day, from)?, arithmetic::add_days(day, to)?))
            }
            Expression::Ago { least, most, unit } => arithmetic::ago(self.published?, least, most, unit),
            Expression::AgoToTheDay { count, unit, days } => {
                let day = arithmetic::add_days(self.published?, days)?;
                Some(DateInterval::day(arithmetic::back(day, count, unit)?))
            }
            Expression::Within { count, unit } => {
                let day = self.published?;
                Some(DateInterval::spanning(arithmetic::back(day, count, unit)?, day))
            }
            Expression::Shift { least, most, unit, way } => self.shift(least, most, unit, way, at),
            Expression::Period { unit, pick, part } => self.period(unit, pick, part, at),
            Expression::Unknown => None,
        }
    }

    /// Keeps what later mentions may lean on.
    pub(super) fn remember(&mut self, found: &Found, interval: Option<DateInterval>, at: &Standing) {
        let Some(interval) = interval.filter(|_| found.role == DateRole::Point) else {
            return;
        };
        let explicit_year = names_year(&found.expression);
        if explicit_year && at.adverbial && interval.from().year() == interval.to().year() {
            let (sentence, paragraph, heading) = (at.sentence, at.paragraph, at.heading);
            self.named_year = Some(interval.from().year());
            self.year = Some(NarrativeYear { year: interval.from().year(), sentence, paragraph, heading });
        }
        if from_publication(&found.expression) {
            self.year = self.year.filter(|year| year.heading);
        }
        if (at.adverbial || interval.days() == 1) && !at.passing {
            let context = Context { interval, sentence: at.sentence, paragraph: at.paragraph, explicit_year };
            self.context = Some(context);
            if interval.days() <= 3 {
                self.day = Some(context);
            }
        }
    }

    fn told_year(&self, at: &Standing) -> Option<i16> {
        let told = self.year?;
        let near = told.paragraph == at.paragraph && at.sentence - told.sentence <= YEAR_HOLDS;
        (near || told.heading).then_some(told.year)
    }

    fn base(&self) -> Option<DateInterval> {
        self.context.map(|context| context.interval).or(self.published.map(DateInterval::day))
    }

    /// "Of the same year" means the year last named, if one was.
    fn told_base(&self) -> Option<DateInterval> {
        self.named_year.and_then(DateInterval::year).or_else(|| self.base())
    }

    fn year_of(&self, year: YearOf) -> Option<i16> {
        match year {
            YearOf::Unsaid | YearOf::Recent => None,
            YearOf::Given(short) if short < 100 => Some(arithmetic::century(short, self.published)),
            YearOf::Given(year) => Some(year),
            YearOf::Picked(pick) => {
                let base = match pick {
                    Pick::Same | Pick::Following | Pick::Preceding => self.told_base()?.from(),
                    _ => self.published?,
                };
                let step = match pick {
                    Pick::Last | Pick::Preceding => -1,
                    Pick::Next | Pick::Following => 1,
                    _ => 0,
                };
                Some(base.year() + step)
            }
        }
    }

    fn day(&self, year: YearOf, day: MonthDay, at: &Standing) -> Option<DateInterval> {
        let in_year = |year: i16| Date::new(year, day.month, day.day).ok();
        if year == YearOf::Recent {
            let latest = |day: Date| self.published.is_some_and(|published| day <= published);
            let mut years = (0..9).filter_map(|back| in_year(self.published?.year() - back));
            return years.find(|&day| latest(day)).map(DateInterval::day);
        }
        if year != YearOf::Unsaid {
            return in_year(self.year_of(year)?).map(DateInterval::day);
        }
        let told = self.told_year(at).and_then(in_year);
        let Some(published) = self.published else {
            let of_context = || in_year(self.context?.interval.from().year());
            return told.or_else(of_context).map(DateInterval::day);
        };
        let past = (0..9).filter_map(|back| in_year(published.year() - back)).find(|&date| date <= published);
        let coming =
            (0..9).filter_map(|ahead| in_year(published.year() + ahead)).find(|&date| date > published);
        let age = past.map_or(i32::MAX, |past| model::date::days_between(past, published));
        let goes_on = told.is_some_and(|told| self.goes_on(told, at));
        let headed = self.year.is_some_and(|year| year.heading);
        if let Some(told) = told.filter(|&told| told <= published && (age > FRESH_DAYS || goes_on || headed))
        {
            return Some(DateInterval::day(told));
        }
        let wait = coming.map_or(i32::MAX, |coming| model::date::days_between(published, coming));
        let ahead = at.ahead || age > FAR_BACK_DAYS && wait <= COMING_DAYS;
        if ahead { coming.or(past) } else { past.or(coming) }.map(DateInterval::day)
    }

    /// Whether a day of the year told goes on from a date of that year, told before it in its paragraph.
    fn goes_on(&self, told: Date, at: &Standing) -> bool {
        self.context.is_some_and(|context| {
            let since = model::date::days_between(context.interval.from(), told);
            context.paragraph == at.paragraph && (0..=STORY_DAYS).contains(&since)
        })
    }

    fn month(&self, year: YearOf, month: i8, at: &Standing) -> Option<DateInterval> {
        if year != YearOf::Unsaid {
            return DateInterval::month(self.year_of(year)?, month);
        }
        let told = self.told_year(at).and_then(|year| DateInterval::month(year, month));
        let told = told.filter(|told| self.published.is_none_or(|published| told.from() <= published));
        if told.is_some() {
            return told;
        }
        let Some(published) = self.published else {
            return DateInterval::month(self.context?.interval.from().year(), month);
        };
        let year = published.year();
        let year = match (at.ahead, month.cmp(&published.month())) {
            (true, std::cmp::Ordering::Less) => year + 1,
            (false, std::cmp::Ordering::Greater) => year - 1,
            _ => year,
        };
        DateInterval::month(year, month)
    }

    /// The last such day up to the end of the month that the narrative is at, or of the month picked.
    fn day_of_month(&self, day: i8, pick: Pick, at: &Standing) -> Option<DateInterval> {
        let passed = self.context.is_some_and(|context| {
            context.interval.days() > 7 && context.sentence + 1 < at.sentence && !context.explicit_year
        });
        let base = match pick {
            Pick::Same if passed && self.published.is_some() => self.published?,
            Pick::Same | Pick::Following | Pick::Preceding => self.base()?.from(),
            _ => self.published?,
        };
        let step = match pick {
            Pick::Last | Pick::Preceding => -1,
            Pick::Next | Pick::Following => 1,
            _ => 0,
        };
        let month = base.checked_add(step.months()).ok()?;
        let found = Date::new(month.year(), month.month(), day).ok()?;
        let early = self.published.is_some_and(|published| found > published) && pick == Pick::Same;
        if early {
            let before = found.checked_sub(1.month()).ok()?;
            return (before.day() == day).then_some(DateInterval::day(before));
        }
        Some(DateInterval::day(found))
    }

    fn month_picked(&self, month: i8, pick: Pick, part: Part) -> Option<DateInterval> {
        let base = match pick {
            Pick::Same | Pick::Following | Pick::Preceding => self.base()?.to(),
            _ => self.published?,
        };
        let later = i16::from(month <= base.month());
        let year = match pick {
            Pick::Last | Pick::Preceding | Pick::BeforeLast => {
                base.year() - 1 + i16::from(month < base.month())
            }
            Pick::Next | Pick::Following => base.year() + later,
            Pick::This | Pick::Same | Pick::Bare => base.year(),
        };
        Some(arithmetic::part_of_month(DateInterval::month(year, month)?, part))
    }

    fn later_in_month(&self, month: i8, at: &Standing) -> Option<DateInterval> {
        let Some(context) = self.context else { return self.month(YearOf::Unsaid, month, at) };
        let base = context.interval;
        let year = base.to().year() + i16::from(month < base.to().month() && base.days() < 300);
        let whole = DateInterval::month(year, month)?;
        let after = arithmetic::add_days(base.to(), 1)?;
        Some(DateInterval::new(whole.from().max(after), whole.to()).unwrap_or(whole))
    }

    fn season(&self, year: YearOf, season: Season, pick: Pick) -> Option<DateInterval> {
        if year != YearOf::Unsaid {
            return arithmetic::season(self.year_of(year)?, season);
        }
        let base = match pick {
            Pick::Same | Pick::Following | Pick::Preceding => self.base()?.to(),
            _ => self.published?,
        };
        let mut years = (-1..=1).filter_map(|step| arithmetic::season(base.year() + step, season));
        match pick {
            Pick::Last | Pick::Preceding | Pick::BeforeLast => years.rfind(|interval| interval.to() < base),
            Pick::Next | Pick::Following => years.find(|interval| interval.from() > base),
            Pick::This | Pick::Same => years.find(|interval| interval.to() >= base),
            Pick::Bare => years.rfind(|interval| interval.from() <= base),
        }
    }

    fn weekday(&self, weekday: i8, pick: Pick, at: &Standing) -> Option<DateInterval> {
        let told = self.context.filter(|context| {
            let old = self
                .published
                .is_none_or(|day| model::date::days_between(context.interval.to(), day) > HISTORIC_DAYS);
            let named = context.explicit_year && context.interval.days() <= 7;
            let itself = context.interval.days() == 1
                && context.interval.from().weekday().to_monday_one_offset() == weekday;
            let meant = at.definite && context.interval.days() <= 7;
            context.paragraph == at.paragraph && (meant || (named || itself) && old)
        });
        let day = match (pick, told) {
            (Pick::Following, _) => {
                arithmetic::next_weekday(arithmetic::add_days(self.base()?.to(), 1)?, weekday)?
            }
            (Pick::Preceding, _) => {
                arithmetic::last_weekday(arithmetic::add_days(self.base()?.from(), -1)?, weekday)?
            }
            (Pick::Same, _) => arithmetic::next_weekday(self.base()?.from(), weekday)?,
            (Pick::Bare, Some(told)) if at.definite => {
                arithmetic::next_weekday(told.interval.from(), weekday)?
            }
            (Pick::Bare, Some(told)) => arithmetic::next_weekday(told.interval.to(), weekday)?,
            (Pick::Next, _) => arithmetic::next_weekday(arithmetic::add_days(self.published?, 1)?, weekday)?,
            (Pick::Bare, None) if at.ahead => arithmetic::next_weekday(self.published?, weekday)?,
            (Pick::Bare, None) => arithmetic::last_weekday(self.published?, weekday)?,
            (Pick::This, _) => {
                let monday = arithmetic::week(self.published?).from();
                arithmetic::add_days(monday, i32::from(weekday) - 1)?
            }
            // Nobody writes "last Tuesday" for yesterday.
            (Pick::Last | Pick::BeforeLast, _) => {
                arithmetic::last_weekday(arithmetic::add_days(self.published?, -2)?, weekday)?
            }
        };
        Some(DateInterval::day(day))
    }

    fn weekend(&self, pick: Pick) -> Option<DateInterval> {
        let saturday = match pick {
            Pick::Same => arithmetic::last_weekday(self.base()?.to(), 6)?,
            Pick::Following => arithmetic::next_weekday(arithmetic::add_days(self.base()?.to(), 1)?, 6)?,
            Pick::Preceding => arithmetic::last_weekday(arithmetic::add_days(self.base()?.from(), -1)?, 6)?,
            Pick::Next => arithmetic::next_weekday(arithmetic::add_days(self.published?, 1)?, 6)?,
            Pick::This if (3..=5).contains(&self.published?.weekday().to_monday_one_offset()) => {
                arithmetic::next_weekday(self.published?, 6)?
            }
            Pick::Last | Pick::BeforeLast => {
                arithmetic::last_weekday(arithmetic::add_days(self.published?, -2)?, 6)?
            }
            Pick::Bare | Pick::This => arithmetic::last_weekday(self.published?, 6)?,
        };
        Some(DateInterval::spanning(saturday, arithmetic::add_days(saturday, 1)?))
    }

    fn shift(&self, least: u32, most: u32, unit: Unit, way: Way, at: &Standing) -> Option<DateInterval> {
        let context = self.context.map(|context| context.interval);
        let forward = match way {
            Way::Later => true,
            Way::Earlier => false,
            // "On Sunday, a day after a raid": the raid was a day before. So too where nothing was dated yet.
            Way::AfterEvent => context.is_some() && !at.apposed,
            Way::BeforeEvent => at.apposed,
        };
        let base = self.base()?;
        let shifted = arithmetic::shifted(base, least, most, unit, forward)?;
        // What is told as past cannot lie ahead of the day of writing: then the event was before.
        let impossible =
            self.published.is_some_and(|published| shifted.from() > published && base.from() <= published);
        if way == Way::AfterEvent && impossible && !at.ahead {
            return arithmetic::shifted(base, least, most, unit, false);
        }
        Some(shifted)
    }

    /// A shift from a date that follows it: "two days before 5 September".
    pub(super) fn shift_from(base: DateInterval, expression: &Expression) -> Option<DateInterval> {
        let Expression::Shift { least, most, unit, way } = *expression else { return None };
        arithmetic::shifted(base, least, most, unit, matches!(way, Way::Later | Way::AfterEvent))
    }

    fn period(&self, unit: Unit, pick: Pick, part: Part, at: &Standing) -> Option<DateInterval> {
        let narrative = matches!(pick, Pick::Same | Pick::Following | Pick::Preceding);
        let base = if narrative { self.base()? } else { DateInterval::day(self.published?) };
        let step = match pick {
            Pick::Last | Pick::Preceding => -1,
            Pick::BeforeLast => -2,
            Pick::Next | Pick::Following => 1,
            Pick::Bare | Pick::This | Pick::Same => 0,
        };
        let whole = match unit {
            Unit::Hours | Unit::Day if narrative && base.days() > 3 => {
                let base = self.day_of_story(at).unwrap_or(base);
                return (base.days() <= 31).then(|| base.shift(step));
            }
            Unit::Hours | Unit::Day => return (base.days() <= 31).then(|| base.shift(step)),
            Unit::Week if base.days() > 31 => return None,
            Unit::Week => arithmetic::week(base.from()).shift(7 * step),
            Unit::Month if base.days() > 62 => return None,
            Unit::Month => arithmetic::month_of(base.from().checked_add(step.months()).ok()?)?,
            Unit::Year => DateInterval::year(base.from().year() + i16::try_from(step).ok()?)?,
            Unit::Decade => return None,
        };
        let clipped = match (pick, part) {
            (Pick::This, Part::Whole) => DateInterval::new(whole.from(), base.to()),
            // "Later that week" on a weekend runs into the next.
            (_, Part::Later) if unit == Unit::Week && base.to() >= arithmetic::add_days(whole.to(), -1)? => {
                DateInterval::new(arithmetic::add_days(base.to(), 1)?, arithmetic::add_days(base.to(), 6)?)
            }
            (_, Part::Earlier) => DateInterval::new(whole.from(), arithmetic::add_days(base.from(), -1)?),
            (_, Part::Later) => DateInterval::new(arithmetic::add_days(base.to(), 1)?, whole.to()),
            (_, part) if unit == Unit::Week => Some(arithmetic::part_of_week(whole, part)),
            (_, part) if unit == Unit::Month => Some(arithmetic::part_of_month(whole, part)),
            (_, part) if unit == Unit::Year => Some(arithmetic::part_of_year(whole, part)),
            _ => Some(whole),
        };
        Some(clipped.unwrap_or(whole))
    }

    /// "The same day" is that of the story, not of a month told in passing in another paragraph.
    fn day_of_story(&self, at: &Standing) -> Option<DateInterval> {
        let passing = self.context.is_some_and(|context| context.paragraph != at.paragraph);
        let news = |day: &Context| {
            self.published
                .is_some_and(|now| model::date::days_between(day.interval.from(), now) <= FRESH_DAYS)
        };
        self.day.filter(|_| passing).filter(news).map(|day| day.interval)
    }

    /// What is told as past cannot lie behind the day of writing.
    fn clip(&self, interval: DateInterval, at: &Standing) -> DateInterval {
        match self.published {
            Some(day) if !at.ahead && interval.contains(day) => DateInterval::spanning(interval.from(), day),
            _ => interval,
        }
    }
}

fn names_year(expression: &Expression) -> bool {
    match expression {
        Expression::Day { year, .. }
        | Expression::Days { year, .. }
        | Expression::Month { year, .. }
        | Expression::Months { year, .. } => matches!(year, YearOf::Given(_) | YearOf::Picked(_)),
        Expression::Season { year, .. } | Expression::LastDay { year, .. } => {
            matches!(year, YearOf::Given(_))
        }
        Expression::Year { .. } => true,
        _ => false,
    }
}

fn from_publication(expression: &Expression) -> bool {
    matches!(
        expression,
        Expression::FromPublication { .. }
            | Expression::Ago { .. }
            | Expression::AgoToTheDay { .. }
            | Expression::Weekday { pick: Pick::Bare | Pick::Last, .. }
    )
}
