"""MkDocs event `on_page_content`: says in the text where a repeated passage starts.

It runs when a page is HTML and its records are in their sections. The lines that it adds stand
before paragraphs, never inside one, and the search passes them over: the released text stays what
it was.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from hooks.document.repeated import RepeatedPassage, RepeatedPlace
from hooks.document.repeated_pages import AlsoStands
from hooks.wording import counted, listed

FEWEST_WORDS = 40
"""A shorter passage that only repeats its wording is not worth a line in the text."""

WHOLE = "This passage stands again"
INSIDE = "A passage that starts in this paragraph stands again"
SHOWN = "Another copy shows what is withheld"

MOST_PLACES = 3
"""Other places of a passage that a line names; of the rest it says how many there are."""

ANCHOR = re.compile(r'<(?:a|span)\b[^<>]*? id="(?P<id>[Lr]\d+)"')
"""A line or a redaction; released text cannot write one, since its `<` is escaped."""

PARAGRAPH = re.compile(r"<(?:p|h[1-6])\b")

TELLING = 3
"""As many first words tell whether a paragraph begins with a passage."""

REACH = 3_000
"""Characters of HTML in which the first words of a paragraph stand; links take most of them."""

TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is to be said at one place."""

    anchor: str
    """The line or the redaction that it is about."""

    opening: tuple[str, ...]
    """The first words of the passage, as far as they tell whether a paragraph begins with it."""

    subject: str
    """How the sentence begins where the paragraph begins with the passage."""

    inside: str
    """How it begins where the passage starts further on, or nothing certain can be said."""

    words: str
    """The rest of it, as HTML."""

    compare: str
    """Address below the site of the page with the copies side by side."""


class Linked(Protocol):
    """Makes an address from this page of one below the site."""

    def __call__(self, url: str) -> str:
        """For instance `../repeated/1a2b3c4d.html`."""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Adds the lines to a document's page; other pages stay as they are."""
    also_stands = config.extra["also_stands"].get(page.meta.get("document"), ())
    return with_lines(html, also_stands, partial(get_relative_url, other=page.url))


def with_lines(html: str, also_stands: Iterable[AlsoStands], link: Linked) -> str:
    """The same page with a line before each paragraph where such a passage starts."""
    sentences = [one for passage in also_stands for one in _sentences(passage, link)]
    if not sentences:
        return html
    anchors = {match["id"]: match.start() for match in reversed([*ANCHOR.finditer(html)])}
    starts = [match.start() for match in PARAGRAPH.finditer(html)]
    lines: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for sentence in sentences:
        anchor = anchors.get(sentence.anchor, -1)
        index = bisect_right(starts, anchor) - 1
        if index >= 0:
            begins = _first_words(html, starts[index]) == sentence.opening
            subject = sentence.subject if begins else sentence.inside
            lines[starts[index]].append((sentence.compare, subject, sentence.words))
    return _inserted(html, {place: _line(said, link) for place, said in lines.items()})


def _inserted(html: str, lines: Mapping[int, str]) -> str:
    parts, at = [], 0
    for place in sorted(lines):
        parts += [html[at:place], lines[place]]
        at = place
    return "".join([*parts, html[at:]])


def _line(sentences: Iterable[tuple[str, str, str]], link: Linked) -> str:
    """One line for all that is said at one place; what one page compares is linked once."""
    by_page: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    for page, subject, words in sentences:
        by_page[page][subject][words] = None
    said = " ".join(
        " ".join(f"{subject} {listed(words)}." for subject, words in parts.items())
        + f' <a class="compare" href="{link(page)}">Compare the copies</a>'
        for page, parts in by_page.items()
    )
    return f'<p class="added also">{said}</p>\n'


def _first_words(html: str, start: int) -> tuple[str, ...]:
    """The first words of the paragraph that starts there."""
    return _words(unescape(TAG.sub("", html[start : start + REACH])))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text)[:TELLING])


def _sentences(one: AlsoStands, link: Linked) -> Iterator[Sentence]:
    page = one.passage.url
    others = compared_with(one)
    if others and _is_worth_a_line(one.passage):
        words = _places(one.place, others, link)
        opening = _words(one.passage.opening)
        yield Sentence(f"L{one.place.line}", opening, WHOLE, INSIDE, words, page)
    for shown in one.shown:
        words = f'<a href="#{shown.redaction}">here</a>'
        yield Sentence(shown.redaction, (), SHOWN, SHOWN, words, page)


def compared_with(one: AlsoStands) -> tuple[RepeatedPlace, ...]:
    """The other places of a passage whose copies may be laid beside the one that stands here.

    A copy that could undo the redaction of a person is laid beside none, so that no line leads to
    it or away from it.
    """
    compared = compared_places(one.passage)
    here = any(place is one.place for place in compared)
    return tuple(place for place in compared if place is not one.place) if here else ()


def compared_places(passage: RepeatedPassage) -> tuple[RepeatedPlace, ...]:
    """The places of a passage that its page lays side by side, the fullest copy first."""
    return (passage.fullest, *(comparison.second for comparison in passage.comparisons))


def _is_worth_a_line(passage: RepeatedPassage) -> bool:
    return passage.words >= FEWEST_WORDS or not all(one.is_same for one in passage.comparisons)


def _places(place: RepeatedPlace, others: Sequence[RepeatedPlace], link: Linked) -> str:
    """For instance "at lines 198 to 213 of this document and at line 4 of “A memorandum”"."""
    names = [_place(place, other, link) for other in others[:MOST_PLACES]]
    if len(others) > MOST_PLACES:
        names.append(f"at {counted(len(others) - MOST_PLACES, 'more place')}")
    return listed(names)


def _place(place: RepeatedPlace, other: RepeatedPlace, link: Linked) -> str:
    if other.document.id == place.document.id:
        return f'at <a href="#L{other.line}">{other.lines}</a> of this document'
    title = escape(other.document.title, quote=False)
    return f'at <a href="{link(other.url)}">{other.lines}</a> of “{title}”'
