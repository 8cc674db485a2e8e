//! A small strict reader of calendar files: what cannot be read as RFC 5545 asks fails the test.

/// One content line, unfolded.
#[derive(Debug, PartialEq, Eq)]
pub struct Line {
    pub name: String,
    pub parameters: Vec<(String, String)>,
    pub value: String,
}

impl Line {
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The value as TEXT, unescaped.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n') => text.push('\n'),
                    Some(c @ ('\\' | ';' | ',')) => text.push(c),
                    other => panic!("{}: no such escape: {other:?}", self.name),
                },
                ';' | ',' => panic!("{}: unescaped {c:?} in {:?}", self.name, self.value),
                c => text.push(c),
            }
        }
        text
    }
}

/// The lines of a file, its form checked: CRLF everywhere and no other control, 75 octets a line, no line empty, no
/// character split (which would not be a `str`), no property empty.
pub fn read(file: &str) -> Vec<Line> {
    let body = file.strip_suffix("\r\n").expect("the file ends in CRLF");
    let mut lines: Vec<String> = Vec::new();
    for physical in body.split("\r\n") {
        assert!(physical.len() <= 75, "{} octets: {physical:?}", physical.len());
        assert!(!physical.chars().any(char::is_control), "a control in {physical:?}");
        match physical.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("the first line is no continuation").push_str(rest),
            None => lines.push(physical.to_owned()),
        }
    }
    lines.iter().map(|line| parse(line)).collect()
}

/// The names of the lines; a BEGIN or END together with its component.
pub fn shape(lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .map(|line| match line.name.as_str() {
            "BEGIN" | "END" => format!("{}:{}", line.name, line.value),
            name => name.to_owned(),
        })
        .collect()
}

/// The only line of that name in the VEVENT, outside its alarm.
pub fn only<'a>(lines: &'a [Line], name: &str) -> &'a Line {
    let mut found = event(lines).filter(|line| line.name == name);
    let line = found.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(found.next().is_none(), "{name} stands twice");
    line
}

/// The lines of the VEVENT, outside its alarm.
pub fn event(lines: &[Line]) -> impl Iterator<Item = &Line> {
    let mut within: Vec<&str> = Vec::new();
    lines.iter().filter(move |line| match line.name.as_str() {
        "BEGIN" => {
            within.push(&line.value);
            false
        }
        "END" => {
            assert_eq!(within.pop(), Some(line.value.as_str()), "END closes what BEGIN opened");
            false
        }
        _ => within.last() == Some(&"VEVENT"),
    })
}

fn parse(line: &str) -> Line {
    let name_end = line.find([';', ':']).unwrap_or_else(|| panic!("no value in {line:?}"));
    let name = line[..name_end].to_owned();
    assert!(name.chars().all(|c| c.is_ascii_uppercase() || c == '-') && !name.is_empty(), "a name: {name:?}");
    let mut rest = &line[name_end..];
    let mut parameters: Vec<(String, String)> = Vec::new();
    while let Some(parameter) = rest.strip_prefix(';') {
        let (key, after) = parameter.split_once('=').expect("a parameter has a value");
        assert!(parameters.iter().all(|(other, _)| other != key), "{key} stands twice in {line:?}");
        let (value, after) = if let Some(quoted) = after.strip_prefix('"') {
            quoted.split_once('"').expect("the quote closes")
        } else {
            after.split_at(after.find([';', ':', ',', '"']).expect("a value follows"))
        };
        assert!(!value.is_empty(), "{key} is empty in {line:?}");
        parameters.push((key.to_owned(), value.to_owned()));
        rest = after;
    }
    let value = rest.strip_prefix(':').unwrap_or_else(|| panic!("no colon at {rest:?}")).to_owned();
    assert!(!value.is_empty(), "{name} is empty");
    Line { name, parameters, value }
}
