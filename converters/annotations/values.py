"""The keys of an annotation's front matter, and what their values may be."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from converters.annotations.model import MOTIVATIONS
from converters.sidecar.calendar_dates import DATE, is_date, is_moment

LIMITS = {"quote": 2_000, "note": 5_000, "creator": 100, "tag": 50, "prefix": 300, "suffix": 300}
"""The most characters of each part."""

MOST_TAGS = 20

MIDNIGHT = "T00:00:00Z"
"""How W3C's dates, which always have a time, say a day."""

Fault = tuple[str, str]
"""What is wrong, and the way out."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the front matter."""

    name: str
    means: str
    example: str
    is_needed: bool = True


KEYS = {
    key.name: key
    for key in (
        Key("document", "the id of the document: the name of its page, without .html", "a-memo"),
        Key("motivation", "why the note is written: " + ", ".join(MOTIVATIONS), "identifying"),
        Key("creator", "your name, or the name you want to be known by", "A. Reader"),
        Key("created", "the day on which it was written", "2026-03-02"),
        Key("tags", "words to find it by, with commas between", "databases, Maryland", False),
        Key("prefix", "the words right before the passage", '"known as the"', False),
        Key("suffix", "the words right behind it", '"of the state"', False),
        Key("line", "the line of the released text on which the passage starts", "42", False),
    )
}
"""All keys, in the order in which they are written."""


def value_of(key: str, value: str) -> str:
    """A value in its one form: on one line, and a day without a time of 0 o'clock."""
    plain = " ".join(value.split())
    if key == "created":
        return plain.removesuffix(MIDNIGHT)
    return ", ".join(tags_of(plain)) if key == "tags" else plain


def tags_of(value: str) -> tuple[str, ...]:
    """The tags of a value, each once, in their order."""
    tags = (tag.strip() for tag in re.split("[,;]", value))
    return tuple(dict.fromkeys(tag for tag in tags if tag))


def fault_of(key: str, value: str, document: str) -> Fault | None:
    """What is wrong with a value, and the way out; None where it is right."""
    if key not in KEYS:
        return f"unknown key “{key}”", nearest(key, tuple(KEYS), "the keys are")
    if not value and KEYS[key].is_needed:
        return f"“{key}” is empty", f"it is {KEYS[key].means}: “{KEYS[key].example}”"
    if not value.isprintable():
        return f"“{key}” holds an invisible sign", "type it anew"
    return _fault_of_length(key, value) or _fault_of_meaning(key, value, document)


def _fault_of_length(key: str, value: str) -> Fault | None:
    if key == "tags":
        tags = tags_of(value)
        if len(tags) > MOST_TAGS or any(len(tag) > LIMITS["tag"] for tag in tags):
            return "too many tags, or too long ones", f"write at most {MOST_TAGS} short words"
    elif len(value) > LIMITS.get(key, len(value)):
        return f"“{key}” is too long", f"write at most {LIMITS[key]} characters"
    return None


def _fault_of_meaning(key: str, value: str, document: str) -> Fault | None:
    if key == "document" and value != document:
        return (
            "the file stands in the folder of another document",
            f"move it to docs/annotations/{value}/, or write “document: {document}”",
        )
    if key == "motivation" and value not in MOTIVATIONS:
        return f"unknown motivation “{value}”", nearest(value, tuple(MOTIVATIONS), "it is one of")
    if key == "created" and not is_created(value):
        return "not a date", "write the day as 2026-03-02"
    if key == "line" and value and not re.fullmatch(r"[1-9][0-9]{0,6}", value):
        return "not a line number", "write a whole number from 1 on"
    return None


def is_created(value: str) -> bool:
    """Whether this is a day of the calendar, or a moment in UTC to the second."""
    if value.endswith("Z"):
        return is_moment(value[:-1]) and value.count(":") == 2
    return is_date(value) and DATE.fullmatch(value) is not None and value.count("-") == 2


def nearest(word: str, known: tuple[str, ...], otherwise: str) -> str:
    """“did you mean …?”, or all that is known."""
    near = difflib.get_close_matches(word.casefold(), known, 1, 0.5)
    return f"did you mean “{near[0]}”?" if near else f"{otherwise} {', '.join(known)}"
