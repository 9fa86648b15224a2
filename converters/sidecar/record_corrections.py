"""Reads `records:` of a sidecar: what a person says about the records inside one source."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import get_args

import yaml

from converters.model import RecordCorrection, RecordType
from converters.sidecar.calendar_dates import is_date, is_moment
from converters.sidecar.yaml_nodes import cut_off, line_of

TYPES = (*get_args(RecordType), "none")

KEYS = ("line", "type", "title", "date", "from", "to", "subject")

EXAMPLE = "write “- {line: 61, type: memorandum, date: 2020-04-30}” for each record"

Fault = tuple[int, str, str, str]
"""The line of the sidecar, what is wrong, the quote and the way out."""


def read_corrections(
    node: yaml.Node, lines: Sequence[str]
) -> tuple[tuple[RecordCorrection, ...], list[Fault]]:
    """The entries that are right, in the order of their lines, and a fault for all else.

    `lines` are those of the whole sidecar.
    """
    if not isinstance(node, yaml.SequenceNode):
        fault = (line_of(node), "“records” is no list", "records:", EXAMPLE)
        return (), [fault]
    read: dict[int, RecordCorrection] = {}
    faults: list[Fault] = []
    for entry in node.value:
        values, found = _values(entry, lines)
        faults += found
        if found:
            continue
        correction = _correction(values, line_of(entry))
        if correction.line in read:
            quote = f"line: {correction.line}"
            faults.append(
                (line_of(entry), "this line stands here twice", quote, "keep one of them")
            )
        else:
            read[correction.line] = correction
    return tuple(read[line] for line in sorted(read)), faults


def _values(entry: yaml.Node, lines: Sequence[str]) -> tuple[dict[str, str], list[Fault]]:
    """The keys and values of one entry, and all that is wrong with it."""
    if not isinstance(entry, yaml.MappingNode):
        return {}, [(line_of(entry), "a record without keys", str(entry.value), EXAMPLE)]
    values: dict[str, str] = {}
    faults: list[Fault] = []
    for key_node, value_node in entry.value:
        key, line = str(key_node.value), line_of(key_node)
        value = value_node.value.strip() if isinstance(value_node, yaml.ScalarNode) else None
        quote = f"{key}:" if value is None else f"{key}: {value}"
        wrong = [*_wrong(key, value, values), *filter(None, [cut_off(value_node, lines)])]
        faults += [(line, what, quote, advice) for what, advice in wrong]
        values[key] = value or ""
    if not faults:
        quote = ", ".join(f"{key}: {value}" for key, value in values.items())
        faults += [(line_of(entry), what, quote, advice) for what, advice in _at_odds(values)]
    return values, faults


def _wrong(key: str, value: str | None, before: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one key and its value, and the way out."""
    if key not in KEYS:
        yield f"unknown key “{key}” of a record", _nearest(key, KEYS, "the keys are")
    elif key in before:
        yield "this key stands here twice", "keep one of the two"
    elif value is None:
        yield f"“{key}” needs one value", "write several recipients on one line with “;” between"
    elif key == "line" and not re.fullmatch(r"[1-9]\d{0,8}", value, re.ASCII):
        yield "not a line", "write the number of the line on which the record starts"
    elif key == "type" and value not in TYPES:
        yield f"unknown type “{value}” of a record", _nearest(value, TYPES, "the types are")
    elif key == "date" and value and not is_date(value) and not is_moment(value):
        yield "not a date", "write it as 2020-06-10T14:30, 2020-06-10, 2020-06 or 2020"


def _at_odds(values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry as a whole."""
    if "line" not in values:
        yield "a record without its line", "add the number of the line on which it starts"
    if values.get("title") and values.get("subject"):
        yield "a record's subject is its title", "keep one of the two"
    if values.get("type") == "none" and any(values.get(key) for key in KEYS[2:]):
        yield "“none” says that no record starts here", "leave out what is said of it, or the type"


def _correction(values: dict[str, str], sidecar_line: int) -> RecordCorrection:
    recipients = (name.strip() for name in values.get("to", "").split(";"))
    return RecordCorrection(
        int(values["line"]),
        sidecar_line,
        next((type for type in TYPES if type == values.get("type")), ""),
        values.get("title") or values.get("subject", ""),
        values.get("date", ""),
        values.get("from", ""),
        tuple(name for name in recipients if name),
    )


def _nearest(word: str, known: tuple[str, ...], otherwise: str) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f"did you mean “{near[0]}”?" if near else f"{otherwise} {', '.join(known)}"
