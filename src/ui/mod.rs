//! Building blocks of pages that know no feature: the shell, forms, notices, tables, meters, dates, icons.
//!
//! How to write a page with them: every component's documentation shows its use, and `gallery.rs` (a test) draws
//! whole pages. Markup that has no logic is written in the page itself with the classes of `style/`; the partial
//! that owns a class names its markup on top.
//!
//! Only `browser` is also built for the browser: what islands do there.

pub mod browser;

#[cfg(feature = "ssr")]
mod breadcrumbs;
#[cfg(feature = "ssr")]
mod button;
#[cfg(feature = "ssr")]
mod date;
#[cfg(feature = "ssr")]
mod document;
#[cfg(feature = "ssr")]
pub mod draw;
#[cfg(feature = "ssr")]
mod empty;
#[cfg(feature = "ssr")]
pub mod escape;
#[cfg(feature = "ssr")]
mod facts;
#[cfg(feature = "ssr")]
pub mod form;
#[cfg(test)]
mod gallery;
#[cfg(feature = "ssr")]
pub mod icons;
#[cfg(feature = "ssr")]
mod meter;
#[cfg(feature = "ssr")]
mod notice;
#[cfg(feature = "ssr")]
mod pager;
#[cfg(feature = "ssr")]
mod plot;
#[cfg(feature = "ssr")]
mod prose;
#[cfg(feature = "ssr")]
mod seats;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
mod table;
#[cfg(feature = "ssr")]
mod tabs;
#[cfg(feature = "ssr")]
mod tag;

#[cfg(feature = "ssr")]
pub use breadcrumbs::Breadcrumbs;
#[cfg(feature = "ssr")]
pub use button::{ButtonLink, Look, Submit};
#[cfg(feature = "ssr")]
pub use date::{DateBlock, DateTile, FullDate, Place, When, machine};
#[cfg(feature = "ssr")]
pub use document::document;
#[cfg(feature = "ssr")]
pub use empty::Empty;
#[cfg(feature = "ssr")]
pub use facts::{Fact, Facts, Purpose};
#[cfg(feature = "ssr")]
pub use icons::{Glyph, Icon};
#[cfg(feature = "ssr")]
pub use meter::{Capacity, Meter, share as meter_share};
#[cfg(feature = "ssr")]
pub use notice::{Notice, NoticeKind};
#[cfg(feature = "ssr")]
pub use pager::Pager;
#[cfg(feature = "ssr")]
pub use plot::Plot;
#[cfg(feature = "ssr")]
pub use prose::Prose;
#[cfg(feature = "ssr")]
pub use seats::Seats;
#[cfg(feature = "ssr")]
pub use shell::{Bar, Link, Meta, SiteInfo};
#[cfg(feature = "ssr")]
pub use table::{Column, Row, Sort, Sorts, Table};
#[cfg(feature = "ssr")]
pub use tabs::{Tab, Tabs};
#[cfg(feature = "ssr")]
pub use tag::{Kind, KindGlyph, Tag, Tone};
