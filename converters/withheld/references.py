"""Tells cites that refer to the law from those that say that something was withheld."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from converters.patterns import pattern_tables
from converters.withheld.cites import BETWEEN_CITES, ELIDED_FORMS, MARKS, Cite
from converters.withheld.places import Places

REACH = 64
"""Characters before a cite that decide whether it is a reference."""

NEXT_OF_LIST = re.compile(r"\s*+[;,]?\s*+(?:and|or|through|&)?\s*+")
"""What may stand between two references: `exemptions (b)(5) and (b)(6)`."""

LABEL_LEAD = re.compile(r"\s*[•*-]|\s{8,}|.*:|\W*(?:F[O0]IA\s+)?[Ee]xemptions?\W*\Z")
"""What a form's line holds before a cite: a bullet, wide blanks, a colon, the label alone."""

NUMBERED = re.compile(r"\W{0,4}(?:[A-Z]{1,2}\s)?(?:\d{1,2}\s)?\W{0,3}\d{1,2}[.,]\s{1,20}\S")
"""The start of an item of a form or an explanation sheet, with what OCR put before its number."""

SHEET_CODES, SHEET_GAP = 3, 4
"""Lines close together (in lines) that name as many exemptions are a sheet that explains them."""

REASON_WORDS = re.compile(
    r"(?i)\b(?:information|pertain|names? of|numbers?|identif|location|privacy|pseudonym|cryptonym"
    r"|data|exempt|statute|interest|techniques?)\b"
)
"""Words of forms on which a reviewer ticks the reason of a deletion."""

MEANING = re.compile(r"[ \t]*[-–—=:][ \t]*[A-Za-z(]")
"""What a sheet puts between an exemption and its meaning."""

PARAGRAPH = re.compile(
    r"^[ \t]{0,40}\((?:[acd]|i{1,3}|[1-4])\)(?:\(\w{1,4}\)){0,3}[ \t]+\S", re.MULTILINE
)
"""A paragraph of a statute or regulation, other than (b)."""

PARAGRAPHS = 3
"""As many make a text that numbers its paragraphs so; its own (b)(1) is one of them."""

PARAGRAPH_TEXT = re.compile(r"[ \t]+[“\"]?[A-Z][a-z]")
"""How the text of a paragraph begins behind its number."""

SPEAKING_RULES = frozenset({"bare-552", "named-exemption", "under", "classification-reason"})
"""The rules after which the cite names an exemption, whatever the words are."""

OWN_STATUTE = re.compile(r"\b55[2z]a?\b|\b13526\b")
"""The laws whose exemptions a mark cites, in a cite of a statute or order."""

NAMED_LAW = re.compile(r"[ ,;:–-]{0,4}(?:\d{1,2} )?(?:U\.?S\.?C\.?(?:A\.?)? ?§{0,2} ?)?")
"""What may stand between (b)(1) or (b)(3) and the law for which they are cited."""


def find_references(text: str, cites: Sequence[Cite], places: Places) -> dict[Cite, bool]:
    """The cites that refer to the law instead of standing for withheld text, in order.

    The value says whether the law is the one whose exemptions are cited: `5 U.S.C. § 552(b)(5)`
    is exemption 5, `Rule 12(b)(6)` is not exemption 6.
    Cites side by side share one fate: what stands before the first and behind the last decides.
    """
    reader = _Reader(text, places, _on_explanation_sheets(text, cites, places))
    reader.found.update(dict.fromkeys(_paragraph_numbers(text, cites, places), False))
    for chain in _chains(text, [cite for cite in cites if cite not in reader.found]):
        reader.read(chain)
    return reader.found


def _chains(text: str, cites: Sequence[Cite]) -> Iterator[list[Cite]]:
    chain: list[Cite] = []
    for cite in cites:
        if chain and not BETWEEN_CITES.fullmatch(text, chain[-1].end, cite.start):
            yield chain
            chain = []
        # A form that shares the beginning of the cite before it is nothing without one.
        if chain or cite.form not in ELIDED_FORMS:
            chain.append(cite)
    if chain:
        yield chain


class _Reader:
    """Reads a text's chains of cites in order; each is judged knowing those before it."""

    def __init__(self, text: str, places: Places, on_sheets: set[Cite]) -> None:
        self.found: dict[Cite, bool] = {}
        self._text = text
        self._places = places
        self._on_sheets = on_sheets
        self._last: Cite | None = None
        """The last reference."""
        self._before: Cite | None = None
        """The last cite, a reference or not."""

    def read(self, chain: list[Cite]) -> None:
        speaks = self._speaks_of_exemption(chain)
        if speaks is not None:
            self.found.update(dict.fromkeys(chain, speaks))
            self._last = chain[-1]
        self._before = chain[-1]

    def _speaks_of_exemption(self, chain: list[Cite]) -> bool | None:
        """Whether a sentence speaks of the exemption or of another law; None where of neither."""
        if not self._on_sheets.isdisjoint(chain):
            return True
        if self._last is not None and self._goes_on(self._last, chain[0]):
            return self.found[self._last]
        named = self._named_before(chain[0])
        return named if named is not None else self._spoken_of_behind(chain[-1])

    def _goes_on(self, last: Cite, cite: Cite) -> bool:
        if not cite.form.startswith("bracketed"):
            return False
        return bool(NEXT_OF_LIST.fullmatch(self._text, last.end, cite.start))

    def _named_before(self, cite: Cite) -> bool | None:
        start = max(0, cite.start - REACH)
        head = self._text[start : cite.start]
        for pattern in pattern_tables(MARKS)["references"]:
            match = pattern.regex.search(head) if pattern.applies_to(cite.form) else None
            if match and not self._is_part_of_mark(pattern.name, start + match.start(), cite):
                return pattern.name in SPEAKING_RULES or bool(OWN_STATUTE.search(match.group()))
        return None

    def _spoken_of_behind(self, cite: Cite) -> bool | None:
        rules = pattern_tables(MARKS)["references_after"]
        behind = any(
            rule.regex.match(self._text, cite.end) for rule in rules if rule.applies_to(cite.form)
        )
        return True if behind else None

    def _is_part_of_mark(self, rule: str, at: int, cite: Cite) -> bool:
        """Whether words that speak of a law, from `at` on, are here part of a mark themselves."""
        if rule in ("statute-or-rule", "list-of-paragraphs"):
            return self._is_reason(at)
        if rule == "same-law":
            return self._is_below(at, cite)
        if rule == "executive-order":
            return self._places.of(cite) == "line"
        return rule == "named-exemption" and self._is_label(at, cite)

    def _is_reason(self, at: int) -> bool:
        """Whether the law is named for a mark right before it: `(b)(3) 10 U.S.C. § 130b`."""
        before = self._before
        if before is None or before in self.found or before.code not in ("b1", "b3"):
            return False
        return before.end <= at and bool(NAMED_LAW.fullmatch(self._text, before.end, at))

    def _is_below(self, at: int, cite: Cite) -> bool:
        """Whether the words end their line and the cite is all of its own."""
        lines_apart = self._places.line(cite.start) > self._places.line(at)
        return lines_apart and self._places.of(cite) == "line"

    def _is_label(self, at: int, cite: Cite) -> bool:
        """Whether `FOIA Exemption (b)(6)` is printed in a form's field, not in a sentence."""
        if ":" in self._text[at : cite.start] or not self._places.only_cites_behind(cite):
            return False
        return bool(LABEL_LEAD.match(self._places.lead(cite)))


def _paragraph_numbers(text: str, cites: Sequence[Cite], places: Places) -> list[Cite]:
    """Cites that number a paragraph of a statute: `(b)(1) The Secretary shall` among others."""
    leading = [
        cite
        for cite in cites
        if cite.form == "bracketed"
        and not places.lead(cite).strip()
        and places.line_span(places.line(cite.start)).start + 40 >= cite.start
        and PARAGRAPH_TEXT.match(text, cite.end)
    ]
    codes = [cite.code for cite in leading]
    rising = len(codes) >= PARAGRAPHS and codes == sorted(set(codes))
    siblings = PARAGRAPH.finditer(text) if leading else iter(())
    return leading if rising or len(list(islice(siblings, PARAGRAPHS))) == PARAGRAPHS else []


def _on_explanation_sheets(text: str, cites: Sequence[Cite], places: Places) -> set[Cite]:
    """Cites in lists that explain exemptions: a form's numbered reasons, or each with meaning."""
    numbered = [
        cite
        for cite in cites
        if cite.form.startswith(("bracketed", "seven"))
        and NUMBERED.match(text, places.line_span(places.line(cite.start)).start)
        and REASON_WORDS.search(places.lead(cite))
    ]
    meant = [
        cite for cite in cites if not places.lead(cite).strip() and MEANING.match(text, cite.end)
    ]
    return _sheets(numbered, places, repeats=True) | _sheets(meant, places, repeats=False)


def _sheets(cites: Sequence[Cite], places: Places, repeats: bool) -> set[Cite]:
    """Runs of lines close together; where no code may come twice, one that does ends the sheet."""
    found: set[Cite] = set()
    sheet: list[Cite] = []
    for cite in cites:
        far = bool(sheet) and places.line(cite.start) - places.line(sheet[-1].start) > SHEET_GAP
        again = not repeats and any(cite.code == other.code for other in sheet)
        if far or again:
            found |= _sheet(sheet)
            sheet = []
        sheet.append(cite)
    return found | _sheet(sheet)


def _sheet(cites: Sequence[Cite]) -> set[Cite]:
    codes = len({cite.code for cite in cites})
    return set(cites) if codes >= SHEET_CODES else set()
