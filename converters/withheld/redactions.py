"""Finds redactions: cites of exemptions and labels of withheld places, side by side taken together.

The order of the work: all that reads like a cite → references to the law taken out → those that
stand where marks stand → damaged codes beside them → signs of a legend → labels → marks for one
passage grouped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from converters.model import LINE_BREAK, Code, Document, Redaction, Reference, Span
from converters.patterns import Pattern, pattern_tables
from converters.terms.vocabulary import Vocabularies
from converters.withheld.cites import BETWEEN_CITES, ELIDED_FORMS, MARKS, Cite, find_cites
from converters.withheld.legends import find_signs
from converters.withheld.margin_codes import find_margin_codes
from converters.withheld.places import Places
from converters.withheld.references import find_references

FAR = " " * 12
"""Blanks between a text and the margin's code; a table's columns stand closer."""

SAYS_WHO = re.compile(r" (?:CIA|NSA|FBI|PERS|[Pp]er )")
"""Who asked for a deletion, as State prints it behind the code."""

EVIDENCE = 2
"""Exemptions that a text cites at least before a capital B and a digit beside it count, too."""

LONGEST_REASON = 40
"""Characters of the words in a label of `Ex. 6`."""

CERTAIN_FORMS = frozenset(
    {
        "bracketed",
        "bracketed-damaged",
        "bracketed-short",
        "seven-damaged",
        "seven-in-one",
        "bracket-as-letter",
        "half-bracketed",
        "bare-letter",
        "exemption-and-reason",
    }
)
"""Forms of a cite that mean a redaction wherever they stand, if they are no reference."""

BETWEEN_MARKS = re.compile(r"[ \t]*+[;,&/.]?[ \t]*+(?:\r\n|\n|\r)?[ \t]*+[;,&/]?[ \t]*+")
"""What may stand between two marks for one withheld passage: a sign, blanks, one line break.

A word parts them. The quantifiers are possessive, so that long blanks take linear time.
"""

SIGN = re.compile(r"[;,&/]")
"""A sign that leads on to a mark on the next line."""

WIDE = "   "
"""Blanks that set a margin off from the text of its line."""

NEXT_LINE = re.compile(r"[ \t]*+(?:\r\n|\n|\r)?[ \t]*+")
"""Labels on lines below each other are one place; a blank line parts them."""

BEFORE_LABEL = re.compile(r"\s*")
"""A label belongs to the cite before it, over blank lines too: OCR puts them between."""


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """A cite that stands for withheld text, or a label of a withheld place (without a code)."""

    code: str | None
    damaged: bool = False


def find_redactions(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds redactions and references. Runs before blocks: a mark is never taken for a list item."""
    marks, references = read_marks(document.text)
    groups = _grouped(document.text, marks)
    return replace(
        document,
        redactions=tuple(_redaction(number, group) for number, group in enumerate(groups, 1)),
        references=tuple(
            Reference(cite.start, cite.end, cite.code if speaks else None)
            for cite, speaks in references.items()
        ),
    )


def read_marks(text: str) -> tuple[list[Mark], dict[Cite, bool]]:
    """Every mark of the text in order, and every cite that refers to the law instead.

    Of a reference, the value says whether the law is the one whose exemptions are cited.
    """
    cites = find_cites(text)
    places = Places(text, cites)
    references = find_references(text, cites, places)
    open_cites = [cite for cite in cites if cite not in references]
    accepted = _accepted(text, open_cites, places)
    accepted += find_margin_codes(places, accepted)
    accepted += find_signs(text, accepted)
    marks = [_mark(text, cite) for cite in accepted]
    marks += _labels(text)
    marks = _without_overlaps(sorted(marks, key=lambda mark: (mark.start, -mark.end)))
    return marks, _outside(marks, references)


def _mark(text: str, cite: Cite) -> Mark:
    """The mark that a cite is, with the words of its label: `Ex. 6 - Personal Privacy`."""
    start, end = cite.start, cite.end
    if cite.form == "exemption-and-reason":
        before, behind = _reasons()
        first = before.search(text[max(0, start - LONGEST_REASON) : start])
        last = behind.match(text, end)
        start -= len(first.group()) if first else 0
        end = last.end() if last else end
    return Mark(start, end, cite.code, cite.damaged)


REASONS = frozenset({"Personal Privacy", "Investigative Technique", "Grand Jury"})
SPECIAL_COUNSEL = "Harm to Ongoing Matter"
"""Labels that are headings elsewhere; they are marks where the report's own label stands, too."""

LABEL_TRIGGER = re.compile(
    r"[\[<{(█▇▆HIPGRDOXx](?:(?<=[\[<{(])[ ]?[A-Za-z—-]|(?<=[█▇▆])|(?<=H)arm t|(?<=I)nvest"
    r"|(?<=P)ersonal P|(?<=G)rand J|(?<=R)EDACT|(?<=R)eferral|(?<=D)uplicate"
    r"|(?<=O)THER -|(?<=[Xx])[Xx][Xx])"
)
"""The first signs of a label; cheap for the same reason as that of a cite."""


def _labels(text: str) -> Iterator[Mark]:
    end = 0
    for trigger in LABEL_TRIGGER.finditer(text):
        match = _label().match(text, trigger.start()) if trigger.start() >= end else None
        if match and (match.group() not in REASONS or SPECIAL_COUNSEL in text):
            end = match.end()
            named = [cite for cite in find_cites(match.group()) if cite.form != "elided-letter"]
            yield Mark(match.start(), end, named[0].code if len(named) == 1 else None)


# --- which cites are marks ---


def _accepted(text: str, cites: Sequence[Cite], places: Places) -> list[Cite]:
    """Certain forms; others where only marks stand; and what stands right beside either."""
    stamped = {places.line(match.start()) for match in _stamp().finditer(text)}
    sure = [
        cite.form in CERTAIN_FORMS
        or (cite.form not in ELIDED_FORMS and _stands_aside(cite, places, stamped))
        for cite in cites
    ]
    codes = {cite.code for cite, certain in zip(cites, sure, strict=True) if certain}
    if not stamped and len(codes) < EVIDENCE:
        sure = [
            certain and (cite.form in CERTAIN_FORMS or _is_unlike_others(text, cite, places))
            for cite, certain in zip(cites, sure, strict=True)
        ]
    for position in range(1, len(cites)):
        before, cite = cites[position - 1], cites[position]
        if sure[position - 1] and _side_by_side(text, before, cite):
            sure[position] = cite.form != "elided-letter" or before.code.startswith("b7")
    for position in range(len(cites) - 1, 0, -1):
        if sure[position] and cites[position - 1].form not in ELIDED_FORMS:
            beside = _side_by_side(text, cites[position - 1], cites[position])
            sure[position - 1] = sure[position - 1] or beside
    return [cite for cite, certain in zip(cites, sure, strict=True) if certain]


def _is_unlike_others(text: str, cite: Cite, places: Places) -> bool:
    """Whether a code alone in its text is a mark; a lone B5 may be a paper size or a room."""
    if cite.form != "bare" or text[cite.start] == "b":
        return True
    return places.lead(cite).endswith(FAR) or bool(SAYS_WHO.match(text, cite.end))


def _side_by_side(text: str, first: Cite, second: Cite) -> bool:
    return bool(BETWEEN_CITES.fullmatch(text, first.end, second.start))


def _stands_aside(cite: Cite, places: Places, stamped: set[int]) -> bool:
    """Whether a cite stands where only marks do: beside the text, in a form's field, on a stamp."""
    if places.of(cite) != "text" or places.line(cite.start) in stamped:
        return True
    in_form = cite.form == "order-13526" and places.lead(cite).lstrip().startswith("•")
    return in_form and places.only_cites_behind(cite)


@cache
def _reasons() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of a label before and behind the number of its exemption."""
    rows = {row.name: row.regex for row in pattern_tables(MARKS)["reasons"]}
    return rows["before"], rows["behind"]


@cache
def _stamp() -> re.Pattern[str]:
    return _either(pattern_tables(MARKS)["stamps"])


@cache
def _label() -> re.Pattern[str]:
    return _either(pattern_tables(MARKS)["labels"])


def _either(patterns: Iterable[Pattern]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p.regex.pattern}\n)" for p in patterns), re.VERBOSE)


def _outside(marks: Sequence[Mark], references: dict[Cite, bool]) -> dict[Cite, bool]:
    """The references that stand in no mark: `[Redacted per (b)(6)]` is one mark."""
    starts = [mark.start for mark in marks]
    kept = {}
    for cite, speaks in references.items():
        before = bisect_right(starts, cite.start) - 1
        if before < 0 or marks[before].end <= cite.start:
            kept[cite] = speaks
    return kept


def _without_overlaps(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


# --- which marks are one redaction ---


def _grouped(text: str, marks: list[Mark]) -> Iterator[list[Mark]]:
    """Marks side by side for one withheld passage; a code that comes again starts the next one."""
    group: list[Mark] = []
    for mark in marks:
        if group and not _continues(text, group, mark):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _continues(text: str, group: list[Mark], mark: Mark) -> bool:
    between = text[group[-1].end : mark.start]
    if mark.code is None:
        cited = any(earlier.code for earlier in group)
        return bool((BEFORE_LABEL if cited else NEXT_LINE).fullmatch(between))
    if group[-1].code is None or any(mark.code == earlier.code for earlier in group):
        return False
    if not BETWEEN_MARKS.fullmatch(between):
        return False
    return (
        not LINE_BREAK.search(between) or SIGN.search(between) is not None or _stacked(text, group)
    )


def _stacked(text: str, group: list[Mark]) -> bool:
    """Whether the marks before a line break have their line to themselves, as in a margin."""
    start = max(text.rfind(sign, 0, group[0].start) for sign in "\r\n") + 1
    head = text[start : group[0].start]
    return not head.strip() or head.endswith(WIDE)


def _redaction(number: int, marks: list[Mark]) -> Redaction:
    codes = [Code(mark.start, mark.end, mark.code, mark.damaged) for mark in marks if mark.code]
    return Redaction(marks[0].start, marks[-1].end, f"r{number}", tuple(codes))
