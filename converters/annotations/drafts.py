"""What an export says of a note, before it is tied to a document of this collection."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from converters.annotations.model import Annotation
from converters.annotations.values import LIMITS, value_of

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A note of an export."""

    name: str
    """What names it there; the quote where nothing does."""

    quote: str
    note: str
    creator: str = ""
    created: str = ""
    """A moment with its time zone, as ISO 8601."""

    motivation: str = "commenting"
    tags: tuple[str, ...] = ()
    prefix: str = ""
    suffix: str = ""
    line: int = 0
    position: int | None = None
    """Where the passage started in the text that was annotated, which may have been a page."""

    addresses: tuple[str, ...] = ()
    """What may be the address of the document."""

    titles: tuple[str, ...] = ()
    """What may be its title."""

    is_ours: bool = False
    """Whether a reading room wrote the export, so that nothing in it needs to be fitted."""


def annotation_of(draft: Draft, document: str, id: str) -> Annotation:
    """The annotation that a draft becomes, in the one form that files have."""
    around = {
        key: _plain(words)[-LIMITS[key] :] if key == "prefix" else _plain(words)[: LIMITS[key]]
        for key, words in (("prefix", draft.prefix), ("suffix", draft.suffix))
    }
    return Annotation(
        document,
        id,
        motivation=draft.motivation,
        creator=_plain(draft.creator),
        created=utc(draft.created),
        quote=_lines(draft.quote),
        note=_lines(draft.note).strip(),
        tags=tuple(dict.fromkeys(tag for tag in map(_tag, draft.tags) if tag)),
        prefix=around["prefix"],
        suffix=around["suffix"],
        line=draft.line,
    )


def utc(moment: str) -> str:
    """A moment in UTC to the second, or a day; empty where it is neither."""
    try:
        at = datetime.datetime.fromisoformat(moment.strip())
    except ValueError:
        return ""
    if at.tzinfo:
        at = at.astimezone(datetime.UTC)
    return value_of("created", f"{at.replace(microsecond=0, tzinfo=None).isoformat()}Z")


def as_list(value: object) -> list[Any]:
    """JSON-LD writes one value as itself, several as a list, none as nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def text_of(value: object) -> str:
    """A string; of an object its value, name or id."""
    if isinstance(value, Mapping):
        return next((text_of(value[key]) for key in ("value", "name", "id") if key in value), "")
    return value if isinstance(value, str) else ""


def number_of(value: object) -> int | None:
    """A whole number from 0 on; None for anything else."""
    is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if is_number and isinstance(value, int) else None


def _plain(words: str) -> str:
    """On one line, without signs that are shown as nothing."""
    return " ".join("".join(s if s.isprintable() else " " for s in words).split())


def _tag(words: str) -> str:
    return _plain(words.replace(",", " ").replace(";", " "))[: LIMITS["tag"]].strip()


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")
