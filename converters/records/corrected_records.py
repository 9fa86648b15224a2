"""Applies to records what a person says of them in the sidecar; a person's word is certain."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from converters.model import (
    Diagnostic,
    Document,
    Record,
    RecordCorrection,
    Stated,
)
from converters.records.record_rows import Rows
from converters.records.record_starts import Start
from converters.text.block_cuts import cut_blocks


def with_blocks_parted(document: Document) -> Document:
    """The document with a block starting on each line that a person names.

    What cannot be done becomes an error that names the line of the sidecar.
    """
    cuts: list[int] = []
    problems: list[Diagnostic] = []
    for correction in document.facts.records:
        fault = _fault(document, correction)
        if fault:
            problems.append(_problem(document, correction, *fault))
        elif correction.type != "none":
            cuts.append(_first_sign(document, correction.line))
    return replace(
        document,
        blocks=cut_blocks(document.text, document.blocks, cuts),
        diagnostics=(*document.diagnostics, *problems),
    )


def _fault(document: Document, correction: RecordCorrection) -> tuple[str, str] | None:
    """Why no record can start on a line, and the way out."""
    number = correction.line
    if number > len(document.lines):
        return f"the text has no line {number}", f"its last line is {len(document.lines)}"
    line = document.lines[number - 1]
    if not document.quote(line).strip():
        return f"line {number} is blank", "give the line on which the record's first words stand"
    if any(item.start < line.start < item.end for item in document.redactions):
        return f"line {number} goes on with a mark of the line above", "give the line above"
    return None


def _first_sign(document: Document, number: int) -> int:
    line = document.lines[number - 1]
    text = document.quote(line)
    return line.start + len(text) - len(text.lstrip())


def corrected_starts(rows: Rows, starts: Sequence[Start]) -> tuple[list[Start], list[Diagnostic]]:
    """The starts with those that a person adds, without those that a person joins."""
    kept = {start.row: start for start in starts}
    problems = []
    for correction in rows.document.facts.records:
        if _fault(rows.document, correction):
            continue
        row = rows.at(_first_sign(rows.document, correction.line))
        found = _start_at(starts, row)
        if correction.type == "none" and (found is None or found.row == 0):
            problems.append(_problem(rows.document, correction, *_not_joined(correction, found)))
        elif correction.type == "none" and found:
            kept.pop(found.row, None)
        elif found is None:
            kept[row] = Start(row, "text", row)
    return [kept[row] for row in sorted(kept)], problems


def _start_at(starts: Sequence[Start], row: int) -> Start | None:
    """The start at a row, or that of which it is the header below the top of the sheet."""
    position = bisect_right(starts, row, key=lambda start: start.row) - 1
    start = starts[position]
    return start if start.row <= row <= start.head else None


def _not_joined(correction: RecordCorrection, found: Start | None) -> tuple[str, str]:
    if found:
        return "there is no record before the first one to join it to", "leave out this entry"
    what = f"no record starts on line {correction.line}, so there is nothing to join"
    return what, "give the line on which the record starts, or leave out this entry"


def with_facts(document: Document, records: Sequence[Record]) -> tuple[Record, ...]:
    """The records with what a person states of them."""
    corrected = list(records)
    starts = [record.start for record in records]
    for correction in document.facts.records:
        if correction.type == "none" or _fault(document, correction):
            continue
        position = bisect_right(starts, _first_sign(document, correction.line)) - 1
        corrected[position] = _stated(corrected[position], correction)
    return tuple(corrected)


def _stated(record: Record, correction: RecordCorrection) -> Record:
    if correction.type and correction.type != "none":
        record = replace(record, type=correction.type, type_certain=True)
    recipients = tuple(Stated(name, True) for name in correction.recipients)
    return replace(
        record,
        title=Stated(correction.title, True) if correction.title else record.title,
        date=Stated(correction.date, True) if correction.date else record.date,
        sender=Stated(correction.sender, True) if correction.sender else record.sender,
        recipients=recipients or record.recipients,
    )


def _problem(
    document: Document, correction: RecordCorrection, message: str, advice: str
) -> Diagnostic:
    path = PurePosixPath(document.source.path).with_suffix(".yml").as_posix()
    quote = f"line: {correction.line}"
    return Diagnostic("error", correction.sidecar_line, message, quote, advice, path)
