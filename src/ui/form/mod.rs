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

pub mod markup;

#[cfg(feature = "ssr")]
mod choices;
#[cfg(feature = "ssr")]
mod fault;
#[cfg(feature = "ssr")]
mod fields;
#[cfg(feature = "ssr")]
pub mod limits;
#[cfg(feature = "ssr")]
mod parse;
#[cfg(feature = "ssr")]
mod reader;
#[cfg(feature = "ssr")]
mod state;
#[cfg(feature = "ssr")]
mod summary;
#[cfg(feature = "ssr")]
mod typed;
#[cfg(feature = "ssr")]
mod values;

#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use choices::{Checkbox, CheckboxGroup, Choice, RadioGroup, Select};
#[cfg(feature = "ssr")]
pub use fault::{Fault, FaultAt, Faults};
#[cfg(feature = "ssr")]
pub use fields::{Hidden, TextArea, TextField};
#[cfg(feature = "ssr")]
pub use reader::{Need, Reader};
#[cfg(feature = "ssr")]
pub use state::FormState;
#[cfg(feature = "ssr")]
pub use summary::ErrorSummary;
#[cfg(feature = "ssr")]
pub use typed::{parse_date, parse_time, typed_date, typed_moment, typed_time};
#[cfg(feature = "ssr")]
pub use values::Values;
