"""Reads which lines are a note's: from its number to its last line, never over the sheet's end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters.notes.note_series import Series, in_one_block
from converters.notes.note_signs import ADDRESS, Marks, NoteLines, Sign
from converters.text.blocks import SENTENCE_END, had_no_room
from converters.text.lines import UNWRAPPED


@dataclass(frozen=True, slots=True)
class NoteExtent:
    """The lines of one note, by their positions among the lines that are not blank."""

    label: Sign | None
    """The number that begins it; None where OCR lost it."""

    first: int
    last: int
    series: int
    """The position of its series."""


@dataclass(frozen=True, slots=True)
class LostNumbers:
    """Numbers that no line of the text begins with, between two notes that stand together."""

    before: Sign
    after: Sign
    found: int
    """How many notes without a number stand between the two; 0 where that is not certain."""

    line: int
    """The position of the first line in question."""


def note_extents(
    found: Sequence[Series], marks: Marks, lines: NoteLines
) -> tuple[list[NoteExtent], list[LostNumbers]]:
    """The lines of all notes, in the order of the text, and where numbers are lost."""
    labels = [(label, at) for at, series in enumerate(found) for label in series.labels]
    extents: list[NoteExtent] = []
    lost: list[LostNumbers] = []
    followers: list[tuple[Sign | None, int]] = [*labels, (None, -1)][1:]
    for (label, at), (after, after_at) in zip(labels, followers, strict=True):
        stop = after.line if after else len(lines.lines)
        together = (
            after is not None
            and after_at == at
            and in_one_block(label, after, marks, found[at].start)
            and not any(_is_cut(lines, line) for line in range(label.line + 1, stop + 1))
        )
        if not (after and together):
            last = last_line(label, stop, lines)
            extents.append(NoteExtent(label, label.line, last, at))
            continue
        starts = _starts(label, stop, lines)
        gap = after.order - label.order - 1
        certain = gap > 0 and len(starts) == gap and all(_can_begin(lines, s) for s in starts)
        if certain:
            edges = [label.line, *starts, stop]
        else:
            last = _last_before_blank(label, stop, lines)
            edges = [label.line, last + 1]
        for position, first in enumerate(edges[:-1]):
            named = None if position else label
            extents.append(NoteExtent(named, first, edges[position + 1] - 1, at))
        if gap > 0 and starts:
            lost.append(LostNumbers(label, after, gap if certain else 0, starts[0]))
    return extents, lost


def _is_cut(lines: NoteLines, line: int) -> bool:
    """Whether a note cannot go on with a line: it is the paper's, or on the next sheet."""
    return bool(lines.lines[line].apart[0]) or lines.starts_sheet[line]


def _text_start(label: Sign) -> int:
    return label.line + 1 if label.alone else label.line


def last_line(label: Sign, stop: int, lines: NoteLines) -> int:
    """The last line of a note that text follows: only lines that certainly go on with it."""
    last = _text_start(label)
    while last + 1 < stop and not _is_cut(lines, last + 1) and _goes_on(label, last + 1, lines):
        last += 1
    return last


def _goes_on(label: Sign, line: int, lines: NoteLines) -> bool:
    here = lines.lines[line]
    if here.goes_on:
        return True
    if here.after_blank:
        return False
    # Without wrapping, a note in a text with blank lines between paragraphs ends at one.
    return _wraps(line, lines) or (lines.width == UNWRAPPED and not label.alone)


def _wraps(line: int, lines: NoteLines) -> bool:
    """Whether the break before a line is only wrapping."""
    last, here = lines.lines[line - 1], lines.lines[line]
    if lines.width == UNWRAPPED or not had_no_room(last, here, lines.width):
        return False
    # A new sentence can begin in the note as well as on the next sheet.
    return not SENTENCE_END.search(last.body) or bool(ADDRESS.match(here.body))


def _starts(label: Sign, stop: int, lines: NoteLines) -> list[int]:
    """The lines between two notes of one block at which something new starts."""
    return [
        line
        for line in range(_text_start(label) + 1, stop)
        if not lines.lines[line].goes_on
        and (lines.lines[line].after_blank or not _joins_inside(label, line, lines))
    ]


def _joins_inside(label: Sign, line: int, lines: NoteLines) -> bool:
    """As `_goes_on`, inside a block of notes: there a full line is no end of the sheet."""
    last, here = lines.lines[line - 1], lines.lines[line]
    if lines.width == UNWRAPPED:
        return not label.alone
    return had_no_room(last, here, lines.width)


def _can_begin(lines: NoteLines, line: int) -> bool:
    """Whether a line can be the first one of a note: no sentence goes on in small letters."""
    body = lines.lines[line].body
    return not body[:1].islower() or bool(ADDRESS.match(body))


def _last_before_blank(label: Sign, stop: int, lines: NoteLines) -> int:
    """The last line of a note that the next one follows; a blank line between ends it before."""
    last = _text_start(label)
    while last + 1 < stop:
        line = lines.lines[last + 1]
        if line.after_blank and not line.goes_on:
            break
        last += 1
    return last


def lines_of(extents: Sequence[NoteExtent], lines: NoteLines) -> Iterator[tuple[int, int]]:
    """The offsets of each note: whole lines from their first to their last character."""
    for extent in extents:
        yield lines.lines[extent.first].start, lines.lines[extent.last].end
