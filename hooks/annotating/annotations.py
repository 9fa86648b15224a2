"""The annotations of the collection as the site shows them: placed, rendered, by their document.

Nothing here depends on MkDocs. `load_annotations` reads the folder once a build; `annotations_of`
answers for a document. A note that has lost its passage is among the answers, with its state.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from converters.annotations.anchoring import anchor
from converters.annotations.files import read_annotations
from converters.annotations.links import CollectionLinks, Resolve
from converters.annotations.model import Anchor, Annotation, Difference, State
from converters.annotations.released import Content, ReleasedText
from converters.annotations.rendering import NoteReader, Rewrite, plain_text, render
from converters.model import Diagnostic, Span
from converters.reading import read
from hooks.collection import CollectedDocument
from hooks.wording import address, one_line


@dataclass(frozen=True)
class CollectedAnnotation:
    """One annotation, tied to its document."""

    annotation: Annotation
    """The file as it was read."""

    anchor: Anchor
    document: CollectedDocument
    released: str
    """The released words of its passage, as they stand in the source; empty without a place."""

    line: int
    """The line of the source on which its passage starts, counted from 1; 0 without a place."""

    last_line: int
    """The line on which it ends; 0 without a place."""

    candidate_lines: tuple[int, ...]
    """Where it could stand: lines of the places that fit, or of the nearest one."""

    html: str
    """The note as safe HTML for its document's page: links are relative to that page."""

    @property
    def id(self) -> str:
        """Unique in its document: the name of its file."""
        return self.annotation.id

    @property
    def anchor_id(self) -> str:
        """The id of the note's element on the page of its document: `annotation-mirs`."""
        return f"annotation-{self.id}"

    @property
    def motivation(self) -> str:
        """`commenting`, `identifying`, `linking`, `questioning` or `correcting`."""
        return self.annotation.motivation

    @property
    def creator(self) -> str:
        """Who wrote it. As all that follows up to the note itself, this is text, not HTML."""
        return self.annotation.creator

    @property
    def created(self) -> str:
        """The day on which it was written: `2026-03-02`."""
        return self.annotation.created[:10]

    @property
    def tags(self) -> tuple[str, ...]:
        """The words to find it by."""
        return self.annotation.tags

    @property
    def quote(self) -> str:
        """The passage as the annotation quotes it, on one line."""
        return one_line(self.annotation.quote).strip()

    @property
    def words(self) -> str:
        """The note as plain text on one line, for lists and the search."""
        return plain_text(self.html)

    @property
    def state(self) -> State:
        """`anchored`, `approximate`, `ambiguous` or `not found`."""
        return self.anchor.state

    @property
    def is_placed(self) -> bool:
        """Whether it has a place on the page; otherwise it is listed as unanchored."""
        return self.anchor.place is not None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What differs between the annotation and the released text, where it is approximate."""
        return self.anchor.differences

    @property
    def start(self) -> int:
        """Offset of the passage's first code point in the decoded source; -1 without a place."""
        return self.anchor.place.start if self.anchor.place else -1

    @property
    def end(self) -> int:
        """Offset after its last code point; -1 without a place."""
        return self.anchor.place.end if self.anchor.place else -1

    @property
    def parts(self) -> tuple[Span, ...]:
        """What to underline: the passage without notes and paper that its sentence goes around."""
        return self.anchor.parts

    @property
    def path(self) -> str:
        """The file in the repository: `docs/annotations/a-memo/mirs.md`."""
        return f"docs/annotations/{self.annotation.path}"

    @property
    def url(self) -> str:
        """Address of the note below the site."""
        return f"{self.document.url}#{self.anchor_id}"

    def html_on(self, page: str) -> str:
        """The note as safe HTML for another page, such as `annotations/index.html`."""
        own, other = "../" * self.document.url.count("/"), "../" * page.count("/")
        # Elsewhere in the note a < would be written as &lt;, so this finds its links alone.
        return self.html.replace(f'<a href="{own}documents/', f'<a href="{other}documents/')


@dataclass(frozen=True)
class CollectedAnnotations:
    """All annotations of the collection."""

    all: tuple[CollectedAnnotation, ...] = ()
    """By document, and in each in the order of its text; unanchored ones last."""

    problems: tuple[Diagnostic, ...] = ()
    """Files that could not be read and are shown nowhere; `check` says more."""

    @cached_property
    def by_document(self) -> Mapping[str, tuple[CollectedAnnotation, ...]]:
        """The annotations by the ids of their documents."""
        found: dict[str, list[CollectedAnnotation]] = defaultdict(list)
        for one in self.all:
            found[one.document.id].append(one)
        return {id: tuple(ones) for id, ones in found.items()}


def annotations_of(
    annotations: CollectedAnnotations, document_id: str
) -> tuple[CollectedAnnotation, ...]:
    """The annotations of a document in the order of its text, unanchored ones last."""
    return annotations.by_document.get(document_id, ())


def load_annotations(docs: Path, documents: Iterable[CollectedDocument]) -> CollectedAnnotations:
    """The annotations in `docs/annotations`, tied to the released texts in `docs/sources`."""
    by_id = {document.id: document for document in documents}
    found = read_annotations(docs / "annotations", by_id)
    links = CollectionLinks({id: document.source.path for id, document in by_id.items()})
    by_document: dict[str, list[Annotation]] = defaultdict(list)
    for annotation in found.annotations:
        by_document[annotation.document].append(annotation)
    collected: list[CollectedAnnotation] = []
    reader = NoteReader()
    for id, ones in by_document.items():
        reader.rewrite = _rewrite(links.resolver(id), f"documents/{id}.html")
        collected += _of_document(docs, by_id[id], ones, reader)
    return CollectedAnnotations(tuple(collected), found.problems)


def _of_document(
    docs: Path, document: CollectedDocument, annotations: Iterable[Annotation], reader: NoteReader
) -> list[CollectedAnnotation]:
    released = _released(docs, document)
    collected = [_collected(one, released, document, reader) for one in annotations]
    return sorted(collected, key=lambda one: (not one.is_placed, one.start, one.end, one.id))


def _released(docs: Path, document: CollectedDocument) -> ReleasedText:
    source = docs / "sources" / document.source.path
    data = docs / "documents" / f"{document.id}.json"
    _, text, _ = read(document.source.path, source.read_bytes())

    def content() -> Content:
        found: Content = json.loads(data.read_bytes())
        return found

    return ReleasedText(document.id, text, content)


def _collected(
    annotation: Annotation,
    released: ReleasedText,
    document: CollectedDocument,
    reader: NoteReader,
) -> CollectedAnnotation:
    found = anchor(annotation, released)
    place = found.place
    return CollectedAnnotation(
        annotation,
        found,
        document,
        released=released.text[place.start : place.end] if place else "",
        line=released.line(place.start) if place else 0,
        last_line=released.last_line(place) if place else 0,
        candidate_lines=tuple(_lines(found.candidates, released)),
        html=render(annotation.note, reader),
    )


def _lines(places: Iterable[Span], released: ReleasedText) -> Iterator[int]:
    yield from dict.fromkeys(released.line(place.start) for place in places)


def _rewrite(resolve: Resolve, page: str) -> Rewrite:
    """Makes links into the collection relative to a page."""
    up = "../" * page.count("/")

    def rewrite(relative: str) -> str | None:
        link = resolve(relative)
        if link is None:
            return None
        place = f"#{link.place}" if link.place else ""
        return f"{up}{address(f'documents/{link.document}.html')}{place}"

    return rewrite
