"""The parts of a cite in normal form: reporters, rules, series and states as the table has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from converters.patterns import reading_table

CITATIONS = "citations.yml"

ANNOTATED = re.compile(r"\s+Ann(?:\.|otated)")
"""Says of a code that it has notes; it is the same code."""

DERIVED = {"type": ("chamber", "chambers"), "rules": ("rule_set", "rule_sets")}
"""Parts of an address that follow from a group: their name, and the table that has them."""


def normal_groups(match: re.Match[str]) -> dict[str, str]:
    """The groups of a match in normal form, and what follows from them for an address."""
    return dict(_normal(name, " ".join((text or "").split()), match) for name, text in _all(match))


def _all(match: re.Match[str]) -> Iterator[tuple[str, str | None]]:
    groups = match.groupdict()
    yield from groups.items()
    for name, (derived, table) in DERIVED.items():
        letters = _letters(groups.get(name) or "")
        if letters in reading_table(CITATIONS, table):
            yield derived, reading_table(CITATIONS, table)[letters]


def _normal(name: str, text: str, match: re.Match[str]) -> tuple[str, str]:
    if name in NORMAL_GROUPS:
        return name, NORMAL_GROUPS[name](text)
    if name == "ordinal" and text == "d":
        return name, "rd" if match["congress"].endswith("3") else "nd"
    return name, text


def _page_or_number(text: str) -> str:
    return text.replace(",", "").replace("–", "-").replace(" ", "")


def _pinpoint(text: str) -> str:
    signed = re.sub(r"(?:§|\b[Ss]ec(?:tion|\.))\s?(?=\d)", "§ ", text)
    return re.sub(r"(?<=\d)-(?=\d)", "–", re.sub(r"(?<=\d),(?=\d{3})", "", signed))


def _read_in(table: str) -> Callable[[str], str]:
    """Reads a group by its letters and digits alone; what the table has not stays as it is."""
    return lambda text: reading_table(CITATIONS, table).get(_letters(text), text)


def _update(text: str) -> str:
    """The letter of an update in brackets, as it stands in a number and not in an address."""
    return f"({text.strip('()').lower()})" if text else ""


def _conference(text: str) -> str:
    return "Conf." if text else ""


def _court(text: str) -> str:
    """A court in its bracket: single capitals stand close, `S.D.N.Y.`, words apart, `N.D. Cal.`."""
    if not text:
        return ""
    close = re.sub(r"(?<=\b[A-Z]\.)\s(?=[A-Z]\.)", "", text)
    return f"({re.sub(r'(?<=[A-Z][.])(?=[A-Z][a-z])', ' ', close)})"


def _code(text: str) -> str:
    """The code of a state: `California Penal Code` and `Cal. Penal Code` are one."""
    plain = " ".join(ANNOTATED.sub("", text).replace(",", " ").replace("'", "’").split())
    for name, abbreviation in reading_table(CITATIONS, "states").items():
        if plain.startswith(f"{name} "):
            return f"{abbreviation}{plain[len(name) :]}"
    return re.sub(r"(?<=[A-Z]\.)\s(?=[A-Z]\.)", "", plain)


NORMAL_GROUPS: dict[str, Callable[[str], str]] = {
    "number": _page_or_number,
    "page": _page_or_number,
    "pin": _pinpoint,
    "reporter": _read_in("reporters"),
    "type": _read_in("bill_types"),
    "update": _update,
    "component": str.upper,
    "rules": _read_in("rules"),
    "series": _read_in("series"),
    "issuance": _read_in("issuances"),
    "conference": _conference,
    "court": _court,
    "code": _code,
}
"""How the groups of the patterns are written in normal form."""


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
