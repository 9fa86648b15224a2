"""Reads the table of citation forms: what each match cites, its normal form and its link out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, cast
from urllib.parse import quote

from converters.citing.normal_groups import CITATIONS, normal_groups
from converters.model import CitationKind, Span
from converters.patterns import Pattern, built_in, pattern_tables

How = Literal["full", "short", "id", "supra", "defined", "address"]
"""See `Citation.how`."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What a place in the text cites."""

    kind: CitationKind
    authority: str
    whole: str
    normal: str
    pinpoint: str = ""
    url: str = ""
    title: str = ""

    def at(self, pinpoint: str) -> Cited:
        """The same authority with another place in it, as reports and stories are cited."""
        normal = f"{self.whole} at {pinpoint}" if pinpoint else self.whole
        return replace(self, normal=normal, pinpoint=pinpoint)


@dataclass(frozen=True, slots=True)
class Found(Span):
    """A citation on its way; offsets are those of the running text."""

    cited: Cited
    how: How = "full"
    repaired: str = ""
    uncertain: bool = False
    """Whether it is a web address that may go on where nothing certain can be said."""


@dataclass(frozen=True, slots=True)
class Form:
    """One row of the table: a pattern, and templates over its groups."""

    pattern: Pattern
    kind: CitationKind
    id: str
    whole: str
    normal: str
    url: str
    url_from: str
    reads: str
    holds: tuple[str, ...] = ()
    """Of these, a text holds one where it holds the form; empty where nothing short says so."""

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Its matches; a look for a word first, which is faster by far where there are none."""
        if self.holds and not any(sign in text for sign in self.holds):
            return iter(())
        return self.pattern.regex.finditer(text)

    def read(self, match: re.Match[str]) -> Cited:
        """What a match cites."""
        groups = normal_groups(match)
        whole = filled(self.whole, groups)
        pinpoint = groups.get("pin", "").strip(", ")
        return Cited(
            self.kind,
            slug(filled(self.id, groups)),
            whole,
            filled(self.normal, groups) if self.normal else whole,
            pinpoint,
            self.link(groups),
        )

    def link(self, groups: dict[str, str]) -> str:
        """The address of the authority, or nothing where the service does not go back so far."""
        if self.url_from:
            group, first = self.url_from.split()
            if int(groups[group]) < int(first):
                return ""
        return self.url.format_map({key: quote(value, safe="()") for key, value in groups.items()})


@cache
def forms(table: str) -> tuple[Form, ...]:
    """The forms of one table of `citations.yml`, in its order."""
    patterns = pattern_tables(CITATIONS)[table]
    return tuple(map(_form, patterns, built_in(CITATIONS)[table]))


def _form(pattern: Pattern, row: dict[str, Any]) -> Form:
    optional = {key: row.get(key, "") for key in ("normal", "url", "url_from", "reads")}
    holds = tuple(row.get("holds", ()))
    return Form(
        pattern, cast(CitationKind, row["kind"]), row["id"], row["whole"], **optional, holds=holds
    )


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """One pattern of a table that has no templates."""
    return next(row.regex for row in pattern_tables(CITATIONS)[table] if row.name == name)


@cache
def title_of(authority: str) -> str:
    """What the built-in table calls an authority, or nothing."""
    return next(iter(built_in(CITATIONS)["titles"].get(authority, ())), "")


@cache
def outlets() -> dict[str, tuple[str, str]]:
    """Each spelling of an outlet with its name and the short form that citations use."""
    return {
        spelling: (name, spellings[0])
        for name, spellings in built_in(CITATIONS)["outlets"].items()
        for spelling in (name, *spellings)
    }


def slug(text: str) -> str:
    """Text as part of an address: small letters and digits, and full stops between digits."""
    plain = re.sub(r"[()’'‘]|(?<!\d)\.|\.(?!\d)", "", text.lower())
    return re.sub(r"[^a-z0-9.]+", "-", plain).strip("-")


def filled(template: str, groups: dict[str, str]) -> str:
    """A template with its groups; what an empty one leaves behind is taken out."""
    return " ".join(template.format_map(groups).replace(" ,", ",").split()).rstrip(",")
