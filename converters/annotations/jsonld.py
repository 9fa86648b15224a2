"""Writes annotations as W3C Web Annotations in JSON-LD; `drafts_w3c` reads them back.

https://www.w3.org/TR/annotation-model/ has the model, https://www.w3.org/TR/annotation-vocab/ the
words. W3C has no word for correcting; its `editing`, a request for a change, is that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from converters.annotations.model import MOTIVATIONS, Annotation
from converters.annotations.values import MIDNIGHT
from converters.model import Span

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

MOTIVATION_OF_W3C = {
    **{word: word for word in MOTIVATIONS if word != "correcting"},
    "editing": "correcting",
    "assessing": "commenting",
    "bookmarking": "linking",
    "classifying": "identifying",
    "describing": "commenting",
    "highlighting": "commenting",
    "moderating": "commenting",
    "replying": "commenting",
    "tagging": "identifying",
}
"""Ours for each motivation of W3C's vocabulary; the first ones mean the same."""

W3C_OF_MOTIVATION = {ours: w3c for w3c, ours in reversed([*MOTIVATION_OF_W3C.items()])}

GENERATOR = {"type": "Software", "name": "reading room"}
"""What wrote the JSON-LD; what it wrote is read back just as it was."""

RFC_5147 = "http://tools.ietf.org/rfc/rfc5147"
"""Fragments of plain text, by the address that the W3C model gives them."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Target:
    """What an annotation is about, as JSON-LD names it."""

    page: str
    """Address of the document's page, absolute or relative to the file."""

    source: str
    """Address of the released file."""

    place: Span | None
    """Where the passage stands in it, in code points; None where it is not certain."""


# --- writing ---


def as_annotation(annotation: Annotation, target: Target) -> dict[str, Any]:
    """One annotation. Its id is the address of the note on the document's page."""
    motivation = W3C_OF_MOTIVATION[annotation.motivation]
    note = {"type": "TextualBody", "purpose": motivation, "format": "text/markdown"}
    tags = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags]
    return {
        "id": f"{target.page}#annotation-{quote(annotation.id)}",
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"name": annotation.creator},
        "created": _moment(annotation.created),
        "generator": GENERATOR,
        "body": [{**note, "value": annotation.note}, *tags],
        "target": {
            "type": "SpecificResource",
            "source": target.source,
            "scope": target.page,
            "selector": list(_selectors(annotation, target.place)),
        },
    }


def _selectors(annotation: Annotation, place: Span | None) -> Iterator[dict[str, Any]]:
    around = {"prefix": annotation.prefix, "suffix": annotation.suffix}
    yield {
        "type": "TextQuoteSelector",
        "exact": annotation.quote,
        **{key: words for key, words in around.items() if words},
    }
    if place:
        yield {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    if annotation.line:
        # RFC 5147: the line between positions 41 and 42 is the 42nd.
        fragment = f"line={annotation.line - 1},{annotation.line}"
        yield {"type": "FragmentSelector", "conformsTo": RFC_5147, "value": fragment}


def collection(id: str, label: str, items: Sequence[Json]) -> dict[str, Any]:
    """An `AnnotationCollection` with all its items on one page."""
    whole = {"@context": CONTEXT, "id": id, "type": "AnnotationCollection", "label": label}
    if not items:
        return {**whole, "total": 0}
    page = {"id": f"{id}#page-1", "type": "AnnotationPage", "partOf": id, "startIndex": 0}
    return {**whole, "total": len(items), "first": {**page, "items": list(items)}}


def _moment(created: str) -> str:
    """W3C wants a moment with its time zone; a day becomes its first moment in UTC."""
    return created if "T" in created else created + MIDNIGHT
