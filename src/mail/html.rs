//! A letter as HTML that mail programs show alike: tables, inline styles, system fonts, no image, nothing fetched.

use crate::ui::escape::escape;
use std::fmt::Write as _;

use super::clean;
use super::letter::{Block, Fact, Letter, Line, Link, Span};

const FONT: &str = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const TABLE: &str = "role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";
/// The hairline between rows.
const RULE: &str = "border-top:1px solid #DDDAD2;";

/// What inline styles cannot say; a program that drops it shows the wide form, which still fits a phone.
const PHONE: &str = "@media (max-width:480px){.page{padding:0!important}\
                     .sheet{border-radius:0!important;padding:28px 22px!important}\
                     .button{width:100%!important}.button a{display:block!important}}";

/// `municipality` stands beside the brand at the top.
pub(super) fn write(letter: &Letter, municipality: &str) -> String {
    let mut html = String::with_capacity(8 * 1024);
    let lang = letter.lang.tag();
    let subject = escape_line(&letter.subject);
    let brand = letter.lang.mail().brand();
    let municipality = escape_line(municipality);
    let _ = write!(
        html,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light\">\n<title>{subject}</title>\n<style>{PHONE}</style>\n</head>\n\
         <body style=\"margin:0;padding:0;background:#EFECE4;\">\n\
         <div style=\"display:none;max-height:0;overflow:hidden;\">{}</div>\n\
         <table {TABLE} width=\"100%\" style=\"background:#EFECE4;\"><tr>\
         <td class=\"page\" align=\"center\" style=\"padding:28px 20px;\">\n\
         <table {TABLE} width=\"100%\" style=\"max-width:600px;\"><tr>\
         <td class=\"sheet\" align=\"left\" style=\"background:#FFFFFF;border-radius:10px;padding:28px 40px 32px;\
         {FONT}color:#1A1A1A;font-size:16px;line-height:1.5;word-break:break-word;\">\n\
         <p style=\"margin:0 0 26px;font-size:14px;line-height:1.4;color:#53565A;\">\
         <strong style=\"font-size:19px;font-weight:600;color:#1A1A1A;\">{brand}</strong>\
         &nbsp; · &nbsp;{municipality}</p>\n",
        escape_line(&letter.preview),
    );
    for block in &letter.blocks {
        write_block(&mut html, block);
    }
    html.push_str("</td></tr></table>\n</td></tr></table>\n</body>\n</html>\n");
    html
}

fn write_block(html: &mut String, block: &Block) {
    let _ = match block {
        Block::Heading(text) => writeln!(
            html,
            "<h1 style=\"margin:0 0 12px;font-size:28px;line-height:1.25;font-weight:600;\">{}</h1>",
            escape_line(text)
        ),
        Block::Paragraph(text) => {
            writeln!(html, "<p style=\"margin:0 0 16px;font-size:17px;line-height:1.5;\">{}</p>", escape_lines(text))
        }
        Block::Title(text) => writeln!(
            html,
            "<h2 style=\"margin:28px 0 14px;font-size:20px;line-height:1.3;font-weight:600;\">{}</h2>",
            escape_line(text)
        ),
        Block::Facts(facts) => {
            write_facts(html, facts);
            Ok(())
        }
        Block::Button(link) => writeln!(
            html,
            "<table {TABLE} class=\"button\" style=\"margin:28px 0 16px;\"><tr>\
             <td align=\"center\" bgcolor=\"#00565E\" style=\"border-radius:6px;\">\
             <a href=\"{}\" style=\"display:inline-block;padding:12px 24px;font-size:16px;line-height:1.5;\
             font-weight:600;color:#FFFFFF;text-decoration:none;border-radius:6px;\">{}</a></td></tr></table>",
            escape_line(&link.url),
            escape_line(&link.label)
        ),
        Block::Quiet(spans) => writeln!(
            html,
            "<p style=\"margin:0 0 16px;font-size:15px;line-height:1.55;color:#53565A;\">{}</p>",
            escape_spans(spans, "#53565A")
        ),
        Block::Signature(lines) => {
            let lines: Vec<String> = lines.iter().map(|line| escape_line(line)).collect();
            writeln!(
                html,
                "<p style=\"margin:32px 0 0;{RULE}padding:22px 0 0;font-size:14px;line-height:1.5;color:#53565A;\">{}</p>",
                lines.join("<br>")
            )
        }
        Block::Footnote(spans) => writeln!(
            html,
            "<p style=\"margin:20px 0 0;font-size:14px;line-height:1.55;color:#53565A;\">{}</p>",
            escape_spans(spans, "#53565A")
        ),
    };
}

/// Label and lines side by side: narrow enough for a phone.
fn write_facts(html: &mut String, facts: &[Fact]) {
    let _ = writeln!(
        html,
        "<table {} width=\"100%\" style=\"border-bottom:1px solid #DDDAD2;margin:0 0 16px;\">",
        TABLE.replace("role=\"presentation\" ", "")
    );
    for fact in facts {
        let lines: Vec<String> = fact.lines.iter().map(line_html).collect();
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\" align=\"left\" valign=\"top\" width=\"96\" style=\"width:96px;{RULE}\
             padding:10px 8px 10px 0;font-size:15px;line-height:1.5;font-weight:400;color:#53565A;\">{}</th>\
             <td align=\"left\" valign=\"top\" style=\"{RULE}padding:10px 0;font-size:16px;line-height:1.5;\">{}</td></tr>",
            escape_line(&fact.label),
            lines.join("<br>")
        );
    }
    html.push_str("</table>\n");
}

fn line_html(line: &Line) -> String {
    match line {
        Line::Plain(text) => escape_line(text),
        Line::Strong(text) => format!("<strong style=\"font-weight:600;\">{}</strong>", escape_line(text)),
        Line::Link(link) => link_html(link, "#00565E"),
        Line::Change { old, new } => format!(
            "<del style=\"color:#53565A;text-decoration:line-through;\">{}</del> &nbsp;\
             <ins style=\"background:#E5F0F0;border-radius:3px;padding:1px 5px;font-weight:600;text-decoration:none;\">\
             {}</ins>",
            escape_line(old),
            escape_line(new)
        ),
    }
}

fn escape_spans(spans: &[Span], colour: &str) -> String {
    spans
        .iter()
        .map(|span| match span {
            Span::Text(text) => escape(text),
            Span::Link(link) => link_html(link, colour),
        })
        .collect()
}

fn link_html(link: &Link, colour: &str) -> String {
    format!(
        "<a href=\"{}\" style=\"color:{colour};text-decoration:underline;\">{}</a>",
        escape_line(&link.url),
        escape_line(&link.label)
    )
}

fn escape_line(text: &str) -> String {
    escape(&clean::line(text))
}

fn escape_lines(text: &str) -> String {
    clean::lines(text).iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br>")
}
