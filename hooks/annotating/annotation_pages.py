"""The pages that list annotations: by document, motivation, tag and contributor."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from converters.annotations.model import MOTIVATIONS
from converters.sources import slug
from hooks.annotating.annotations import CollectedAnnotation
from hooks.collection import CollectedDocument
from hooks.lists.paging import Paging, in_pages
from hooks.wording import counted, listed, sentence_case

ANNOTATIONS_ON_A_PAGE = 50
"""Each stands there with its passage and its whole note."""

LONGEST_NAME = 60
"""Characters of a page's name; a tag or a contributor's name can be longer."""

Kind = Literal["motivations", "tags", "contributors"]
"""What annotations are listed by, beside their documents; also the name of a folder."""


@dataclass(frozen=True)
class AnnotationGroup:
    """Annotations that have one value: a motivation, a tag, a contributor."""

    kind: Kind
    name: str
    """The value as the first annotation writes it; capitals do not part two values."""

    meaning: str
    """What a motivation means; empty for others."""

    annotations: tuple[CollectedAnnotation, ...]

    @property
    def base(self) -> str:
        """Path of its first page below `docs/`, without suffix."""
        return _base(self.kind, self.name)

    @property
    def url(self) -> str:
        """Address of its first page below the site."""
        return Paging(self.base, 1, 1).url

    @property
    def title(self) -> str:
        """For instance "Annotations: identifying" or "Annotations by A. Reader"."""
        if self.kind == "contributors":
            return f"Annotations by {self.name}"
        word = "tagged " if self.kind == "tags" else ""
        return f"Annotations: {word}{self.name}"


@dataclass(frozen=True)
class ListedAnnotation:
    """An annotation with the words and the links that a list has beside it."""

    annotation: CollectedAnnotation

    @property
    def where(self) -> str:
        """Its place in the text, or why it has none."""
        return where(self.annotation)

    @property
    def motivation_url(self) -> str:
        """The page of its motivation."""
        return motivation_url(self.annotation.motivation)

    @property
    def contributor_url(self) -> str:
        """The page of who wrote it."""
        return contributor_url(self.annotation.creator)

    @property
    def tags(self) -> tuple[tuple[str, str], ...]:
        """Its tags, each with its page."""
        return tuple((tag, tag_url(tag)) for tag in self.annotation.tags)


@dataclass(frozen=True)
class AnnotatedDocument:
    """What a page of a list shows of one document."""

    document: CollectedDocument
    annotations: tuple[ListedAnnotation, ...]


@dataclass(frozen=True)
class AnnotationIndex:
    """All annotations, by document, with the ways to those of one kind."""

    paging: Paging
    total: int
    unanchored: int
    """Annotations without a place in their document."""

    documents: tuple[AnnotatedDocument, ...]
    """Those of this page."""

    motivations: tuple[AnnotationGroup, ...]
    tags: tuple[AnnotationGroup, ...]
    """Those with most annotations first."""

    contributors: tuple[AnnotationGroup, ...]

    @property
    def title(self) -> str:
        """The title of the page."""
        return _on_page("Annotations", self.paging)


@dataclass(frozen=True)
class AnnotationList:
    """The annotations of one motivation, tag or contributor, by document."""

    paging: Paging
    group: AnnotationGroup
    documents: tuple[AnnotatedDocument, ...]

    @property
    def title(self) -> str:
        """The title of the page."""
        return _on_page(self.group.title, self.paging)

    @property
    def lead(self) -> str:
        """How many there are."""
        return counted(len(self.group.annotations), "annotation")


@dataclass(frozen=True)
class PrivateAnnotations:
    """The page of the annotations that a reader keeps on the device; a script fills it."""


AnnotationView = AnnotationIndex | AnnotationList | PrivateAnnotations


def annotation_views(
    annotations: Sequence[CollectedAnnotation],
) -> Iterator[tuple[str, str, AnnotationView]]:
    """Each page with its path and title."""
    groups = {kind: tuple(_groups(kind, annotations)) for kind in _VALUES}
    unanchored = sum(not one.is_placed for one in annotations)
    for paging, ones in in_pages("annotations/index", annotations, ANNOTATIONS_ON_A_PAGE):
        index = AnnotationIndex(
            paging,
            len(annotations),
            unanchored,
            by_document(ones),
            groups["motivations"],
            groups["tags"],
            groups["contributors"],
        )
        yield paging.path, index.title, index
    for group in (one for kind in groups.values() for one in kind):
        for paging, ones in in_pages(group.base, group.annotations, ANNOTATIONS_ON_A_PAGE):
            listing = AnnotationList(paging, group, by_document(ones))
            yield paging.path, listing.title, listing
    yield "annotations/private.md", "Annotations on this device", PrivateAnnotations()


def by_document(annotations: Iterable[CollectedAnnotation]) -> tuple[AnnotatedDocument, ...]:
    """The annotations in their order, those of each document together."""
    found: dict[str, list[CollectedAnnotation]] = defaultdict(list)
    for one in annotations:
        found[one.document.id].append(one)
    return tuple(
        AnnotatedDocument(ones[0].document, tuple(map(ListedAnnotation, ones)))
        for ones in found.values()
    )


def where(one: CollectedAnnotation) -> str:
    """The place of an annotation: "lines 12 to 14"; or why it has none."""
    if one.is_placed:
        place = f"lines {one.line} to {one.last_line}" if one.last_line > one.line else ""
        closely = ", anchored approximately" if one.state == "approximate" else ""
        return (place or f"line {one.line}") + closely
    if one.state == "ambiguous":
        lines = listed(map(str, one.candidate_lines))
        return f"the quote stands at several places, on lines {lines}"
    nearest = f"; line {one.candidate_lines[0]} is the nearest" if one.candidate_lines else ""
    return f"the quote is not in the released text{nearest}"


def motivation_url(motivation: str) -> str:
    """Address below the site of the page of a motivation."""
    return Paging(_base("motivations", motivation), 1, 1).url


def tag_url(tag: str) -> str:
    """Address below the site of the page of a tag."""
    return Paging(_base("tags", tag), 1, 1).url


def contributor_url(creator: str) -> str:
    """Address below the site of the page of a contributor."""
    return Paging(_base("contributors", creator), 1, 1).url


def _base(kind: Kind, name: str) -> str:
    return f"annotations/{kind}/{_page_name(name)}"


def _page_name(name: str) -> str:
    """A value as the name of a page; the name tells of what no page's name can hold.

    `C++` and `C` are two tags, and so are two names that are equal only where they are cut.
    """
    key = _key(name)
    page = slug(key)[:LONGEST_NAME].strip("-")
    if key == page.replace("-", " ") and page != "index":
        return page
    return f"{page or 'name'}_{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def _key(name: str) -> str:
    """What is equal in the same value: capitals, blanks, hyphens and full stops part no two."""
    return " ".join(re.split(r"[\s_.,-]+", name.casefold())).strip() or name


_VALUES: Mapping[Kind, Callable[[CollectedAnnotation], Iterable[str]]] = {
    "motivations": lambda one: (one.motivation,),
    "tags": lambda one: one.tags,
    "contributors": lambda one: (one.creator,),
}


def _groups(kind: Kind, annotations: Iterable[CollectedAnnotation]) -> Iterator[AnnotationGroup]:
    """The groups of a kind: motivations in their own order, others the largest first."""
    names: dict[str, str] = {}
    found: dict[str, dict[str, CollectedAnnotation]] = defaultdict(dict)
    for one in annotations:
        for name in _VALUES[kind](one):
            key = _key(name)
            names.setdefault(key, name)
            found[key][one.url] = one
    keys: Iterable[str] = (motivation for motivation in MOTIVATIONS if motivation in found)
    if kind != "motivations":
        keys = sorted(found, key=lambda key: (-len(found[key]), key))
    for key in keys:
        meaning = MOTIVATIONS[key] if kind == "motivations" else ""
        yield AnnotationGroup(kind, names[key], meaning, tuple(found[key].values()))


def _on_page(title: str, paging: Paging) -> str:
    more = f", page {paging.number}" if paging.number > 1 else ""
    return sentence_case(title) + more
