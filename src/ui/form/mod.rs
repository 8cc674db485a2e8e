//! Forms: what was typed, what is wrong with it, how it becomes values, and how it is drawn.
//!
//! A form is always drawn from raw [`Values`], so that whatever was typed comes back. A feature's `forms.rs` reads
//! them with a [`Reader`]; a refused form is drawn again from the same values and the [`Faults`].
//!
//! ```ignore
//! let mut reader = Reader::new(&values);
//! let name = reader.name("contact.name", Need::Required);
//! let cvr = reader.cvr("organisation.cvr", Need::Optional);
//! match reader.finish(Contact { name, cvr }) {
//!     Ok(contact) => …,
//!     Err(faults) => draw(FormState::new(values, faults, lang)), // status 422
//! }
//! ```
//!
//! Fields take the state by reference: `<TextField form=&form …/>`. Two or three in a row stand in a plain
//! `<div class="field-row">` (with `field-row-date`: date, start, end); labels align above and inputs below, also when
//! one has a hint or a fault.

mod choices;
mod fault;
mod fields;
pub mod limits;
pub mod markup;
mod parse;
mod reader;
mod state;
mod summary;
mod typed;
mod values;

#[cfg(test)]
mod tests;

pub use choices::{Checkbox, CheckboxGroup, Choice, RadioGroup, Select};
pub use fault::{Fault, FaultAt, Faults};
pub use fields::{Hidden, TextArea, TextField};
pub use reader::{Need, Reader};
pub use state::FormState;
pub use summary::ErrorSummary;
pub use typed::{parse_date, parse_time, typed_date, typed_moment, typed_time};
pub use values::Values;
