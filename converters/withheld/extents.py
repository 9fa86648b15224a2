"""Tells for each redaction how much it takes and what it stands for, as the released text shows."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from converters.model import Block, Document, Redaction
from converters.patterns import pattern_tables
from converters.terms.vocabulary import Vocabularies

MARKS = "redaction-marks.yml"

E_MAIL_DOMAIN = re.compile(r"[ \t]?@[\w-]+(?:\.[\w-]+)+|[ \t][\w-]+(?:\.[\w-]+)+>")
"""Behind a redaction: the domain that an address kept; where OCR lost the @, the bracket tells."""

AREA_CODE = re.compile(r"\(\d{3}\)[ ]?(?:\d{3}[-. ]?)?\Z|\b\d{3}[-.]\d{3}[-.]?\Z")
"""Before a redaction: what a telephone number kept, plain by itself."""

TELEPHONE = re.compile(
    r"(?i)\b(?:phone|tel|telephone|cell|mobile|fax|call|direct|desk|office)\b[^\r\n]{0,20}?"
    r"\b\d{3}[-.][ ]?\Z"
)
"""The same with fewer digits, where a word on the line says that it is one."""

BESIDE_NUMBER = 40
"""Characters; the longest beginning of a telephone number and the word before it."""

OTHER_PLACE = re.compile(
    r"\b(?!RE:|FW:|FWD:|Re:|Fw:|Fwd:)[A-Z][\w ]{0,20}:|\S[ \t]{5,}\Z|[ ]{24,}|[^;,\s][ \t]*[\r\n]"
)
"""Between a field's name and a redaction: a second name, blanks that lead to the margin, or the
end of a line that does not go on with the field."""

PERSONAL = frozenset({"b6", "b7C"})
"""The exemptions that protect a person's telephone number."""

DELETED_PAGE = re.compile(r"\s*Pages?\s+\d+(?:\s*-\s*\d+)?\s*~", re.IGNORECASE)
"""How the FBI's sheets of deleted pages name a page: `Page 122 ~ b3 - 1; b6 - 1, -3`."""


def find_extents(document: Document, vocabularies: Vocabularies) -> Document:
    """Completes the redactions: what stands beside each in its line and its block."""
    starts = [block.start for block in document.blocks]
    notes = {
        note.start: note.label.end if note.label else note.start for note in document.footnotes
    }
    redactions = tuple(
        _complete(document, item, document.blocks[bisect_right(starts, item.start) - 1], notes)
        for item in document.redactions
    )
    return replace(document, redactions=redactions)


def _complete(
    document: Document, redaction: Redaction, block: Block, notes: Mapping[int, int]
) -> Redaction:
    """`notes`: for each note by its start, where its text starts behind its number."""
    line = document.lines[document.line(redaction.start) - 1]
    first, last = line.start, document.lines[document.line(redaction.end - 1) - 1].end
    if DELETED_PAGE.match(document.text, first, redaction.start):
        return replace(redaction, kind="deleted-page", extent="page")
    if _is_key(document.text[first : redaction.start]):
        return replace(redaction, kind="key")
    if _is_stamped(document, redaction):
        return replace(redaction, kind="stamp")
    if block.kind in ("paragraph", "item", "heading"):
        start = block.labels[0].end if block.labels else block.start
        if _alone(document.text, redaction, start, block.end):
            return replace(redaction, kind="block", extent="block")
    if block.kind == "note" and _alone(
        document.text, redaction, notes.get(block.start, block.start), block.end
    ):
        # Beside the text there is no room for the words that a block of it gets.
        return replace(redaction, extent="block")
    return replace(
        redaction,
        extent="line" if _alone(document.text, redaction, first, last) else "passage",
        stands_for=_stands_for(document, redaction, block),
    )


def _alone(text: str, redaction: Redaction, start: int, end: int) -> bool:
    """Whether nothing readable stands beside a redaction from `start` to `end`."""
    around = text[start : redaction.start] + text[redaction.end : end]
    # A raised footnote number (category No) beside it is no released text of its own.
    return not any(unicodedata.category(sign)[0] == "L" or sign.isdecimal() for sign in around)


def _is_key(before: str) -> bool:
    return any(
        match.end() == len(before)
        for pattern in pattern_tables(MARKS)["keys"]
        for match in pattern.regex.finditer(before)
    )


def _is_stamped(document: Document, redaction: Redaction) -> bool:
    """Whether the line, or the one above a line of codes, says how the record was released."""
    number = document.line(redaction.start) - 1
    line = document.quote(document.lines[number])
    above = document.quote(document.lines[number - 1]) if number else ""
    stamps = [pattern.regex for pattern in pattern_tables(MARKS)["stamps"]]
    if any(
        stamp.search(line[: redaction.start - document.lines[number].start]) for stamp in stamps
    ):
        return True
    alone = _alone(document.text, redaction, document.lines[number].start, redaction.start)
    return alone and any(stamp.search(above) for stamp in stamps)


def _stands_for(document: Document, redaction: Redaction, block: Block) -> str:
    """What the text itself says was withheld; nothing where it does not say so."""
    if E_MAIL_DOMAIN.match(document.text, redaction.end):
        return "an e-mail address"
    start = max(block.start, redaction.start - BESIDE_NUMBER)
    before_it = document.text[start : redaction.start]
    named = set(redaction.exemptions) <= PERSONAL
    if named and (AREA_CODE.search(before_it) or TELEPHONE.search(before_it)):
        return "a telephone number"
    if block.kind == "fields":
        before = [label for label in block.labels if label.end <= redaction.start]
        if before and not OTHER_PLACE.search(document.text, before[-1].end, redaction.start):
            return f"the header field {document.quote(before[-1]).strip().rstrip(': ')}"
    return ""
