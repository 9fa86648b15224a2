"""What is searched beside documents: entries, acronyms, annotations, pages written by hand."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from converters.citing.authorities import page_name
from hooks.annotating.annotations import CollectedAnnotation
from hooks.collection import Collection
from hooks.entries.entries import NOUNS
from hooks.search.search_units import Piece, Unit
from hooks.wording import address

WHAT_SHOWS = ["h2", "h3", "p", "li", "td", "th", "dt", "dd", "pre"]
"""Elements of a written page that are pieces of its text."""

EXAMPLES = "code.example"
"""Examples of queries: they would be found, and the page is not about them."""


def entry_units(collection: Collection, pages: Container[str]) -> Iterator[Unit]:
    """The entries that have a page: `pages` holds the paths of all, such as `agencies/ice.md`."""
    for unit, path in (*_terms(collection), *_authorities(collection), *_exemptions(collection)):
        if path in pages:
            yield unit
    for term in collection.glossary:
        meanings = tuple(meaning.words for meaning in term.meanings)
        url = address("glossary/index.html")
        yield replace(_unit(url, term.acronym, "acronym", meanings), record=term.anchor)


def annotation_units(annotations: Iterable[CollectedAnnotation]) -> Iterator[Unit]:
    """The notes of readers, each by itself: their words are not those of the document."""
    for one in annotations:
        title = f"Note on {one.document.title}"
        texts = (one.words, *one.tags, one.creator)
        unit = _unit(one.document.url, title, "annotation", texts)
        yield replace(unit, record=one.anchor_id, kind="written")


def written_units(site: Path, paths: Iterable[str]) -> Iterator[Unit]:
    """The pages that people wrote, each section by itself, read from the built site."""
    for path in paths:
        page = BeautifulSoup((site / path).read_bytes(), "html.parser")
        if article := page.find("article"):
            for example in article.select(EXAMPLES):
                example.decompose()
            yield from _sections(address(path), article)


def _sections(url: str, article: Tag) -> Iterator[Unit]:
    title = heading = anchor = ""
    pieces: list[Piece] = []
    for element in article.find_all(["h1", *WHAT_SHOWS]):
        if element.name == "h1":
            title = " ".join(element.get_text().split())
        elif element.name == "h2":
            yield _section(url, title, anchor, heading, pieces)
            heading, anchor = " ".join(element.get_text().split()), str(element.get("id") or "")
            pieces = []
        elif not element.find(WHAT_SHOWS):
            text = " ".join(element.get_text().split())
            pieces.append(Piece(0, element.name == "h3", text))
    yield _section(url, title, anchor, heading, pieces)


def _section(url: str, title: str, anchor: str, heading: str, pieces: list[Piece]) -> Unit:
    filters = {"type": ("page",)}
    unit = Unit(url, title, tuple(pieces), anchor, heading, "page", filters=filters)
    return replace(unit, kind="written")


def _terms(collection: Collection) -> Iterator[tuple[Unit, str]]:
    for vocabulary in ("agencies", "programs", "organizations", "people"):
        noun = NOUNS[vocabulary]
        terms = collection.terms(vocabulary)
        for term in terms.values():
            names = (term.short_form, *term.variations)
            path = f"{vocabulary}/{term.id}"
            unit = _unit(f"{path}.html", term.name, noun, (term.explanation,), names)
            yield unit, f"{path}.md"
    for person in collection.people.values():
        if person.id not in collection.terms("people"):
            roles = dict.fromkeys(role.words for role in person.roles)
            path = f"people/{person.id}"
            unit = _unit(f"{path}.html", person.name, "person", tuple(roles), person.released)
            yield unit, f"{path}.md"


def _authorities(collection: Collection) -> Iterator[tuple[Unit, str]]:
    for id, cited in collection.authorities.items():
        path = f"authorities/{page_name(id)}"
        names = (cited.authority.whole, *cited.titles)
        yield _unit(f"{path}.html", cited.name, "authority", (), names), f"{path}.md"


def _exemptions(collection: Collection) -> Iterator[tuple[Unit, str]]:
    for one in collection.vocabularies.exemptions.values():
        path = f"exemptions/{one.page}"
        title = f"{one.label} {one.title}"
        texts = (one.plain, one.use, one.law)
        names = (one.citation,)
        yield _unit(f"{path}.html", title, "exemption", texts, names), f"{path}.md"


def _unit(
    url: str, title: str, kind: str, texts: tuple[str, ...], names: Iterable[str] = ()
) -> Unit:
    others = [name for name in dict.fromkeys(names) if name and name != title]
    # The other names are pieces too: a hit in them would else show no word that was sought.
    pieces = tuple(Piece(0, False, text) for text in (*texts, *others) if text)
    filters = {"type": (kind,)}
    return Unit(url, title, pieces, type=kind, names=tuple(others), filters=filters)
