//! An address as a QR code, to be drawn as one path.

use std::fmt::Write as _;

use qrcode::{Color, QrCode};

/// A code's squares, ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Squares on a side, without the white edge of four that readers need around it.
    pub size: usize,
    /// SVG path data: the dark squares, each one unit wide.
    pub path: String,
}

/// `None` for a text that no code can hold (some 2,300 bytes).
pub fn code(text: &str) -> Option<Code> {
    let code = QrCode::new(text).ok()?;
    let size = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(size.max(1)).enumerate() {
        let mut x = 0;
        // Neighbours are drawn as one, which leaves no hairline between them.
        for run in row.chunk_by(|left, right| left == right) {
            let length = run.len();
            if run.first() == Some(&Color::Dark) {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{x} {y}h{length}v1h-{length}z");
            }
            x += length;
        }
    }
    Some(Code { size, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_square_by_square() {
        let code = code("webcal://kobling.example/calendar/all.ics").unwrap();
        assert!(code.size >= 21, "no code is smaller");
        // The finder in the upper left corner: a frame of seven with three by three in it.
        assert!(code.path.starts_with("M0 0h7v1h-7z"), "{}", code.path);
        for part in ["M0 1h1v1h-1z", "M6 1h1v1h-1z", "M2 2h3v1h-3z", "M0 6h7v1h-7z"] {
            assert!(code.path.contains(part), "{part} in {}", code.path);
        }
        let drawn: usize = code.path.split('h').filter_map(|part| part.split('v').next()?.parse::<usize>().ok()).sum();
        let dark = QrCode::new("webcal://kobling.example/calendar/all.ics").unwrap().to_colors();
        assert_eq!(drawn, dark.iter().filter(|color| **color == Color::Dark).count());
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert_eq!(code(&"x".repeat(5000)), None);
    }
}
