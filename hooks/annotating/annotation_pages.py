"""The pages that list annotations: by document, motivation, tag and contributor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from converters.annotations.model import MOTIVATIONS
from converters.model import Diagnostic
from hooks.annotating.annotation_addresses import Kind, page_of, value_key
from hooks.annotating.annotation_items import ListedAnnotation
from hooks.annotating.annotations import CollectedAnnotation
from hooks.collection import CollectedDocument
from hooks.lists.paging import Paging, in_pages
from hooks.wording import counted, sentence_case

ANNOTATIONS_ON_A_PAGE = 100
"""Each stands there with its passage and its whole note."""


@dataclass(frozen=True)
class AnnotationGroup:
    """Annotations that have one value: a motivation, a tag, a contributor."""

    kind: Kind
    name: str
    """The value as the first annotation writes it; capitals do not part two values."""

    meaning: str
    """What a motivation means; empty for others."""

    annotations: tuple[ListedAnnotation, ...]

    @property
    def base(self) -> str:
        """Path of its first page below `docs/`, without suffix."""
        return page_of(self.kind, self.name)

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
class AnnotatedDocument:
    """What a page of a list shows of one document."""

    document: CollectedDocument
    annotations: tuple[ListedAnnotation, ...]


@dataclass(frozen=True)
class UnreadFile:
    """A file of the annotations folder that could not be read; its note stands on no page."""

    path: str
    """The file in the repository: `docs/annotations/a-memo/mirs.md`."""

    reasons: tuple[str, ...]
    """What is wrong with it, with the line where that is known."""


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
    unread: tuple[UnreadFile, ...]
    """Files without a note on the site, in the order of their paths."""

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
    annotations: Sequence[CollectedAnnotation], problems: Iterable[Diagnostic] = ()
) -> Iterator[tuple[str, str, AnnotationView]]:
    """Each page with its path and title. `problems`: those of files that could not be read."""
    # Each stands in several lists and is written once.
    all_listed = [ListedAnnotation(one) for one in annotations]
    groups = {kind: tuple(_groups(kind, all_listed)) for kind in _VALUES}
    unanchored = sum(not one.is_placed for one in annotations)
    unread = tuple(_unread(problems))
    for paging, ones in in_pages("annotations/index", all_listed, ANNOTATIONS_ON_A_PAGE):
        index = AnnotationIndex(
            paging,
            len(annotations),
            unanchored,
            by_document(ones),
            groups["motivations"],
            groups["tags"],
            groups["contributors"],
            unread,
        )
        yield paging.path, index.title, index
    for group in (one for kind in groups.values() for one in kind):
        for paging, ones in in_pages(group.base, group.annotations, ANNOTATIONS_ON_A_PAGE):
            listing = AnnotationList(paging, group, by_document(ones))
            yield paging.path, listing.title, listing
    yield "annotations/private.md", "Annotations on this device", PrivateAnnotations()


def _unread(problems: Iterable[Diagnostic]) -> Iterator[UnreadFile]:
    reasons: dict[str, list[str]] = defaultdict(list)
    for one in problems:
        line = f"line {one.line}: " if one.line else ""
        reasons[one.path].append(line + one.message)
    for path in sorted(reasons):
        yield UnreadFile(f"docs/annotations/{path}", tuple(reasons[path]))


def by_document(annotations: Iterable[ListedAnnotation]) -> tuple[AnnotatedDocument, ...]:
    """The annotations in their order, those of each document together."""
    found: dict[str, list[ListedAnnotation]] = defaultdict(list)
    for one in annotations:
        found[one.annotation.document.id].append(one)
    return tuple(
        AnnotatedDocument(ones[0].annotation.document, tuple(ones)) for ones in found.values()
    )


_VALUES: Mapping[Kind, Callable[[CollectedAnnotation], Iterable[str]]] = {
    "motivations": lambda one: (one.motivation,),
    "tags": lambda one: one.tags,
    "contributors": lambda one: (one.creator,),
}


def _groups(kind: Kind, annotations: Iterable[ListedAnnotation]) -> Iterator[AnnotationGroup]:
    """The groups of a kind: motivations in their own order, others the largest first."""
    names: dict[str, str] = {}
    found: dict[str, dict[str, ListedAnnotation]] = defaultdict(dict)
    for one in annotations:
        for name in _VALUES[kind](one.annotation):
            key = value_key(name)
            names.setdefault(key, name)
            found[key][one.annotation.url] = one
    keys: Iterable[str] = (motivation for motivation in MOTIVATIONS if motivation in found)
    if kind != "motivations":
        keys = sorted(found, key=lambda key: (-len(found[key]), key))
    for key in keys:
        meaning = MOTIVATIONS[key] if kind == "motivations" else ""
        yield AnnotationGroup(kind, names[key], meaning, tuple(found[key].values()))


def _on_page(title: str, paging: Paging) -> str:
    more = f", page {paging.number}" if paging.number > 1 else ""
    return sentence_case(title) + more
