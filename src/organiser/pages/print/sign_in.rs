//! The sign-in sheet: everybody who is expected, with room for a tick, a signature and a few more.

use leptos::prelude::*;

use super::Sheet;

/// Rows for those who come without a seat.
const MORE: usize = 6;

pub fn sign_in(sheet: Sheet) -> impl IntoView {
    let text = sheet.lang.lists();
    let rows = sheet
        .seats
        .iter()
        .map(|seat| {
            view! {
                <tr>
                    <td><span class="paper-box"></span></td>
                    <th scope="row">{seat.name.clone()}</th>
                    <td>{seat.organisation.clone()}</td>
                    <td></td>
                </tr>
            }
        })
        .collect_view();
    let more = (0..MORE)
        .map(|_| view! { <tr><td><span class="paper-box"></span></td><td></td><td></td><td></td></tr> })
        .collect_view();
    let names = sheet.lang.organiser_registrations();
    let table = (!sheet.seats.is_empty()).then(|| {
        view! {
            <table class="paper-table">
                <thead>
                    <tr>
                        <th scope="col">{text.arrived()}</th>
                        <th scope="col">{names.name()}</th>
                        <th scope="col">{text.organisation()}</th>
                        <th scope="col">{text.signature()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tbody class="paper-more">
                    <tr><th scope="rowgroup" colspan="4">{text.room_for_more()}</th></tr>
                    {more}
                </tbody>
            </table>
        }
    });
    view! {
        {sheet.head(text.how_to_print(), &[], true)}
        {sheet.nobody()}
        {table}
    }
}
