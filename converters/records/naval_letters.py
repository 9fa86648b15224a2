"""Tells the letters of the Navy and the Marine Corps: From, To, Via, Subj, Ref, Encl.

SECNAV M-5216.5 says how they are set. They have no salutation and no closing; their head is that
of a memorandum.
"""

from __future__ import annotations

import re

from converters.records.header_fields import field_name
from converters.records.record_rows import Rows

FIELDS_ABOVE_SUBJECT = 14
"""Lines from `From:` down in which `Subj:` stands."""

TALLEST_TOP = 12
"""Lines of a letterhead with the number, serial and date below it."""

TO = re.compile(r"T[oO][ ]*:[ \t]+[A-Z\d(]")


def is_naval(rows: Rows, number: int) -> bool:
    """Whether `To:` stands right below `From:`, and `Subj:` below both; no field of a message."""
    if number + 1 >= len(rows.all) or not TO.match(rows.all[number + 1].text):
        return False
    for below in range(number + 2, min(number + FIELDS_ABOVE_SUBJECT, len(rows.all))):
        if _begins(rows, below, "Subj:", "SUBJ:"):
            return True
        row = rows.all[below]
        new = row.after_blank and not row.apart and field_name(row.text) is None
        if new or row.prose or _begins(rows, below, "Date", "Sent", "Subject", "From"):
            return False
    return False


def _begins(rows: Rows, number: int, *words: str) -> bool:
    return rows.all[number].text.startswith(words)


def top_of_sheet(rows: Rows, head: int, highest: int, otherwise: int) -> int:
    """The first row of the sheet where nothing but short lines stands between it and a header."""
    for top in range(head, max(highest, head - TALLEST_TOP, 0) - 1, -1):
        row = rows.all[top]
        if top < head and (row.prose or row.kind in ("fields", "item", "note")):
            return otherwise
        if top in rows.page_tops and row.first:
            return top
    return otherwise
