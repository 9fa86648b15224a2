"""The name of a case or bill that stands right before its cite."""

from __future__ import annotations

import re

from converters.citing.citation_forms import pattern
from converters.text.running_text import BREAK

REACH = 200
"""Characters before a cite in which the name of its case or bill stands."""

SIGNALS = re.compile(
    r"(?:(?:[Bb]ut\s+)?[Ss]ee(?:,?\s+e\.g\.,|\s+also|\s+generally)?|In(?!\s+re\s)|As|Cf\.|Accord|Under|Compare|Also|And|E\.g\.,)\s+"
)
"""Words with a capital before a name that are no part of it."""


def name_before(text: str, at: int, names: str) -> str:
    """The name right before an offset, with its comma and blank; empty without one.

    `names` is a row of the table of names.
    """
    before = text[max(0, at - REACH) : at].rpartition(BREAK)[2]
    match = pattern("names", names).search(before)
    if not match:
        return ""
    signal = SIGNALS.match(before, match.start())
    return before[signal.end() if signal else match.start() :]
