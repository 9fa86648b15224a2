"""Finds every place that reads like a cite of an exemption, wherever it stands and whatever it is.

Whether such a place says that something was withheld is for `references` and `redactions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from converters.model import Span
from converters.patterns import Pattern, pattern_tables

MARKS = "redaction-marks.yml"

TRIGGER = re.compile(
    r"[bB1235(\[{E](?:(?<=[bB])[ \t]{0,2}[)}\]X({\[K1-9lJ/I>]|(?<=[13])\.[345]|(?<=[25])[50]X\d"
    r"|(?<=\()[ ]?[jkd7A-F]|(?<=[(\[{])[ ]?(?:b[ ]?[\dl/J]|FOIA|E[Xx])|(?<=E)[xX]\.[ ]?\(?[1-9b])"
)
"""The first signs of a cite. It starts with one class of signs, which `re` looks for fast."""

ELIDED_FORMS = frozenset({"elided", "elided-letter"})
"""Forms that are cites only beside another one, whose beginning they share."""

BETWEEN_CITES = re.compile(
    r"[ \t]*+[;,&/.]?(?:[ \t]*+and\b)?[ \t]*+(?:\r\n|\n|\r)?[ \t]*+[;,&/]?[ \t]*+"
)
"""What may stand between two cites side by side: a sign or “and”, blanks, one line break.

The quantifiers are possessive, so that long blanks take linear time.
"""

BEFORE_TRIGGER = 3
"""Characters before a trigger's sign at which a cite can start: a bracket and two blanks."""

DIGITS = {"S": "5", "s": "5", "G": "6", "l": "1", "I": "1"}
"""Letters that OCR reads for a digit, where only one exemption can be meant."""


@dataclass(frozen=True, slots=True)
class Cite(Span):
    """A place that reads like a cite of one exemption."""

    code: str
    """The exemption's id: `b7C`, `1.4(a)`, `3.3(b)(1)`, `25X1`, `j2`."""

    form: str
    """The name of the pattern it has."""

    damaged: bool
    """Whether OCR broke it and it was read by rule."""


def find_cites(text: str) -> list[Cite]:
    """All cites of a text in order, not overlapping."""
    return list(_cites(text))


def _cites(text: str) -> Iterator[Cite]:
    last = 0
    for trigger in TRIGGER.finditer(text):
        if trigger.start() < last:
            continue
        for start in range(max(last, trigger.start() - BEFORE_TRIGGER), trigger.end()):
            cite = _cite_at(text, start)
            if cite:
                yield cite
                last = cite.end
                break


def _cite_at(text: str, start: int) -> Cite | None:
    for pattern in cite_patterns():
        match = pattern.regex.match(text, start)
        if match:
            code = READERS[pattern.reads](match.groupdict())
            return Cite(start, match.end(), code, pattern.name, pattern.damaged)
    return None


@cache
def cite_patterns() -> tuple[Pattern, ...]:
    """The forms of a cite, in the order in which they are tried."""
    return pattern_tables(MARKS)["cites"]


# --- what a match is read as ---


def _read_foia(groups: dict[str, str | None]) -> str:
    """5 U.S.C. § 552(b): nine exemptions, the seventh in six parts."""
    if _first(groups, "seven"):
        return f"b7{_first(groups, 'letter').upper()}"
    digit = _first(groups, "digit")
    return f"b{DIGITS.get(digit, digit)}"


def _first(groups: dict[str, str | None], name: str) -> str:
    """The one group of this name, or of a name that begins so, that took part in the match."""
    return next((text for key, text in groups.items() if key.startswith(name) and text), "")


def _read_part_of_seven(groups: dict[str, str | None]) -> str:
    return f"b7{groups['letter']}"


def _read_order(groups: dict[str, str | None]) -> str:
    """E.O. 13526: sections 1.4 and 3.5 have lettered, section 3.3(b) numbered parts."""
    if groups["review"]:
        return f"3.3(b)({groups['review_part']})" if groups["review_part"] else "3.3(b)"
    return f"{groups['order']}({(groups['part'] or groups['part_bare'] or '').lower()})"


def _read_years(groups: dict[str, str | None]) -> str:
    return f"{groups['years']}X{groups['number']}"


def _read_privacy_act(groups: dict[str, str | None]) -> str:
    return f"{groups['act']}{groups['part']}"


READERS: dict[str, Callable[[dict[str, str | None]], str]] = {
    "foia": _read_foia,
    "foia-seven": _read_part_of_seven,
    "order": _read_order,
    "years": _read_years,
    "privacy-act": _read_privacy_act,
}
"""How the groups of a pattern become an exemption's id; `reads` of a row names one of them."""
