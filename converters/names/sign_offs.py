"""Where a message is signed with a first name alone."""

from __future__ import annotations

from converters.model import Document, Record, Span
from converters.names.around_names import Around
from converters.records.record_rows import is_part


def sign_off(document: Document, around: Around, record: Record, given: str) -> Span | None:
    """Where a message is signed with a first name alone, on its last line or behind thanks."""
    text = document.text
    first, last = document.line(record.body), document.line(max(record.body, record.end - 1))
    lines = [line for line in document.lines[first - 1 : last] if not around.is_apart(line)]
    lines = [line for line in lines if text[line.start : line.end].strip()]
    above = ""
    for number, line in enumerate(lines):
        words = text[line.start : line.end].strip(" \t*_-–—,.")
        is_last = 0 < number == len(lines) - 1
        alone = words == given and (is_last or is_part("sign-off", above))
        if alone or (words.endswith(f" {given}") and is_part("sign-off", words)):
            at = text.rindex(given, line.start, line.end)
            return Span(at, at + len(given))
        above = text[line.start : line.end].strip(" \t*_")
    return None
