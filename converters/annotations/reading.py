"""Reads the file of an annotation: front matter as plain strings, the quote, then the note."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from converters.annotations.folding import CODE_POINTS, fold
from converters.annotations.front_matter import Entry, read_front_matter
from converters.annotations.model import Annotation
from converters.annotations.values import KEYS, LIMITS, fault_of, tags_of, value_of
from converters.model import Diagnostic

MOST_BYTES = 40_000
"""Size of a file above which it is not read."""

FENCE = "---"

QUOTED = re.compile(r">[ ]?")

TURNING = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
"""Bidirectional classes of the signs with which text can be made to read otherwise than it is."""

HOW_TO_QUOTE = "put “> ” before each line of it, and a blank line before and after"


class Fault(NamedTuple):
    """What is wrong on a line of the file, and the way out."""

    line: int
    message: str
    quote: str
    advice: str


@dataclass
class _Reading:
    """What was found in one file up to now."""

    lines: list[str]
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, line: int, message: str, quote: str, advice: str) -> None:
        self.faults.append(Fault(line, message, quote.strip()[:200], advice))


def read_annotation(
    raw: bytes, document: str, id: str
) -> tuple[Annotation | None, tuple[Diagnostic, ...]]:
    """The annotation of a file, or None; and all that is wrong with it, each with its line.

    `document` and `id` are what the file's folder and name say.
    """
    path = f"{document}/{id}.md"
    text, fault = _decoded(raw)
    if fault:
        return None, (_diagnostic(path, fault),)
    reading = _Reading(text.split("\n"))
    end = _end_of_front_matter(reading)
    entries = read_front_matter(reading.lines[1:end], reading.refuse) if end else {}
    values = _values(entries, reading, document) if end else {}
    first, last = _quote_lines(reading, end + 1 if end else 0)
    quote = "\n".join(QUOTED.sub("", line, count=1) for line in reading.lines[first:last])
    note = "\n".join(reading.lines[last:]).strip()
    if last > first:
        _try_texts(reading, first, last, quote, note)
    problems = tuple(_diagnostic(path, fault) for fault in sorted(reading.faults))
    if problems:
        return None, problems
    annotation = Annotation(document, id, quote=quote, note=note, quote_line=first + 1)
    return _with(values, annotation), ()


def _decoded(raw: bytes) -> tuple[str, Fault | None]:
    """The text with line feeds as its only line ends, or why there is none."""
    if len(raw) > MOST_BYTES:
        message = f"the file has {len(raw):,} bytes; an annotation has at most {MOST_BYTES:,}"
        return "", Fault(0, message, "", "shorten the note, or link to a longer text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", Fault(line, "the file is not UTF-8", "", "save it as UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def _end_of_front_matter(reading: _Reading) -> int:
    """The index of the line that closes the front matter; 0 where there is none."""
    advice = f"start the file with {FENCE}, then one “key: value” a line, then {FENCE} again"
    if reading.lines[0].rstrip() != FENCE:
        reading.refuse(1, "the file does not start with front matter", reading.lines[0], advice)
        return 0
    for number, line in enumerate(reading.lines[1:], 1):
        if line.rstrip() == FENCE:
            return number
    reading.refuse(1, "the front matter does not end", reading.lines[0], advice)
    return 0


def _values(entries: dict[str, Entry], reading: _Reading, document: str) -> dict[str, str]:
    """The valid values by their keys; each fault is noted."""
    for key in KEYS.values():
        if key.is_needed and key.name not in entries:
            advice = f"add a line such as “{key.name}: {key.example}”"
            reading.refuse(1, f"the key “{key.name}” is missing", "", advice)
    values = {}
    for name, entry in entries.items():
        value = value_of(name, entry.value)
        fault = fault_of(name, value, document)
        if fault:
            reading.refuse(entry.line, fault[0], f"{name}: {entry.value}", fault[1])
        else:
            values[name] = value
    return values


def _quote_lines(reading: _Reading, start: int) -> tuple[int, int]:
    """The indexes of the first line of the quote and of the line behind it."""
    lines = reading.lines
    first = start
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].startswith(">"):
        last += 1
    if last == first:
        found = lines[first] if first < len(lines) else ""
        at = min(first + 1, len(lines))
        reading.refuse(at, "the quoted passage is missing", found, HOW_TO_QUOTE)
    elif last < len(lines) and lines[last].strip():
        message = "a line stands right behind the quote: part of it, or of the note?"
        reading.refuse(last + 1, message, lines[last], HOW_TO_QUOTE)
    return first, last


def _try_texts(reading: _Reading, first: int, last: int, quote: str, note: str) -> None:
    """Notes what is wrong with the quote and the note."""
    if not fold(quote):
        reading.refuse(first + 1, "the quote holds no word", quote, "quote the words it is about")
    if len(quote) > LIMITS["quote"]:
        message = f"the quote has {len(quote):,} characters; {LIMITS['quote']:,} are the most"
        reading.refuse(first + 1, message, "", "quote its first sentence and say how far it goes")
    if not any(map(str.isalnum, note)):
        reading.refuse(last + 1, "the note has no text", note, "write it below the quote")
    if len(note) > LIMITS["note"]:
        message = f"the note has {len(note):,} characters; {LIMITS['note']:,} are the most"
        reading.refuse(last + 1, message, "", "shorten it, or split it into several annotations")
    invisible = set(filter(is_invisible, set(quote + note) - {"\n"}))
    for number, line in enumerate(reading.lines[first:] if invisible else (), first + 1):
        for sign in sorted(invisible.intersection(line)):
            message = f"an invisible sign that a note may not hold: {sign_name(sign)}"
            reading.refuse(number, message, "", "delete it, or type the line anew")


@lru_cache(maxsize=CODE_POINTS)
def is_invisible(sign: str) -> bool:
    """Whether a sign is shown as nothing, or turns the direction of the text around it."""
    if sign == "\t":
        return False
    turns = unicodedata.bidirectional(sign) in TURNING
    return turns or unicodedata.category(sign) in ("Cc", "Cs", "Co", "Cn")


def sign_name(sign: str) -> str:
    """A sign in words: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()


def _with(values: Mapping[str, str], annotation: Annotation) -> Annotation:
    """An annotation with the values of its front matter."""
    return replace(
        annotation,
        motivation=values["motivation"],
        creator=values["creator"],
        created=values["created"],
        tags=tags_of(values.get("tags", "")),
        prefix=values.get("prefix", ""),
        suffix=values.get("suffix", ""),
        line=int(values.get("line") or 0),
    )


def _diagnostic(path: str, fault: Fault) -> Diagnostic:
    return Diagnostic("error", fault.line, fault.message, fault.quote, fault.advice, path)
