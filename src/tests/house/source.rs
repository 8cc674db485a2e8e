//! Reads the source tree, and tells code, comments and string literals apart.

use std::path::Path;

/// A file of the source tree.
pub struct Source {
    /// From `src/`: `events/store.rs`.
    pub path: String,
    pub text: String,
    /// The text with comments and the insides of literals made blank; as long as the text, line by line.
    pub code: String,
    pub literals: Vec<Literal>,
}

/// A string literal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// From 1.
    pub line: usize,
    pub text: String,
    /// The code before it on its line, blank literals included: `class=` of an attribute.
    pub before: String,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Self {
        // Tests stand at the end of a file, where they do not have one of their own.
        let text = text.find("#[cfg(test)]\nmod tests {").map_or(text, |tests| &text[..tests]);
        let (code, literals) = lex(text);
        Self { path: path.to_owned(), text: text.to_owned(), code, literals }
    }

    /// Tests may do what the program may not.
    pub fn is_test(&self) -> bool {
        self.path.split('/').any(|part| part == "tests" || part.ends_with("tests.rs"))
    }

    /// What shows the building blocks to those who work on them is no part of the program.
    pub fn is_sample(&self) -> bool {
        self.path.starts_with("ui/gallery")
    }

    pub fn within(&self, part: &str) -> bool {
        self.path.split('/').any(|name| name == part || name.strip_suffix(".rs") == Some(part))
    }
}

/// Every file under `src/`, tests included.
pub fn tree() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    collect(&root, &root, &mut sources);
    assert!(sources.len() > 50, "the source tree was not found");
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    sources
}

/// Every file of the program itself.
pub fn program() -> Vec<Source> {
    tree().into_iter().filter(|source| !source.is_test()).collect()
}

fn collect(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            sources.push(Source::new(&name, &std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// Splits a text into code (everything else blank) and string literals.
fn lex(text: &str) -> (String, Vec<Literal>) {
    let characters: Vec<char> = text.chars().collect();
    let at = |index: usize| characters.get(index).copied().unwrap_or('\0');
    let mut code = String::with_capacity(text.len());
    let mut literals = Vec::new();
    let mut index = 0;
    while index < characters.len() {
        let begin = index;
        let (end, inside) = match at(index) {
            '/' if at(index + 1) == '/' => (find(&characters, index, |i| at(i) == '\n'), None),
            '/' if at(index + 1) == '*' => {
                (find(&characters, index + 2, |i| at(i) == '*' && at(i + 1) == '/') + 2, None)
            }
            '"' => string(&characters, index),
            'r' if !is_word(characters.get(index.wrapping_sub(1))) && raw_hashes(&characters, index + 1).is_some() => {
                let hashes = raw_hashes(&characters, index + 1).unwrap();
                let start = index + 2 + hashes;
                let closes = |i: usize| at(i) == '"' && (1..=hashes).all(|n| at(i + n) == '#');
                let close = find(&characters, start, closes);
                (close + 1 + hashes, Some(characters[start..close.min(characters.len())].iter().collect()))
            }
            '\'' if at(index + 1) == '\\' => (find(&characters, index + 3, |i| at(i) == '\'') + 1, None),
            '\'' if at(index + 2) == '\'' => (index + 3, None),
            other => {
                code.push(other);
                index += 1;
                continue;
            }
        };
        if let Some(inside) = inside {
            let line = code.matches('\n').count() + 1;
            let before = code.rsplit('\n').next().unwrap_or_default().trim_start().to_owned();
            literals.push(Literal { line, text: inside, before });
        }
        index = end.min(characters.len());
        code.extend(characters[begin..index].iter().map(|character| if *character == '\n' { '\n' } else { ' ' }));
    }
    (code, literals)
}

/// The end of a string that begins here, and what it says.
fn string(characters: &[char], begin: usize) -> (usize, Option<String>) {
    let mut inside = String::new();
    let mut index = begin + 1;
    while index < characters.len() && characters[index] != '"' {
        if characters[index] == '\\' {
            index += 1;
            match characters.get(index) {
                Some('n' | 'r' | 't') => inside.push(' '),
                // A string that goes on in the next line.
                Some('\n') => {
                    while characters.get(index + 1).is_some_and(|next| next.is_whitespace()) {
                        index += 1;
                    }
                }
                Some(other) => inside.push(*other),
                None => {}
            }
        } else {
            inside.push(characters[index]);
        }
        index += 1;
    }
    (index + 1, Some(inside))
}

fn raw_hashes(characters: &[char], from: usize) -> Option<usize> {
    let hashes = characters[from..].iter().take_while(|character| **character == '#').count();
    (characters.get(from + hashes) == Some(&'"')).then_some(hashes)
}

fn is_word(character: Option<&char>) -> bool {
    character.is_some_and(|character| character.is_alphanumeric() || *character == '_')
}

fn find(characters: &[char], from: usize, is_it: impl Fn(usize) -> bool) -> usize {
    (from..characters.len()).find(|index| is_it(*index)).unwrap_or(characters.len())
}

#[test]
fn code_comments_and_literals_are_told_apart() {
    let source = Source::new(
        "a.rs",
        "//! It's \"quoted\"\nlet c = '\"'; let l: &'static str = \"one \\\"two\\\"\";\nf(r#\"three \"four\"\"#, /* \"no\" */ 'x');\n",
    );
    let literals: Vec<(usize, &str)> = source.literals.iter().map(|one| (one.line, one.text.as_str())).collect();
    assert_eq!(literals, [(2, "one \"two\""), (3, "three \"four\"")]);
    assert_eq!(source.literals[0].before.replace(' ', ""), "letc=;letl:&'staticstr=");
    assert_eq!(source.code.lines().count(), source.text.lines().count());
    assert!(!source.code.contains("quoted") && !source.code.contains("no") && source.code.contains("'static"));
}
