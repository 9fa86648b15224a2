"""What is searched: each record of each document by itself, as pieces of text with their lines."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from hooks.search.search_words import GAP, MARK, MARK_ENDS, MARK_SHOWS, MARK_STARTS, words_of

TITLE_WORDS = 64
"""Places that the titles take before the text, so that a hit tells by its place where it is."""

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
LINE_BREAK = re.compile(r"\r\n|\n|\r")
BLANKS = re.compile(r"[ \t\n\u00a0]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of text, with those that its sentence goes on in: no phrase reaches further."""

    line: int
    """The line of the source on which it starts, counted from 1; 0 outside of documents."""

    heading: bool
    """Whether it says what the pieces below it are about: a heading, or a question."""

    text: str
    """Without Markdown and hyphens of line ends; each line break still stands, as `\\n`."""


Kind = Literal["released", "entry", "written"]
"""A released text; a page named after what it is about; what people wrote for the reading room."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What a search finds or does not: a record, a document without records, a page of an entry."""

    url: str
    """Address of its page below the site."""

    title: str
    """That of the page."""

    pieces: tuple[Piece, ...]
    record: str = ""
    """The anchor of the record on its page; empty for a whole document or another page."""

    record_title: str = ""
    type: str = ""
    date: str = ""
    """ISO 8601 to the day, month or year; empty where it is unknown."""

    names: tuple[str, ...] = ()
    """What else it goes by; searched like its title, not shown."""

    kind: Kind = "entry"

    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The values it has, by the name of the filter: `exemption`: `b5`, `b6`."""


def title_words(unit: Unit) -> list[str]:
    """The words of its titles, in as many places for every unit; those of the text come behind."""
    titles = [*words_of(unit.title), GAP, *words_of(unit.record_title)]
    for name in unit.names:
        titles += [GAP, *words_of(name)]
    return titles[: TITLE_WORDS - 1] + [GAP] * max(1, TITLE_WORDS - len(titles))


def name_lengths(unit: Unit) -> list[int]:
    """The words of the title and of each other name of an entry; none for what has no names.

    The title starts at place 0. Behind it and a gap stands the title of a record, which entries
    have none of; each other name stands behind a gap.
    """
    if unit.kind != "entry":
        return []
    return [len(words_of(name)) for name in (unit.title, *unit.names)]


def units_of(content: Mapping[str, Any], url: str) -> Iterator[Unit]:
    """The units of a document's JSON: its records, or the whole where it has none."""
    cleaner = _Cleaner(content)
    records = content["records"] or [_whole(content)]
    grouped = zip(
        records,
        _by_record(content, records),
        _placed_filters(content, records),
        strict=True,
    )
    for record, sentences, filters in grouped:
        head = [one for one in sentences if one[0]["start"] < record["body"]]
        body = [one for one in sentences if one[0]["start"] >= record["body"]]
        heading = tuple(piece for blocks in head for piece in cleaner.pieces(blocks))
        text = tuple(piece for blocks in body for piece in cleaner.pieces(blocks))
        title = record["title"]["value"] if record["title"] else ""
        yield Unit(
            url=url,
            title=content["title"],
            pieces=heading + text,
            record=record["id"],
            record_title=title if title != content["title"] else "",
            type=record["type"],
            date=record["date"]["value"][:10] if record["date"] else content["date"] or "",
            kind="released",
            filters={
                **filters,
                "type": (record["type"],),
                "withheld": (_withheld(heading, text),),
            },
        )


def _whole(content: Mapping[str, Any]) -> Mapping[str, Any]:
    kind = content["type"] or "record"
    return {"start": 0, "body": 0, "id": "", "type": kind, "title": None, "date": None}


Blocks = list[Mapping[str, Any]]


def _by_record(
    content: Mapping[str, Any], records: Sequence[Mapping[str, Any]]
) -> list[list[Blocks]]:
    """For each record its blocks, those that one sentence goes on in as one list."""
    starts = [record["start"] for record in records]
    groups: list[list[Blocks]] = [[] for _ in records]
    chain_of: dict[int, Blocks] = {}
    for block in content["blocks"]:
        chain = chain_of.get(block["continues"])
        if chain is None:
            chain = []
            groups[max(0, bisect_right(starts, block["start"]) - 1)].append(chain)
        chain.append(block)
        chain_of[block["start"]] = chain
    return groups


UNMARKED_LETTER = re.compile(rf"{MARK}|([^\W_])")


def _withheld(heading: Sequence[Piece], text: Sequence[Piece]) -> str:
    """`full` where marks stand for the whole text; the names in a header may be released."""
    if _marked(text) and not any(_is_released(piece.text) for piece in text):
        return "full"
    return "partly" if _marked(heading) or _marked(text) else "none"


def _is_released(text: str) -> bool:
    return any(match[1] for match in UNMARKED_LETTER.finditer(text))


def _marked(pieces: Iterable[Piece]) -> bool:
    return any(MARK_STARTS in piece.text for piece in pieces)


FILTER_OF = {
    "agencies": "agency",
    "programs": "program",
    "organizations": "organization",
    "people": "person",
}
"""The filter for the terms of each vocabulary."""


def _placed_filters(
    content: Mapping[str, Any], records: Sequence[Mapping[str, Any]]
) -> list[dict[str, tuple[str, ...]]]:
    """For each record the exemptions, names and authorities that stand in it."""
    starts = [record["start"] for record in records]
    found: list[dict[str, dict[str, None]]] = [defaultdict(dict) for _ in records]

    def add(start: int, name: str, value: str) -> None:
        found[max(0, bisect_right(starts, start) - 1)][name][value] = None

    for redaction in content["redactions"]:
        for exemption in redaction["exemptions"] or ("none",):
            add(redaction["start"], "exemption", exemption)
    for mention in content["mentions"]:
        if mention["vocabulary"] in FILTER_OF:
            add(mention["start"], FILTER_OF[mention["vocabulary"]], mention["term"])
    for citation in content["citations"]:
        add(citation["start"], "authority", citation["authority"])
    return [{name: tuple(values) for name, values in one.items()} for one in found]


class _Cleaner:
    """Takes Markdown and hyphens out of blocks, and sets redactions' marks apart."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._questions = {question["start"] for question in content["questions"]}
        self._cuts = sorted(_cuts(content))
        self._starts = [start for start, _, _ in self._cuts]
        self._repaired = [one for one in content["citations"] if one["repaired"]]

    def pieces(self, blocks: Blocks) -> Iterator[Piece]:
        """The piece that blocks with one sentence make, then addresses in it as they were."""
        raw, line = "", blocks[0]["line"]
        for block in blocks:
            between = block["line"] - line - raw.count("\n") - raw.count(OWED)
            raw = _joined(raw, self._text(block), between)
        first = blocks[0]
        heading = first["kind"] == "heading" or first["start"] in self._questions
        yield Piece(line, heading, _one_blank(raw))
        for block in blocks:
            yield from self._addresses(block)

    def _text(self, block: Mapping[str, Any]) -> str:
        parts, offset, at = [], block["start"], block["start"]
        text = block["text"]
        for start, end, instead in self._cuts[bisect_left(self._starts, offset) :]:
            if start >= block["end"]:
                break
            if start >= at and end <= block["end"]:
                parts += [_plain(text[at - offset : start - offset]), instead]
                at = end
        parts.append(_plain(text[at - offset :]))
        return "".join(parts)

    def _addresses(self, block: Mapping[str, Any]) -> Iterator[Piece]:
        """Web addresses into which OCR set blanks, also as they were."""
        for one in self._repaired:
            if block["start"] <= one["start"] < block["end"]:
                yield Piece(one["line"], False, one["repaired"])


OWED = "\x03"
"""Stands where a hyphen at a line's end was, until its line break is set behind the word."""

SEAM = "\x04"
"""Stands where a hyphen was at the end of a block: the word goes on in the next one."""


def _joined(before: str, after: str, lines: int) -> str:
    """Two texts as one, that many lines apart."""
    if before.endswith(SEAM):
        return before[:-1] + OWED * lines + after
    return before + "\n" * lines + after if before else after


def _cuts(content: Mapping[str, Any]) -> Iterator[tuple[int, int, str]]:
    """What does not stand in the text as it is searched, with what stands there instead."""
    for hyphen in content["hyphens"]:
        ends_line = hyphen["end"] - hyphen["start"] > 1
        yield hyphen["start"], hyphen["end"], OWED if ends_line else SEAM
    starts = {markup["start"] for markup in content["markup"]}
    for markup in content["markup"]:
        yield markup["start"], markup["inner_start"], ""
        # `**One****Two**` are two words: nothing else than the marks stands between them.
        yield markup["inner_end"], markup["end"], " " if markup["end"] in starts else ""
    for redaction in content["redactions"]:
        mark = " ".join([redaction["id"], *(redaction["exemptions"] or ["none"])])
        shown = " ".join(_plain(redaction["text"]).split())
        lines = "\n" * len(LINE_BREAK.findall(redaction["text"]))
        instead = f"{MARK_STARTS}{mark}{MARK_SHOWS}{shown}{MARK_ENDS}{lines}"
        yield redaction["start"], redaction["end"], instead


def _plain(text: str) -> str:
    """Line breaks as one sign; a soft hyphen shows nothing and parts no word."""
    return CONTROL.sub(" ", LINE_BREAK.sub("\n", text)).replace("\u00ad", "")


def _one_blank(text: str) -> str:
    """Blanks as one, line breaks as many as there are, and those that a hyphen owes."""
    text = text.replace(SEAM, "-")
    if OWED in text:
        text = "".join(_paid(text))
    return BLANKS.sub(lambda run: "\n" * run[0].count("\n") or " ", text).strip(" ")


def _paid(text: str) -> Iterator[str]:
    owed = 0
    for part in re.split(rf"({OWED}|\s)", text):
        if part == OWED:
            owed += 1
        elif part.isspace() and owed:
            yield "\n" * owed + part
            owed = 0
        else:
            yield part
