//! The organiser's picture of capacity: one square a seat, one circle a waiting seat.

use leptos::prelude::*;

use super::meter::share;
use crate::text::Lang;

/// Above so many seats the squares become a bar.
const SQUARES_UP_TO: u32 = 120;

/// What one seat looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seat {
    Taken,
    Held,
    Free,
    Waiting,
}

/// Numbers, then a square a seat in fives (20 a row, 10 on phones): filled = taken, hatched = held, empty = free;
/// below a dotted line a circle a waiting seat. Over 120 seats: a bar with the same patterns.
///
/// `children` is the sentence under it that explains what is held and who waits.
///
/// ```ignore
/// <Seats lang taken=34 held=5 free=1 waiting=7>{text.seats_explained(&capacity)}</Seats>
/// ```
#[component]
pub fn Seats(
    lang: Lang,
    taken: u32,
    /// Seats that an offer or a group holds; without any the number is left out.
    #[prop(optional)]
    held: u32,
    free: u32,
    waiting: u32,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let text = lang.ui();
    let number = |seat, word: &'static str, count: u32| {
        view! {
            <div>
                <dt>
                    <svg class="seat-key" width="18" height="18" viewBox="0 0 22 22" aria-hidden="true" focusable="false">{mark(seat, 2)}</svg>
                    {word}
                </dt>
                <dd>{count}</dd>
            </div>
        }
    };
    let total = taken.saturating_add(held).saturating_add(free);
    let picture = if total <= SQUARES_UP_TO && waiting <= SQUARES_UP_TO {
        let seats = [(Seat::Taken, taken), (Seat::Held, held), (Seat::Free, free)];
        view! {
            {fives(&seats)}
            {(waiting > 0).then(|| view! { <hr class="seats-rule"/>{fives(&[(Seat::Waiting, waiting)])} })}
        }
        .into_any()
    } else {
        bar(taken, held, total).into_any()
    };
    view! {
        <div class="seats">
            <dl class="seats-numbers">
                {number(Seat::Taken, text.seats_taken(), taken)}
                {(held > 0).then(|| number(Seat::Held, text.seats_held(), held))}
                {number(Seat::Free, text.seats_free(), free)}
                {number(Seat::Waiting, text.seats_waiting(), waiting)}
            </dl>
            <div class="seats-picture" role="img" aria-label=text.seats_picture(taken, held, free, waiting)>{picture}</div>
            {children.map(|children| view! { <p class="seats-note">{children()}</p> })}
        </div>
    }
}

/// All seats in drawings of five, so that the page can wrap them.
fn fives(kinds: &[(Seat, u32)]) -> impl IntoView + use<> {
    let seats: Vec<Seat> = kinds.iter().flat_map(|&(seat, count)| std::iter::repeat_n(seat, count as usize)).collect();
    let groups = seats
        .chunks(5)
        .map(|five| {
            let marks = (0..).step_by(25).zip(five).map(|(x, &seat)| mark(seat, x + 2)).collect_view();
            view! { <svg viewBox="0 0 124 24" focusable="false">{marks}</svg> }
        })
        .collect_view();
    view! { <div class="seats-fives">{groups}</div> }
}

/// One seat, 20 wide, at a distance from the left.
fn mark(seat: Seat, x: u32) -> AnyView {
    match seat {
        Seat::Waiting => view! { <circle class="seat-waiting" cx=(x + 9).to_string() cy="11" r="8.5"/> }.into_any(),
        Seat::Taken => square("seat-taken", x).into_any(),
        Seat::Free => square("seat-free", x).into_any(),
        Seat::Held => {
            let hatch = format!("M{} 19L{} 4M{} 12L{} 4M{} 19L{} 11", x + 2, x + 17, x + 1, x + 9, x + 10, x + 18);
            view! { {square("seat-held", x)}<path class="seat-hatch" d=hatch/> }.into_any()
        }
    }
}

fn square(class: &'static str, x: u32) -> impl IntoView + use<> {
    view! { <rect class=class x=x.to_string() y="2" width="19" height="19" rx="4"/> }
}

fn bar(taken: u32, held: u32, total: u32) -> impl IntoView + use<> {
    view! {
        <svg class="seats-bar" width="100%" height="32" focusable="false">
            <defs>
                <pattern id="seats-hatch" width="8" height="8" patternUnits="userSpaceOnUse">
                    <path class="seat-hatch" d="M-2 10L10 -2M-2 2L2 -2M6 10L10 6"/>
                </pattern>
            </defs>
            <rect class="seat-taken" width=share(taken, total) height="32"/>
            <rect fill="url(#seats-hatch)" x=share(taken, total) width=share(held, total) height="32"/>
        </svg>
    }
}
