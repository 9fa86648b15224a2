"""Finds named news stories: author, title, outlet and date, with their web address behind them.

Bluebook rule 18.2: `Author, Title, Outlet (Feb. 26, 2020), https://…`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from converters.citing.citation_forms import Cited, Found, outlets, slug
from converters.model import Document
from converters.text.running_text import BREAK, CLOSED, RunningText

MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)
"""As the Bluebook shortens them (table T12)."""

MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"

DATE = rf"{MONTH}\s{{1,3}}(?P<day>\d{{1,2}}),\s{{1,3}}(?P<year>(?:19|20)\d\d)"

DATED = re.compile(rf"\s{{0,3}}\({DATE}\)")

ARTICLE = re.compile(
    rf"(?<!\w){DATE},\s{{1,3}}(?P<outlet>[A-Z][\w.’'& ]{{2,40}}?)"
    r"\s{1,3}(?:article|story|report),\s{1,3}"
    r"(?P<quoted>[“\"](?P<title>[^”\"]{8,250}?)[,.]?[”\"])?"
)
"""`a February 26, 2020, Washington Post article, Title`, the title in quotes or italics."""

TO_ADDRESS = re.compile(r"[,.]?\s{0,3}(?:available\s{1,3}at:?\s{1,3}|at\s{1,3})?<?")
"""What stands between the date of a story and its address."""

SIGNAL = re.compile(
    r"(?:\A|[.;]\s{1,3}|;\s{0,3}\w{2,4}\s{1,3})"
    r"(?:(?:[Bb]ut\s+)?[Ss]ee(?:,?\s+e\.g\.,?|\s+also|\s+generally)?|[Cc]f\.|[Aa]ccord|E\.g\.,|[Cc]ompare)\s{1,3}"
    r"|;\s{1,3}"
)
"""What stands before a cite in a string of cites (Bluebook rule 1.2)."""

BEFORE_LEAD = " \t\r\n.,)>"
"""What stands between the address of one story and the next cite, besides the signal."""

PERSON = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:de|da|van|von|der|del|la|bin|al|[A-Z][\w’'.-]*)){1,4}")
"""A name as bylines have it: two to five words."""

OUTLET = re.compile(r"[A-Z][\w.’'&-]*(?:\s(?:of|and|the|for|&|[A-Z0-9][\w.’'&-]*)){0,7}")

LONGEST_LEAD = 500
"""Characters from the first author to the date."""

ID_WORDS = 6
"""Words of a title in the id of a story."""


@dataclass(frozen=True, slots=True)
class Story(Found):
    """A found story; its authors' last names are short forms for it."""

    surnames: tuple[str, ...] = ()


def find_stories(
    document: Document, running: RunningText, addresses: Mapping[int, Found]
) -> Iterator[Story]:
    """The stories whose form and end are certain; `addresses` by where they start."""
    yield from _with_address(running, addresses)
    yield from _in_sentences(document, running)


def _with_address(running: RunningText, addresses: Mapping[int, Found]) -> Iterator[Story]:
    last = 0
    ends = iter(sorted(found.end for found in addresses.values()))
    before = next(ends, None)
    for date in DATED.finditer(running.text):
        to_address = TO_ADDRESS.match(running.text, date.end())
        address = addresses.get(to_address.end()) if to_address else None
        while before is not None and before <= date.start():
            last, before = max(last, before), next(ends, None)
        if not address:
            continue
        start = max(running.passage(date.start()).start, last, date.start() - LONGEST_LEAD)
        story = _read(running.text, start, date, address)
        if story:
            yield story


def _read(text: str, start: int, date: re.Match[str], address: Found) -> Story | None:
    lead = text[start : date.start()].lstrip(BEFORE_LEAD)
    lead = lead[max((signal.end() for signal in SIGNAL.finditer(lead)), default=0) :]
    start = date.start() - len(lead)
    if BREAK in lead or CLOSED in lead:
        return None
    parts = _parts(" ".join(lead.split()).split(", "))
    if not parts:
        return None
    authors, title, outlet = parts
    cited = _cited(authors, title, outlet, date)
    if address.cited.kind not in ("web", "news"):
        cited = replace(address.cited.at(""), title=title)
    cited = replace(cited, url=cited.url or address.cited.url)
    surnames = tuple(
        name.split()[-1] for author in authors for name in re.split(r" ?& ", author) if name
    )
    return Story(start, date.end(), cited, surnames=surnames)


def _parts(pieces: list[str]) -> tuple[list[str], str, str] | None:
    """Authors, title and outlet of a cite cut at its commas; None where one cannot tell."""
    if pieces[0] == "Press Release" and len(pieces) >= 3:
        return pieces[:2], ", ".join(pieces[2:]), ""
    authors = _authors(pieces)
    title, outlet = ", ".join(pieces[len(authors) : -1]), pieces[-1]
    known = authors or (len(pieces) == 2 and outlet in outlets())
    fits = OUTLET.fullmatch(outlet) and len(title.split()) >= 2 and title[0].isupper()
    return (authors, title, outlet) if known and fits else None


def _authors(pieces: list[str]) -> list[str]:
    """The pieces at the front that are authors: one, or a list that ends with `&`."""
    for number, piece in enumerate(pieces[:8]):
        names = [name for name in piece.split("& ") if name]
        if not all(PERSON.fullmatch(name.strip()) for name in names):
            break
        if "& " in piece:
            return pieces[: number + 1]
    first = pieces[0].removesuffix(" et al.")
    return pieces[:1] if PERSON.fullmatch(first) and len(pieces) > 2 else []


def _cited(authors: list[str], title: str, outlet: str, date: re.Match[str]) -> Cited:
    name, short = outlets().get(outlet, (outlet, outlet))
    month = [each[:3] for each in MONTHS].index(date["month"]) + 1
    day = f"{date['year']}-{month:02}-{int(date['day']):02}"
    source = name or authors[-1]
    words = slug(title).split("-")[:ID_WORDS]
    authority = "-".join((slug(source), day, *words))
    by = f"{', '.join(authors)}, " if authors else ""
    at = f", {short}" if short else ""
    whole = f"{by}{title}{at} ({MONTHS[month - 1]} {int(date['day'])}, {date['year']})"
    return Cited("news", authority, whole, whole, title=title)


def _in_sentences(document: Document, running: RunningText) -> Iterator[Story]:
    italics = {item.inner_start: item for item in document.markup if item.kind == "italic"}
    for match in ARTICLE.finditer(running.text):
        if match["outlet"].removeprefix("the ") not in outlets():
            continue
        title, end = match["title"], match.end()
        if not title:
            item = italics.get(running.source(match.end()))
            title = document.text[item.inner_start : item.inner_end] if item else ""
            end += len(title)
        if title and running.text[match.end() : end] in (title, ""):
            cited = _cited([], " ".join(title.split()), match["outlet"], match)
            yield Story(match.start(), end, cited)
