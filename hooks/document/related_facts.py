"""What of a document can tie it to others, read from its JSON: plain facts, each with its line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from converters.citing.citation_forms import slug
from converters.model import LINE_BREAK
from converters.repeated.protected_persons import may_protect_a_person
from hooks.document.stated_references import (
    DatedPaper,
    QuotedWords,
    dated_papers,
    folded,
    quoted_words,
)
from hooks.entries.entry_places import Key, named, places_by_key
from hooks.wording import one_line

NUMBERS = ("complaint", "case", "request")
"""Kinds of authorities that are the number of a matter: whatever bears one belongs to it."""

NAMED_BY_NUMBER = ("pia", "directive", "delegation", "nist", "report")
"""Kinds of authorities that are themselves documents, with their number at their head."""

HEAD = 20
"""Lines at the top of a text in which its own number stands."""

ASKING = "request"
MESSAGES = "messages"
"""Stands where a vocabulary does for messages, each by its time and subject."""

WITHHELD = "\n"
"""Parts the subject of a message, which is one line, from the number of its protected persons."""

FEWEST_SIGNS = 8
"""Letters and digits of a file's name from which on it tells one file from others."""


@dataclass(frozen=True, slots=True)
class Message:
    """An e-mail message of which subject and day are known."""

    subject: str
    """Folded, without `RE:` and `FW:`."""

    title: str
    date: str
    """`2020-02-28T10:44` or `2020-02-28`, with an offset where the text gives one."""

    sender: frozenset[str]
    """The words of the name; empty where it is withheld or not stated."""

    recipients: tuple[frozenset[str], ...]
    line: int
    answers: bool
    """Whether it replies to a message that is not printed below it."""

    withheld: int
    """Redactions in it that protect a person."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A dated record that others can name by kind, date and writer."""

    type: str
    date: str
    writers: frozenset[str]
    """Folded last names and short forms."""

    line: int


@dataclass(frozen=True)
class DocumentFacts:
    """The facts of one document that others may share or speak of."""

    id: str
    named: Mapping[Key, int] = field(default_factory=dict)
    """What it names or cites, with the line of the first place."""

    asked: Mapping[Key, int] = field(default_factory=dict)
    """Of a request: what its numbered items name."""

    bears: Mapping[str, int] = field(default_factory=dict)
    """Ids of authorities whose number is its own, or that of its matter."""

    request: str = ""
    """Id of the request number that its publisher gives; empty without one."""

    is_request: bool = False
    titles: Mapping[str, int] = field(default_factory=dict)
    """Its folded titles and those of its records, with the line of each; 0 for a given one."""

    day: str = ""
    """Its date, if the day is known."""

    quoted: tuple[QuotedWords, ...] = ()
    dated: tuple[DatedPaper, ...] = ()
    papers: tuple[Paper, ...] = ()
    messages: tuple[Message, ...] = ()
    announced: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """By the folded names of the files that it announces and does not hold: name and line."""

    file: str = ""
    """The folded name of its own file."""


def document_facts(content: Mapping[str, Any]) -> DocumentFacts:
    """The facts of a document's JSON."""
    records = content["records"]
    spans = named(places_by_key(content), content["citations"])
    messages = tuple(_messages(records, content["redactions"]))
    number = content["facts"].get("request_number")
    asks = any(one["type"] == ASKING for one in records)
    is_request = asks or ASKING in (content["type"] or "").casefold().split()
    return DocumentFacts(
        id=content["id"],
        named={
            **{key: places[0]["line"] for key, places in spans.items()},
            **dict(_printed(messages)),
        },
        asked=_asked(content["blocks"], spans) if is_request else {},
        bears=dict(_borne(content)),
        request=f"request-{slug(number)}" if number else "",
        is_request=is_request,
        titles=dict(_titles(content)),
        day=_day(content["date"]),
        quoted=tuple(quoted_words(content["blocks"])),
        dated=tuple(dated_papers(content["blocks"])),
        papers=tuple(_papers(content)),
        messages=messages,
        announced=dict(_announced(records)),
        file=file_name(PurePosixPath(content["source"]["path"]).stem),
    )


def file_name(name: str) -> str:
    """Letters and digits of a file's name; empty where they are too few to tell it from others."""
    signs = "".join(re.findall(r"[^\W_]+", name.casefold()))
    return signs if len(signs) >= FEWEST_SIGNS else ""


def person(name: str) -> frozenset[str]:
    """The words of a name in any order: "Writer, Ann B." and "Ann Writer" are one."""
    plain = re.sub(r"<[^<>]*>|\([^()]*\)", " ", name)
    plain = plain.split("@")[0] if "@" in plain else plain
    return frozenset(word for word in re.findall(r"[^\W\d_]+", plain.casefold()) if len(word) > 1)


def _titles(content: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for record in content["records"]:
        title = record["title"]
        if title and title["certain"] and record["type"] != "e-mail":
            yield folded(title["value"]), title["span"]["line"] if title["span"] else record["line"]
    yield folded(content["title"]), 0


def _asked(
    blocks: Sequence[Mapping[str, Any]], spans: Mapping[Key, Sequence[Mapping[str, Any]]]
) -> Mapping[Key, int]:
    """What the items of its lists name, with the line of the first place; offices aside."""
    lines = {
        line
        for block in _listed(blocks)
        for line in range(block["line"], block["line"] + _line_ends(block["text"]) + 1)
    }
    return {
        key: line
        for key, places in spans.items()
        if key[0] != "agencies"
        and (line := next((place["line"] for place in places if place["line"] in lines), 0))
    }


def _listed(blocks: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """The items that stand below each other; one alone is a numbered heading as a rule."""
    for kind, run in groupby(blocks, key=lambda block: str(block["kind"])):
        items = list(run)
        if kind == "item" and len(items) > 1:
            yield from items


def _line_ends(text: str) -> int:
    return len(LINE_BREAK.findall(text))


def _borne(content: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Numbers in subject lines, in the title, or on a line of their own at the head of a text."""
    subjects = [
        (item["value"]["start"], item["value"]["end"])
        for record in content["records"]
        for item in record["fields"]
        if item["name"] in ("subject", "other")
    ]
    head = _head(content["blocks"])
    for citation in reversed(content["citations"]):
        alone = head.get(citation["line"]) == folded(citation["text"])
        matter = citation["kind"] in NUMBERS and (
            citation["text"] in content["title"]
            or any(start <= citation["start"] < end for start, end in subjects)
        )
        if matter or (alone and citation["kind"] in (*NUMBERS, *NAMED_BY_NUMBER)):
            yield citation["authority"], citation["line"]


def _head(blocks: Iterable[Mapping[str, Any]]) -> Mapping[int, str]:
    """The first lines of a text, folded, by their number."""
    lines: dict[int, str] = {}
    for block in blocks:
        if block["line"] > HEAD:
            break
        for number, line in enumerate(LINE_BREAK.split(block["text"]), block["line"]):
            lines[number] = folded(line)
    return lines


def _messages(
    records: Iterable[Mapping[str, Any]], redactions: Sequence[Mapping[str, Any]]
) -> Iterator[Message]:
    personal = [one["start"] for one in redactions if may_protect_a_person(one["exemptions"])]
    for record in records:
        title, date, sender = record["title"], record["date"], record["sender"]
        if (
            record["type"] == "e-mail"
            and title
            and date
            and date["certain"]
            and _day(date["value"])
        ):
            yield Message(
                subject=folded(title["value"]),
                title=one_line(title["value"]).strip(),
                date=date["value"],
                sender=person(sender["value"]) if sender else frozenset(),
                recipients=tuple(person(one["value"]) for one in record["recipients"]),
                line=record["line"],
                answers=record["action"] == "reply" and not record["reply_to"],
                withheld=bisect_left(personal, record["end"])
                - bisect_left(personal, record["start"]),
            )


def _printed(messages: Iterable[Message]) -> Iterator[tuple[Key, int]]:
    """Messages whose minute is known: another document that prints the same one shares it.

    Of two that do not protect as many persons, none leads to the other: it could show a name that
    the other withholds.
    """
    for message in messages:
        minute = message.date[:16]
        if len(minute) == len("2020-02-28T10:44") and message.subject:
            what = f"{minute} {message.title}{WITHHELD}{message.withheld}"
            yield (MESSAGES, what), message.line


def _papers(content: Mapping[str, Any]) -> Iterator[Paper]:
    requester = content["facts"].get("requester") or ""
    for record in content["records"]:
        date, sender = record["date"], record["sender"]
        day = _day(date["value"]) if date and date["certain"] else ""
        writers = set(_last_names(sender["value"] if sender else ""))
        if record["type"] == ASKING:
            writers |= {folded(short) for short in re.findall(r"\((\w+)\)", requester)}
        if day and writers:
            yield Paper(record["type"], day, frozenset(writers), record["line"])


def _last_names(sender: str) -> Iterator[str]:
    """The last name of each sender: before a comma, otherwise the last word."""
    for name in sender.split(";"):
        first, comma, _ = name.partition(",")
        words = folded(first).split() if comma else folded(name).split()[-1:]
        if words and len(words[-1]) > 2 and not words[-1].isdigit():
            yield words[-1]


def _announced(records: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, tuple[str, int]]]:
    for record in records:
        for file in record["attachments"]:
            stem = file_name(PurePosixPath(file["name"].replace("\\", "/")).stem)
            if stem and not file["record"]:
                yield stem, (one_line(file["name"]).strip(), file["line"])


def _day(date: str | None) -> str:
    return date[:10] if date and re.match(r"\d{4}-\d\d-\d\d", date) else ""
