"""Tells cites that refer to the law from those that say that something was withheld."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converters.cites import BETWEEN_CITES, MARKS, Cite
from converters.patterns import pattern_tables
from converters.places import Places

REACH = 80
"""Characters before a cite that decide whether it is a reference."""

NEXT_OF_LIST = re.compile(r"\s*+[;,]?\s*+(?:and|or|through|&)?\s*+")
"""What may stand between two references: `exemptions (b)(5) and (b)(6)`."""

LABEL_LEAD = re.compile(r"\s*[•*-]|\s{8,}|.*:|\W*(?:F[O0]IA\s+)?[Ee]xemptions?\W*\Z")
"""What a form's line holds before a cite: a bullet, wide blanks, a colon, the label alone."""

NUMBERED = re.compile(r"\W{0,4}(?:[A-Z]{1,2}\s)?(?:\d{1,2}\s)?\W{0,3}\d{1,2}[.,]\s{1,20}\S")
"""The start of an item of a form or an explanation sheet, with what OCR put before its number."""

SHEET_ITEMS, SHEET_CODES = 4, 3
"""As many numbered lines that name as many exemptions are a sheet that explains them."""

WITHHOLDING_STATUTE = re.compile(r"[ ,;]*\d{0,2}[ ]?")
"""What may stand between (b)(1) or (b)(3) and the law for which they are cited."""


def find_references(text: str, cites: Sequence[Cite], places: Places) -> set[Cite]:
    """The cites that refer to the law instead of standing for withheld text.

    Cites side by side share one fate: what stands before the first and behind the last decides.
    """
    found = _on_explanation_sheets(text, cites, places)
    last: Cite | None = None
    before: Cite | None = None
    for chain in _chains(text, cites):
        refers = _goes_on(text, last, chain[0]) or _is_spoken_of(text, chain, before, found, places)
        if refers:
            found.update(chain)
        last = chain[-1] if chain[-1] in found else last
        before = chain[-1]
    return found


def _chains(text: str, cites: Sequence[Cite]) -> Iterator[list[Cite]]:
    chain: list[Cite] = []
    for cite in cites:
        if chain and not BETWEEN_CITES.fullmatch(text, chain[-1].end, cite.start):
            yield chain
            chain = []
        chain.append(cite)
    if chain:
        yield chain


def _goes_on(text: str, last: Cite | None, cite: Cite) -> bool:
    if last is None or not cite.form.startswith("bracketed"):
        return False
    return bool(NEXT_OF_LIST.fullmatch(text, last.end, cite.start))


def _is_spoken_of(
    text: str, chain: list[Cite], before: Cite | None, found: set[Cite], places: Places
) -> bool:
    """Whether a law is named before a chain of cites, or a sentence goes on to speak of it."""
    first, last = chain[0], chain[-1]
    start = max(0, first.start - REACH)
    head = text[start : first.start]
    for pattern in pattern_tables(MARKS)["references"]:
        match = pattern.regex.search(head) if pattern.applies_to(first.form) else None
        if match and not _is_excused(
            pattern.name, text, start + match.start(), first, before, found, places
        ):
            return True
    return any(
        pattern.regex.match(text, last.end)
        for pattern in pattern_tables(MARKS)["references_after"]
        if pattern.applies_to(last.form)
    )


def _is_excused(
    rule: str,
    text: str,
    at: int,
    cite: Cite,
    before: Cite | None,
    found: set[Cite],
    places: Places,
) -> bool:
    """Whether words that speak of the law are here part of a mark themselves."""
    if rule == "statute-or-rule":
        return _is_reason_of(text, at, before, found)
    if rule == "executive-order":
        return places.of(cite) == "line"
    return rule == "named-exemption" and _is_label(text[at : cite.start], cite, places)


def _is_reason_of(text: str, at: int, before: Cite | None, found: set[Cite]) -> bool:
    """Whether the law is named for a mark right before it: `(b)(3) 10 U.S.C. § 130b`."""
    if before is None or before in found or before.code not in ("b1", "b3") or before.end > at:
        return False
    return bool(WITHHOLDING_STATUTE.fullmatch(text, before.end, at))


def _is_label(head: str, cite: Cite, places: Places) -> bool:
    """Whether `FOIA Exemption (b)(6)` is printed in a form's field instead of in a sentence."""
    if ":" in head or not places.only_cites_behind(cite):
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
