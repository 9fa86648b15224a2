"""Finds citations: places that name a law, a case, a report or a page of the web."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from converters.citing.antecedents import PLACE, Antecedents, Unresolved
from converters.citing.cases import find_short_cites, short_cites, with_courts
from converters.citing.citation_forms import Cited, Form, Found, forms, title_of
from converters.citing.declared_names import declarations, declared_names
from converters.citing.names_before import with_names
from converters.citing.section_numbers import read_sections
from converters.citing.short_names import certain_names, find_names, is_of_another
from converters.citing.stories import TO_ADDRESS, find_stories
from converters.citing.web_addresses import find_addresses
from converters.model import Citation, Diagnostic, Document
from converters.terms.vocabulary import Vocabularies
from converters.text.running_text import RunningText

CUT_NUMBER = re.compile(r"\d{1,2}-usc-\d{1,2}")
LINE_END = re.compile(r"[ \t]{0,20}(?:[\r\n]|\Z)")

PAGED = frozenset({"pia", "nist", "report"})
"""Kinds whose pages stand behind the cite: `DHS/ICE/PIA-054, at 5`."""

PAGE_OF_SESSION = re.compile(
    r"(?<=Sess\.)\s{1,3}(?P<pages>\d{1,4}(?:[-–]\d{1,4})?)(?=\s{1,3}\((?:19|20)\d\d\))"
)
"""The page of a report behind its session: `89th Cong., 1st Sess. 3 (1965)`."""

YEAR = re.compile(r"\s{0,3}\((?:19|20)\d\d\)")
"""The year behind a report and its pages: `S. Rep. No. 93-1183, at 12 (1974)`."""

DATE_BETWEEN = re.compile(r"(?:,?\s{0,3}\([A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}\))?")
"""The date of a report between its number and its address."""


def find_citations(document: Document, vocabularies: Vocabularies) -> Document:
    """Adds the citations, in the order of the text, none over another or over a redaction."""
    running = RunningText(document)
    found = with_courts(_full(document, running))
    found = _apart([*found, *find_short_cites(running.text, found)])
    names = certain_names(declared_names(running.text, found))
    antecedents = Antecedents(document, running, found, names)
    found = _apart([*found, *antecedents.read()])
    declared = [Unresolved(*span) for span in declarations(running.text, found)]
    open_cites = _open_cites(running.text, found)
    unresolved = [*antecedents.unresolved, *open_cites]
    blocked = _apart([*found, *map(_as_found, [*unresolved, *declared])])
    short = find_names(running.text, names.values())
    found += [one for one in short if not _overlaps(blocked, one)]
    citations = sorted((_citation(running, one) for one in found), key=lambda one: one.start)
    notes = (*_open_addresses(document, running, found), *_unlinked(document, running, unresolved))
    return replace(
        document,
        citations=tuple(replace(one, id=f"c{number}") for number, one in enumerate(citations, 1)),
        diagnostics=(*document.diagnostics, *sorted(notes, key=lambda note: note.line)),
    )


def _full(document: Document, running: RunningText) -> list[Found]:
    """Every cite that says by itself what it cites."""
    addresses = list(find_addresses(running))
    stories = list(find_stories(document, running, {one.start: one for one in addresses}))
    taken = _apart([*addresses, *stories])
    others = [one for one in _by_forms(running.text) if not _overlaps(taken, one)]
    others = _without_cut_numbers(running.text, others)
    named = with_names(running.text, _apart([*taken, *others]))
    return _with_addresses(running.text, _apart(named))


def _by_forms(text: str) -> Iterator[Found]:
    for form in (*forms("forms"), *forms("laws")):
        for match in form.find(text):
            if form.reads == "sections":
                yield from read_sections(form, match, text)
            elif form.kind != "statute-name" or not is_of_another(text, match.start()):
                yield _read(form, match, text)


def _without_cut_numbers(text: str, found: list[Found]) -> list[Found]:
    """Cites without those whose number a box or a margin cut: `§ 1`, elsewhere `§ 130b`."""
    longer = {
        one.cited.authority[:length]
        for one in found
        if one.cited.kind == "usc"
        for length in range(len(one.cited.authority) - 1)
    }
    return [
        one
        for one in found
        if not (
            CUT_NUMBER.fullmatch(one.cited.authority)
            and one.cited.authority in longer
            and LINE_END.match(text, one.end)
        )
    ]


def _read(form: Form, match: re.Match[str], text: str) -> Found:
    cited, start, end = form.read(match), match.start(), match.end()
    place = PLACE.match(text, end) if form.kind in PAGED else None
    place = place or PAGE_OF_SESSION.match(text, end)
    if place and place["pages"]:
        cited, end = cited.at(" ".join(place["pages"].split())), place.end()
    year = YEAR.match(text, end) if form.kind == "report" else None
    end = year.end() if year else end
    return Found(start, end, cited)


# --- which of several count ---


def _apart(found: Iterable[Found]) -> list[Found]:
    """Those that do not overlap: the first, and of those that start together the longest."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def _overlaps(apart: Sequence[Found], one: Found) -> bool:
    position = bisect_left(apart, one.end, key=lambda other: other.start)
    return position > 0 and apart[position - 1].end > one.start


# --- addresses and names beside full cites ---


def _with_addresses(text: str, found: list[Found]) -> list[Found]:
    """Each address that stands right behind a cite becomes one of the same authority."""
    result: list[Found] = []
    for one in found:
        if one.how == "address":
            result.append(_with_authority(text, one, result[-1] if result else None))
        else:
            result.append(one)
    return result


def _with_authority(text: str, address: Found, before: Found | None) -> Found:
    """An address with the authority of the cite before it, and with the page behind it."""
    cited = address.cited
    if before and cited.kind == "web" and _is_behind(text, before, address):
        cited = replace(before.cited.at(""), url=cited.url)
    place = PLACE.match(text, address.end)
    if place and place["pages"] and cited.kind != "web":
        cited = cited.at(" ".join(place["pages"].split()))
    return replace(address, cited=cited)


def _is_behind(text: str, before: Found, address: Found) -> bool:
    dated = DATE_BETWEEN.match(text, before.end, address.start)
    start = dated.end() if dated else before.end
    between = text[start : address.start]
    return before.how == "full" and bool(between.strip()) and bool(TO_ADDRESS.fullmatch(between))


# --- citations and notes ---


def _citation(running: RunningText, one: Found) -> Citation:
    span, rest = running.spans(one.start, one.end)
    cited = one.cited
    return Citation(
        span.start,
        span.end,
        "",
        cited.kind,
        cited.authority,
        cited.whole,
        cited.normal,
        cited.pinpoint,
        one.how,
        cited.url,
        cited.title or title_of(cited.authority),
        one.repaired,
        rest,
    )


def _as_found(one: Unresolved) -> Found:
    return Found(one.start, one.end, Cited("web", "", "", ""))


def _open_addresses(
    document: Document, running: RunningText, found: Iterable[Found]
) -> Iterator[Diagnostic]:
    for one in found:
        if one.uncertain:
            yield _note(
                document,
                running.source(one.start),
                "this web address may go on in the next line; it is shown as released, unlinked",
                "nothing has to be done; look at the released paper for the whole address",
            )


def _open_cites(text: str, found: Sequence[Found]) -> list[Unresolved]:
    """Short cites of decisions of which it is not certain what they stand for."""
    apart = _apart(found)
    places = (Found(*match.span(), Cited("reporter", "", "", "")) for match in short_cites(text))
    return [Unresolved(one.start, one.end) for one in places if not _overlaps(apart, one)]


def _unlinked(
    document: Document, running: RunningText, unresolved: Iterable[Unresolved]
) -> Iterator[Diagnostic]:
    for one in unresolved:
        yield _note(
            document,
            running.source(one.start),
            f"what “{running.text[one.start : one.end]}” stands for is not certain; it is unlinked",
            "nothing has to be done; the authority is in the text or the note before",
        )


def _note(document: Document, offset: int, message: str, advice: str) -> Diagnostic:
    line = document.line(offset)
    quote = document.quote(document.lines[line - 1])[:200]
    return Diagnostic("note", line, message, quote, advice)
