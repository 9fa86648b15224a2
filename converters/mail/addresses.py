"""Reads the addresses in a header field: names, addresses, lists, and what is withheld of them.

Redactions side by side are one address; `;`, a blank or a line break parts it from the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from converters.mail.mail_lines import MailLines
from converters.model import Span, Stated

TOKEN = re.compile(r"\r\n|[\r\n]|[;,<>\[\]\"]|[^\S\r\n]+|[^\s;,<>\[\]\"]+")

DOMAIN = re.compile(r"@|[\w-]+(?:\.[\w-]+)+>")
"""What is left of an address behind a redaction; where OCR lost the @, the bracket tells."""

AFFILIATION = re.compile(r"[(\[<]")
"""What stands behind a name and belongs to it: `(CTR)`, `[E]`, `<a@example.gov>`."""

BRACKET = re.compile(r"[<\[]")

WHOLE_NAME = re.compile(r"\S+\s+\S+")

AROUND = " \t\r\n;,<>[]\"'"

COLUMN_GAP = 4
"""Blanks in a line behind which something else stands: a bar took what was between."""

MORE_COMMAS = 3
"""Names in two words each that commas part are a list from this many on: `Last, First` is one."""


def addresses(lines: MailLines, value: Span) -> tuple[Span, ...]:
    """The single addresses of a field's value, in order, withheld ones included."""
    reader = _Reader(lines, value)
    parts = [part for span in reader.read() for part in _listed(lines, span)]
    return tuple(part for part in parts if _says_something(lines, part))


def person(lines: MailLines, part: Span) -> Stated | None:
    """The name in an address, or the address without one; None where neither is released."""
    text = lines.text
    bracket = next(
        (
            match.start()
            for match in BRACKET.finditer(text, part.start, part.end)
            if match.start() > part.start and not lines.redacted_at(match.start())
        ),
        part.end,
    )
    for span in (Span(part.start, bracket), Span(bracket, part.end)):
        stated = _stated(lines, _trimmed(text, span))
        if stated:
            return stated
    return None


def on_one_line(text: str) -> str:
    """Text without its line breaks and repeated blanks."""
    return " ".join(text.split())


def _stated(lines: MailLines, span: Span) -> Stated | None:
    """A name or a whole address; what is left of one that is withheld is none."""
    released = lines.released(span)
    letters = sum(sign.isalpha() for sign in released)
    if not lines.redactions(span):
        return _fact(lines, span) if letters else None
    if letters < 2 or "@" in released or _is_rest(lines, span):
        return None
    return _fact(lines, span)


def _is_rest(lines: MailLines, span: Span) -> bool:
    """Whether a redaction stands first and only a domain or an office is left behind it."""
    behind = lines.text[lines.redactions(span)[-1].end : span.end].strip(AROUND)
    left = DOMAIN.match(f"{behind}>") or AFFILIATION.match(behind) or not behind
    return lines.redacted_at(span.start) is not None and bool(left)


def _fact(lines: MailLines, span: Span) -> Stated:
    value = on_one_line(lines.text[span.start : span.end]).removeprefix("mailto:")
    return Stated(value, certain=True, span=span)


def _trimmed(text: str, span: Span) -> Span:
    """A span without the blanks and signs around it; `Smith (b)(6)` keeps its brackets."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(AROUND))
    if start >= span.end:
        return Span(span.start, span.start)
    end = start + len(text[start : span.end].rstrip(AROUND))
    mailto = "mailto:"
    start += len(mailto) if text.startswith(mailto, start, end) else 0
    return Span(start, end)


def _says_something(lines: MailLines, part: Span) -> bool:
    return bool(lines.redactions(part)) or lines.has_released_words(part)


def _listed(lines: MailLines, part: Span) -> Iterator[Span]:
    """The names of a part that is a list of whole names with commas between."""
    words = lines.text[part.start : part.end]
    names = words.split(",")
    if len(names) < MORE_COMMAS or not all(WHOLE_NAME.match(name.strip()) for name in names):
        yield part
        return
    at = part.start
    for name in names:
        yield _trimmed(lines.text, Span(at, at + len(name)))
        at += len(name) + 1


# --- where one address ends and the next starts ---


@dataclass(slots=True)
class _Open:
    """The address being read."""

    start: int
    end: int
    bracket: str = ""
    """The bracket that is open in it."""
    quote: bool = False
    redacted: bool = False
    """Whether its last sign is that of a redaction."""
    closed: bool = False
    """Whether it ends with the bracket that closes an address."""
    address: bool = False
    """Whether an @ stands in it."""
    slashes: int = 0
    """How many stand in it: Notes writes `A Reader/DC/USEPA/US`."""
    comma: bool = False
    """Whether its last sign is a comma."""
    gap: str = ""
    """The blank or line break behind its last sign."""


class _Reader:
    """Reads the tokens of a value, each redaction as one."""

    def __init__(self, lines: MailLines, value: Span) -> None:
        self._lines = lines
        self._text = lines.text
        self._value = value
        self._open: _Open | None = None
        self._done: list[Span] = []

    def read(self) -> list[Span]:
        """The addresses, without the signs between them."""
        at = self._value.start
        while at < self._value.end:
            redaction = self._lines.redacted_at(at)
            if redaction:
                end = min(redaction.end, self._value.end)
                self._redaction(at, end)
            else:
                end = self._tokens(at, min(self._lines.next_redaction(at), self._value.end))
            at = end
        self._close()
        return self._done

    def _tokens(self, at: int, end: int) -> int:
        for match in TOKEN.finditer(self._text, at, end):
            piece = match.group()
            if piece.isspace():
                self._blank(piece)
            elif piece == ";" or (piece == "," and self._comma_parts()):
                self._close()
            else:
                self._word(match.start(), match.end(), piece)
        return end

    def _close(self) -> None:
        if self._open:
            self._done.append(Span(self._open.start, self._open.end))
        self._open = None

    def _blank(self, piece: str) -> None:
        if self._open:
            broken = piece.strip(" \t") != "" and piece[0] in "\r\n"
            self._open.gap = "\n" if broken or self._open.gap == "\n" else " "
            if len(piece) >= COLUMN_GAP and not broken:
                self._close()

    def _comma_parts(self) -> bool:
        """Whether a comma stands behind a whole address, not between last and first name."""
        part = self._open
        if part is None or part.bracket or part.quote:
            return False
        return part.address or part.closed or part.redacted or part.slashes >= 2

    def _redaction(self, start: int, end: int) -> None:
        part = self._open
        if part and part.gap and not (part.bracket or part.quote or part.comma):
            self._close()
        part = self._extend(start, end)
        part.redacted = True
        part.closed = part.comma = False

    def _word(self, start: int, end: int, piece: str) -> None:
        part = self._open
        if part and part.gap and not part.bracket and self._starts_anew(part, start, piece):
            self._close()
        part = self._extend(start, end)
        part.redacted = False
        part.comma = piece == ","
        part.address |= "@" in piece
        part.slashes += piece.count("/")
        part.quote ^= piece == '"'
        if piece in "<[":
            part.bracket = piece
        elif piece in ">]":
            part.bracket, part.closed = "", True

    def _starts_anew(self, part: _Open, start: int, piece: str) -> bool:
        """Whether a word behind a gap belongs to the next address."""
        if piece in "<[" or piece == ">":
            return False
        if part.redacted:
            rest = DOMAIN.match(self._text, start, self._value.end)
            return not (rest or AFFILIATION.match(piece))
        if part.quote or part.comma:
            return False
        if part.closed:
            return True
        return part.address and (part.gap == "\n" or "@" in piece)

    def _extend(self, start: int, end: int) -> _Open:
        if self._open is None:
            self._open = _Open(start, end)
        self._open.end = end
        self._open.gap = ""
        return self._open
