"""Tells cites that refer to the law from those that say that something was withheld."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converters.cites import MARKS, Cite
from converters.patterns import pattern_tables
from converters.places import Places

REACH = 80
"""Characters before a cite that decide whether it is a reference."""

NEXT_OF_LIST = re.compile(r"\s*+[;,]?\s*+(?:and|or|through|&)?\s*+")
"""What may stand between two references: `exemptions (b)(5) and (b)(6)`."""

LABEL_LEAD = re.compile(r"\s*[•*-]|\s{8,}|.*:|\W*(?:F[O0]IA\s+)?[Ee]xemptions?\W*\Z")
"""What a form's line holds before a cite: a bullet, wide blanks, a colon, the label alone."""

NUMBERED = re.compile(r"\W{0,4}(?:[A-Z]{1,2}\s)?(?:\d{1,2}\s)?\W{0,3}\d{1,2}[.,]\s+\S")
"""The start of an item of a form or an explanation sheet, with what OCR put before its number."""

SHEET_ITEMS, SHEET_CODES = 4, 3
"""As many numbered lines that name as many exemptions are a sheet that explains them."""

WITHHOLDING_STATUTE = re.compile(r"[ ,;]*\d{0,2}[ ]?")
"""What may stand between (b)(3) and the statute for which it is cited: `(b)(3) 10 U.S.C. § 130b`."""


def find_references(text: str, cites: Sequence[Cite], places: Places) -> set[Cite]:
    """The cites that refer to the law instead of standing for withheld text."""
    found = _on_explanation_sheets(text, cites, places)
    last: Cite | None = None
    for position, cite in enumerate(cites):
        before = cites[position - 1] if position else None
        if cite in found or _refers(text, cite, before, found, places) or _goes_on(text, last, cite):
            found.add(cite)
            last = cite
    return found


def _goes_on(text: str, last: Cite | None, cite: Cite) -> bool:
    if last is None or not cite.form.startswith("bracketed"):
        return False
    return bool(NEXT_OF_LIST.fullmatch(text, last.end, cite.start))


def _refers(
    text: str, cite: Cite, before: Cite | None, found: set[Cite], places: Places
) -> bool:
    start = max(0, cite.start - REACH)
    head = text[start : cite.start]
    for pattern in pattern_tables(MARKS)["references"]:
        if not pattern.applies_to(cite.form):
            continue
        match = pattern.regex.search(head)
        if match is None:
            continue
        if pattern.name == "statute-or-rule" and _behind_exemption_3(
            text, start + match.start(), before, found
        ):
            continue
        if pattern.name == "named-exemption" and _is_label(head, cite, places):
            continue
        return True
    return any(
        pattern.regex.match(text, cite.end)
        for pattern in pattern_tables(MARKS)["references_after"]
        if pattern.applies_to(cite.form)
    )


def _behind_exemption_3(text: str, at: int, before: Cite | None, found: set[Cite]) -> bool:
    """Whether the statute is the one for which a mark before it cites exemption 3."""
    if before is None or before in found or before.code != "b3" or before.end > at:
        return False
    return bool(WITHHOLDING_STATUTE.fullmatch(text, before.end, at))


def _is_label(head: str, cite: Cite, places: Places) -> bool:
    """Whether `FOIA Exemption (b)(6)` is printed in a form's field instead of in a sentence."""
    if not re.search(r"[Ee]xemptions?\W*\Z", head) or not places.only_cites_behind(cite):
        return False
    return bool(LABEL_LEAD.match(places.lead(cite)))


def _on_explanation_sheets(text: str, cites: Sequence[Cite], places: Places) -> set[Cite]:
    """Cites at the ends of numbered lines that name several exemptions one after the other."""
    found: set[Cite] = set()
    sheet: list[Cite] = []
    last_line = -1
    for cite in cites:
        line = places.line(cite.start)
        start = places.line_span(line).start
        if not (cite.form.startswith("bracketed") and NUMBERED.match(text, start)):
            continue
        if line - last_line > 3:
            found |= _sheet(sheet)
            sheet = []
        sheet.append(cite)
        last_line = line
    return found | _sheet(sheet)


def _sheet(cites: Sequence[Cite]) -> set[Cite]:
    enough = len(cites) >= SHEET_ITEMS and len({cite.code for cite in cites}) >= SHEET_CODES
    return set(cites) if enough else set()
