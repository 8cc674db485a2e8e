//! Seats over time as a step line, drawn on the server: data in, view out.
//!
//! One drawing fits every width: across it is measured in per cent, and only the line itself is stretched, with a stroke
//! that is not. So text is as large on a phone as on a desk, where more dates have room.

use chrono::{Days, NaiveDate};
use leptos::prelude::*;

/// What a plot shows, with the words on it.
#[derive(Clone, Debug)]
pub struct Plot {
    /// The day of the first value.
    pub from: NaiveDate,
    /// Up to which day the drawing reaches.
    pub to: NaiveDate,
    /// How each day ended, from the first on.
    pub values: Vec<u32>,
    pub capacity: u32,
    /// "40 pladser"
    pub capacity_word: String,
    /// "i dag"; nothing where the last value is not today's.
    pub today: Option<&'static str>,
    /// How a date is written below.
    pub date: fn(NaiveDate) -> String,
    /// The sentence that says what the drawing shows.
    pub sentence: String,
}

/// Height of the drawing, and of the line's part in it, in pixels.
const HEIGHT: u32 = 216;
const TOP: u32 = 28;
const BOTTOM: u32 = 184;

/// Round steps of the numbers to the left: how large one is, and how far they reach.
fn steps(most: u32) -> (u32, u32) {
    let most = most.max(1);
    let mut unit = 1_u32;
    loop {
        for step in [unit, unit.saturating_mul(2), unit.saturating_mul(5)] {
            if most.div_ceil(step) <= 4 {
                return (step, most);
            }
        }
        unit = unit.saturating_mul(10);
    }
}

/// The numbers to the left, without those that the capacity's line would touch.
fn numbers(most: u32, capacity: u32) -> Vec<u32> {
    let (step, reach) = steps(most);
    let is_clear = |number: &u32| u64::from(number.abs_diff(capacity)) * 10 > u64::from(reach);
    (0..=reach).step_by(step as usize).filter(is_clear).collect()
}

/// How high a value stands, in pixels from above.
fn height(value: u32, most: u32) -> u32 {
    let span = u64::from(BOTTOM - TOP);
    let up = (u64::from(value) * span + u64::from(most) / 2) / u64::from(most.max(1));
    BOTTOM - u32::try_from(up.min(span)).unwrap_or_default()
}

/// A place across, in thousandths.
fn across(days: usize, all: usize) -> u32 {
    u32::try_from(days.min(all) * 1000 / all.max(1)).unwrap_or(1000)
}

fn percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// A date below the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Tick {
    days: usize,
    at: u32,
    /// Only where there is room for it.
    wide: bool,
}

/// The dates between the first day and the last one: as many round weeks or months as have room. `taken`: where words
/// stand already, in thousandths.
fn ticks(all: usize, taken: &[u32]) -> Vec<Tick> {
    let mut shown: Vec<Tick> = Vec::new();
    let Some(step) = [1, 2, 7, 14, 28, 56, 91, 182, 364].into_iter().find(|step| across(*step, all) >= 200) else {
        return shown;
    };
    let gap = |at: u32, others: &mut dyn Iterator<Item = u32>| others.map(|other| at.abs_diff(other)).min();
    for days in (step..all).step_by(step) {
        let at = across(days, all);
        if gap(at, &mut taken.iter().copied()).is_some_and(|gap| gap < 180) {
            continue;
        }
        let mut narrow = taken.iter().copied().chain(shown.iter().filter(|tick| !tick.wide).map(|tick| tick.at));
        let wide = gap(at, &mut narrow).is_some_and(|gap| gap < 290);
        shown.push(Tick { days, at, wide });
    }
    shown
}

impl Plot {
    fn most(&self) -> u32 {
        self.values.iter().copied().max().unwrap_or_default().max(self.capacity).max(1)
    }

    /// How many days it is wide; one at least.
    fn all(&self) -> usize {
        let days = usize::try_from((self.to - self.from).num_days()).unwrap_or_default() + 1;
        days.max(self.values.len()).max(1)
    }

    /// The step line, and the area below it: a day is one wide.
    fn paths(&self) -> (String, String) {
        let most = self.most();
        let mut line = String::new();
        for (day, value) in self.values.iter().enumerate() {
            let y = height(*value, most);
            let start = if day == 0 { "M0 " } else { "V" };
            line.extend([start, &y.to_string(), "H", &(day + 1).to_string()]);
        }
        let area = if line.is_empty() { String::new() } else { format!("{line}V{BOTTOM}H0Z") };
        (line, area)
    }

    pub fn view(self) -> impl IntoView + use<> {
        let (most, all) = (self.most(), self.all());
        let (line, area) = self.paths();
        let numbers = numbers(most, self.capacity);
        let lines = numbers
            .iter()
            .map(|number| {
                let y = height(*number, most).to_string();
                view! { <line class="plot-line" x1="0" x2="100%" y1=y.clone() y2=y/> }
            })
            .collect_view();
        let labels = numbers
            .iter()
            .map(|number| {
                let y = (height(*number, most) + 4).to_string();
                view! { <text class="plot-word plot-number" x="100%" y=y>{*number}</text> }
            })
            .collect_view();
        let capacity = height(self.capacity, most);
        let (full, full_word) = (capacity.to_string(), (capacity - 10).to_string());
        let now = across(self.values.len(), all);
        let last = self.values.last().copied().unwrap_or_default();
        let y = height(last, most);
        // To the right of its dot, or above it where there is no room.
        let is_late = now > 880;
        let (class, dx, dy) = if is_late { ("plot-now plot-end", "-8", "-12") } else { ("plot-now", "11", "5") };
        // In a full house the number would lie in the line of the capacity, or in its word.
        let said_at = match y.abs_diff(capacity) {
            near if is_late && near < 26 => y + 34,
            near if near < 12 => y + 16,
            _ => y,
        };
        let today = self.today.filter(|_| now < 1000);
        let end = 1000;
        let shows_end = all > 1 && (today.is_none() || now <= 800);
        let shows_start = today.is_none() || now >= 150;
        let date = |days: usize| (self.date)(self.from.checked_add_days(Days::new(days as u64)).unwrap_or(self.to));
        let fixed: Vec<u32> =
            [shows_start.then_some(0), today.map(|_| now), shows_end.then_some(end)].into_iter().flatten().collect();
        let dates = ticks(all, &fixed)
            .into_iter()
            .map(|tick| {
                let class = if tick.wide { "plot-word plot-middle plot-wide" } else { "plot-word plot-middle" };
                view! { <text class=class x=percent(tick.at) y="208">{date(tick.days)}</text> }
            })
            .collect_view();
        let points = format!("0 0 {all} {HEIGHT}");
        let tall = HEIGHT.to_string();
        view! {
            <div class="plot" role="img" aria-label=self.sentence.clone()>
                <svg class="plot-numbers" height=tall.clone() focusable="false">{labels}</svg>
                <svg class="plot-lines" height=tall.clone() focusable="false">
                    {lines}
                    <svg width="100%" height=tall.clone() viewBox=points preserveAspectRatio="none">
                        <path class="plot-area" d=area/>
                        <path class="plot-steps" d=line/>
                    </svg>
                    <line class="plot-full" x1="0" x2="100%" y1=full.clone() y2=full/>
                    <text class="plot-word plot-strong" x="0" y=full_word>{self.capacity_word.clone()}</text>
                    <line class="plot-today" x1=percent(now) x2=percent(now) y1=y.to_string() y2=BOTTOM.to_string()/>
                    <line class="plot-last" x1="100%" x2="100%" y1="12" y2=BOTTOM.to_string()/>
                    <circle class="plot-dot" cx=percent(now) cy=y.to_string() r="5"/>
                    <text class=class x=percent(now) y=said_at.to_string() dx=dx dy=dy>{last}</text>
                    {shows_start.then(|| view! { <text class="plot-word" x="0" y="208">{date(0)}</text> })}
                    {dates}
                    {today.map(|word| view! { <text class="plot-word plot-middle" x=percent(now) y="208">{word}</text> })}
                    {shows_end.then(|| view! { <text class="plot-word plot-number" x="100%" y="208">{date(all - 1)}</text> })}
                </svg>
            </div>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plot(values: &[u32], days: u64, capacity: u32) -> Plot {
        let from = NaiveDate::from_ymd_opt(2026, 10, 26).unwrap();
        Plot {
            from,
            to: from + Days::new(days - 1),
            values: values.to_vec(),
            capacity,
            capacity_word: "40 pladser".to_owned(),
            today: Some("i dag"),
            date: |date| date.format("%d.%m").to_string(),
            sentence: "Sentence".to_owned(),
        }
    }

    #[test]
    fn numbers_are_round_few_and_clear_of_the_capacity() {
        assert_eq!(numbers(40, 40), [0, 10, 20, 30]);
        assert_eq!(numbers(4, 4), [0, 1, 2, 3]);
        assert_eq!(numbers(1, 1), [0]);
        assert_eq!(numbers(42, 40), [0, 20], "40 is told by the capacity's own word");
        assert_eq!(numbers(5000, 5000), [0, 2000, 4000]);
        for most in 1..3000 {
            assert!((1..=5).contains(&numbers(most, most).len()), "{most}");
        }
    }

    #[test]
    fn a_value_stands_between_the_bottom_and_the_top() {
        assert_eq!((height(0, 40), height(40, 40), height(20, 40)), (BOTTOM, TOP, 106));
        assert_eq!(height(u32::MAX, 1), TOP);
        assert_eq!(height(0, 0), BOTTOM);
    }

    #[test]
    fn the_line_steps_from_day_to_day_and_the_area_closes_below_it() {
        let (line, area) = plot(&[20, 40, 40], 10, 40).paths();
        assert_eq!(line, "M0 106H1V28H2V28H3");
        assert_eq!(area, "M0 106H1V28H2V28H3V184H0Z");
        assert_eq!(plot(&[], 1, 40).paths(), (String::new(), String::new()));
        assert_eq!(plot(&[7], 1, 40).all(), 1, "one day is one wide");
        assert_eq!(plot(&[7, 8, 9], 1, 40).all(), 3, "what came later than the last day is still shown");
    }

    #[test]
    fn dates_stand_apart_however_many_days_there_are() {
        for all in 1..800 {
            let taken = [0, 600, 1000];
            let ticks = ticks(all, &taken);
            assert!(ticks.len() <= 4, "{all} days");
            for pair in ticks.windows(2) {
                assert!(pair[1].at - pair[0].at >= 190, "{all} days: {ticks:?}");
            }
            let narrow: Vec<u32> = ticks.iter().filter(|tick| !tick.wide).map(|tick| tick.at).chain(taken).collect();
            for (place, one) in narrow.iter().enumerate() {
                assert!(narrow[place + 1..].iter().all(|other| one.abs_diff(*other) >= 280), "{all} days: {narrow:?}");
            }
        }
        let weeks: Vec<usize> = ticks(35, &[0, 1000]).iter().map(|tick| tick.days).collect();
        assert_eq!(weeks, [7, 14, 21, 28]);
    }
}
