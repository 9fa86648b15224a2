"""The records and questions of the four texts are those that a reader finds in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parents[1]
LABELS = yaml.load((ROOT / "tests/labels/records.yml").read_text("utf-8"), yaml.BaseLoader)

PLAIN = ("type", "date", "thread", "position", "reply_to", "action", "attached_to")
"""What is compared as it stands."""

ADDRESSED = ("from", "to", "cc", "bcc")
"""Fields of which people are the parts."""

ACTIONS = {"reply": "RE: ", "forward": "FW: ", "": ""}
"""What stands before a subject: a title may leave it out, since the record's action says it."""

WITHHELD_NAME = re.compile(r"\(b\) ?\(\d\)(?:\([A-F]\))?|@?[\w-]+(?:\.[\w-]+)*\.gov|\W")
"""What is left of a name that is withheld: the mark, and the domain of an address."""


@pytest.mark.parametrize("id", sorted(LABELS))
def test_records_are_read_as_labelled(converted: Path, id: str) -> None:
    assert list(records_that_differ(id, content(converted, id))) == []


@pytest.mark.parametrize("id", sorted(LABELS))
def test_questions_are_read_as_labelled(converted: Path, id: str) -> None:
    assert list(questions_found(id, content(converted, id))) == LABELS[id]["questions"]


@pytest.mark.parametrize("id", sorted(LABELS))
def test_records_cover_their_document_without_gaps(converted: Path, id: str) -> None:
    data = content(converted, id)
    starts = [record["start"] for record in data["records"]]
    ends = [record["end"] for record in data["records"]]
    assert starts[1:] == ends[:-1]
    assert starts[0] <= data["blocks"][0]["start"]
    assert ends[-1] >= data["blocks"][-1]["end"]


@pytest.mark.parametrize("id", sorted(LABELS))
def test_labels_name_lines_that_are_not_blank(id: str) -> None:
    lines = source(id).split("\n")
    named = [line for record in LABELS[id]["records"] for line in ends_of(record["lines"])]
    named += [int(number) for question in LABELS[id]["questions"] for number in question[::4]]
    assert [line for line in named if not lines[line - 1].strip()] == []


def test_the_timeline_lists_each_labelled_record_once_and_by_its_date(site: Path) -> None:
    page = BeautifulSoup((site / "timeline/index.html").read_bytes(), "html.parser")
    groups = list(page.select("table.records > tbody"))
    listed = {str(id_of(group)): [place(row) for row in rows_of(group)] for group in groups}
    assert {month: sorted(places) for month, places in listed.items()} == labelled_months()


def test_the_page_of_a_type_lists_the_records_labelled_as_such(site: Path) -> None:
    page = BeautifulSoup((site / "types/e-mail.html").read_bytes(), "html.parser")
    id = "ice-facial-recognition-briefings-2020"
    messages = [one for one in LABELS[id]["records"] if one["type"] == "e-mail"]
    by_time = sorted(messages, key=lambda message: message["date"])
    places = [place(row) for row in page.select("table.records tbody tr")]
    assert places == [f"documents/{id}.html#{message['id']}" for message in by_time]


def labelled_months() -> dict[str, list[str]]:
    """The place of each labelled record by its month; those without a date are undated."""
    months: dict[str, list[str]] = {}
    for id, labels in LABELS.items():
        for record in labels["records"]:
            several = len(labels["records"]) > 1
            anchor = f"#{record['id']}" if several else ""
            month = record.get("date", "undated")[:7]
            months.setdefault(month, []).append(f"documents/{id}.html{anchor}")
    return {month: sorted(places) for month, places in months.items()}


def rows_of(group: Tag) -> list[Tag]:
    return [row for row in group.select("tr") if not row.get("id") and row.select("td a")]


def id_of(group: Tag) -> object:
    (head,) = group.select("tr[id]")
    return head["id"]


def place(row: Tag) -> str:
    """Where a row leads: its first link."""
    (link, *_) = row.select("a")
    return str(link["href"]).removeprefix("../")


def source(id: str) -> str:
    return (ROOT / f"docs/sources/{id}.txt").read_bytes().decode()


def content(folder: Path, id: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = json.loads((folder / f"{id}.json").read_bytes())
    return loaded


def records_that_differ(id: str, data: Mapping[str, Any]) -> Iterator[str]:
    """Each disagreement in words: what was read, and what a reader finds."""
    text = source(id)
    for label, record in zip_longest(LABELS[id]["records"], data["records"]):
        if label is None:
            yield f"{record['id']}, line {record['line']}: read, and not labelled"
        elif record is None:
            yield f"{label['id']}, lines {label['lines']}: labelled, and not read"
        else:
            for name, expected, found in facts(label, record, text):
                if found not in expected:
                    right = " or ".join(map(repr, expected))
                    yield f"{label['id']}, {name}: {found!r} read, {right} labelled"


def facts(
    label: Mapping[str, Any], record: Mapping[str, Any], text: str
) -> Iterator[tuple[str, Sequence[object], object]]:
    """The name of a fact, the readings that are right, and what was read."""
    yield "id", [label["id"]], record["id"]
    yield "lines", [label["lines"]], lines_of(record, text)
    for name in PLAIN:
        yield name, [plain(name, one) for one in readings(label.get(name, ""))], read(name, record)
    yield "title", titles(label), stated(record["title"])
    if subjects := [one["value"] for one in record["fields"] if one["name"] == "subject"]:
        (printed,) = subjects
        lines = text[printed["start"] : printed["end"]].split()
        yield "subject as printed", readings(label["title"]), " ".join(lines)
    yield "sender", readings(label.get("sender", "")), released(record["sender"])
    names = [name for one in record["recipients"] if (name := released(one))]
    yield "recipients", [label.get("recipients", [])], names
    files = [(file["name"], file["record"]) for file in record["attachments"]]
    announced = [(file["name"], file.get("record", "")) for file in label.get("attachments", [])]
    yield "attachments", [announced], files
    for expected, found in zip_longest(label.get("fields", []), record["fields"]):
        yield "field", fields_labelled(expected), field_read(found, text)


def readings(label: str | list[str]) -> list[str]:
    """A list holds several readings, each of them right."""
    return label if isinstance(label, list) else [label]


def plain(name: str, label: str) -> str:
    if name == "date":
        return moment(label)
    return f"thread-{label}" if name == "thread" and label else label


def read(name: str, record: Mapping[str, Any]) -> str:
    return moment(stated(record["date"])) if name == "date" else str(record[name] or "")


def titles(label: Mapping[str, Any]) -> list[str]:
    printed = readings(label.get("title", ""))
    return [*printed, *(one.removeprefix(ACTIONS[label.get("action", "")]) for one in printed)]


def stated(fact: Mapping[str, Any] | None) -> str:
    return str(fact["value"]) if fact else ""


def moment(date: str) -> str:
    """`2020-04-30T16:20:11Z` as `2020-04-30T16:20:11+00:00`; other dates as they are."""
    return datetime.fromisoformat(date).isoformat() if "T" in date else date


def released(fact: Mapping[str, Any] | None) -> str:
    """The name that a fact holds; nothing where marks and domains are all of it."""
    name = stated(fact)
    return name if WITHHELD_NAME.sub("", name) else ""


def fields_labelled(label: Mapping[str, Any] | None) -> list[object]:
    if label is None:
        return [None]
    counts = readings(label.get("addresses", "0"))
    return [(label["name"], label["lines"], label["withheld"], int(count)) for count in counts]


def field_read(field: Mapping[str, Any] | None, text: str) -> object:
    if field is None:
        return None
    people = (len(field["parts"]) or 1) if field["name"] in ADDRESSED else 0
    return (field["name"], lines_of(field, text), field["withheld"], people)


def lines_of(span: Mapping[str, Any], text: str) -> str:
    """`90-105`, or `95` where it is one line: from the first to the last that is not blank."""
    words = text[span["start"] : span["end"]]
    first = text.count("\n", 0, span["end"] - len(words.lstrip())) + 1
    last = first + words.strip().count("\n")
    return f"{first}-{last}" if last > first else str(first)


def ends_of(lines: str) -> tuple[int, int]:
    first, _, last = lines.partition("-")
    return int(first), int(last or first)


def questions_found(id: str, data: Mapping[str, Any]) -> Iterator[list[str]]:
    """Line, label, list, state and line of the answer of each question, as a label has them.

    Where the answer is withheld, it starts at its first redaction; otherwise its line is not told,
    and stands here as labelled.
    """
    lines = {redaction["id"]: redaction["line"] for redaction in data["redactions"]}
    for question, label in zip_longest(data["questions"], LABELS[id]["questions"]):
        if question is None:
            return
        told = [question["line"], question["label"], question["series"], question["state"]]
        withheld = question["state"] == "withheld"
        answer = lines[question["redactions"][0]] if withheld else (label or [""])[-1]
        yield [str(one) for one in (*told, answer)]
