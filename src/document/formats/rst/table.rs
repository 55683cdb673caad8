//! Tables drawn with marks: each cell is a segment, put together from its lines.

use super::{inline, marks::adornment};
use crate::{
    document::{SegmentKind, collect::Collector},
    text::Span,
};

/// Reads a table that begins at a line; gives the line behind it, or `None` if there is no table.
pub(super) fn read(out: &mut Collector<'_>, lines: &[Span], at: usize) -> Option<usize> {
    let first = out.source()[lines[at].range()].trim_start();
    if is_grid_border(first) {
        return Some(grid(out, lines, at));
    }
    if is_simple_border(first) { simple(out, lines, at) } else { None }
}

fn is_grid_border(text: &str) -> bool {
    text.len() > 2 && text.starts_with("+-") && text.ends_with('+') && text.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'='))
}

fn is_simple_border(text: &str) -> bool {
    text.starts_with("==")
        && text.bytes().all(|byte| matches!(byte, b'=' | b' '))
        && (text.contains(' ') || adornment(text).is_some())
}

/// Lines of one row, from border to border.
fn grid(out: &mut Collector<'_>, lines: &[Span], mut at: usize) -> usize {
    let source = out.source();
    let indent = source[lines[at].range()].len() - source[lines[at].range()].trim_start().len();
    let mut row: Vec<Span> = Vec::new();
    while let Some(&line) = lines.get(at) {
        let text = &source[line.range()];
        let body = text.get(indent..).unwrap_or("");
        if body.starts_with('+') {
            grid_row(out, &row);
            row.clear();
        } else if body.starts_with('|') {
            row.push(Span::new(line.start() + indent as u32, line.end()));
        } else {
            break;
        }
        at += 1;
    }
    grid_row(out, &row);
    at
}

/// Cells end where each line of the row has a bar in the same column.
fn grid_row(out: &mut Collector<'_>, row: &[Span]) {
    let source = out.source();
    let Some(first) = row.first() else { return };
    let bars: Vec<usize> =
        source[first.range()].chars().enumerate().filter(|&(_, c)| c == '|').map(|(column, _)| column).collect();
    let in_all = |column: usize| row.iter().all(|line| source[line.range()].chars().nth(column) == Some('|'));
    let bars: Vec<usize> = bars.into_iter().filter(|&column| in_all(column)).collect();
    for pair in bars.windows(2) {
        let parts: Vec<Span> = row.iter().map(|line| columns(source, *line, pair[0] + 1, Some(pair[1]))).collect();
        cell(out, &parts);
    }
}

fn simple(out: &mut Collector<'_>, lines: &[Span], at: usize) -> Option<usize> {
    let source = out.source();
    let border = lines[at];
    let mut starts: Vec<usize> = Vec::new();
    let mut before = ' ';
    for (column, c) in source[border.range()].chars().enumerate() {
        if c == '=' && before == ' ' {
            starts.push(column);
        }
        before = c;
    }
    let last =
        (at + 1..lines.len()).take(400).filter(|&n| is_simple_border(source[lines[n].range()].trim_start())).take(2).last()?;
    let mut rows: Vec<Vec<Span>> = Vec::new();
    for line in &lines[at + 1..last] {
        let text = source[line.range()].trim_start();
        if text.is_empty() || is_simple_border(text) || adornment(text).is_some() {
            flush(out, &mut rows);
            continue;
        }
        let cells: Vec<Span> =
            starts.iter().enumerate().map(|(n, &start)| columns(source, *line, start, starts.get(n + 1).copied())).collect();
        // A row goes on where its first column is empty.
        if cells.first().is_some_and(|cell| !source[cell.range()].trim().is_empty()) {
            flush(out, &mut rows);
        }
        rows.push(cells);
    }
    flush(out, &mut rows);
    Some(last + 1)
}

fn flush(out: &mut Collector<'_>, rows: &mut Vec<Vec<Span>>) {
    let n_columns = rows.first().map_or(0, Vec::len);
    for column in 0..n_columns {
        let parts: Vec<Span> = rows.iter().filter_map(|row| row.get(column).copied()).collect();
        cell(out, &parts);
    }
    rows.clear();
}

fn cell(out: &mut Collector<'_>, parts: &[Span]) {
    let source = out.source();
    out.begin(SegmentKind::TableCell);
    for part in parts {
        let text = &source[part.range()];
        let start = part.start() + (text.len() - text.trim_start().len()) as u32;
        let end = part.start() + text.trim_end().len() as u32;
        if start < end {
            inline::read(out, Span::new(start, end));
            out.blank(Span::new(end, part.end()));
        } else {
            out.end();
        }
    }
    out.begin(SegmentKind::Paragraph);
}

/// The part of a line between two columns, counted in characters.
fn columns(source: &str, line: Span, from: usize, to: Option<usize>) -> Span {
    let text = &source[line.range()];
    let byte = |column: usize| text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
    let start = byte(from);
    let end = to.map_or(text.len(), byte).max(start);
    Span::of(line.start() as usize + start..line.start() as usize + end)
}
