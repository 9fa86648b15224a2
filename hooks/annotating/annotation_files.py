"""The annotations as files to take away: W3C Web Annotations in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from converters.annotations.jsonld import Target, as_annotation, collection
from hooks.annotating.annotations import CollectedAnnotation, CollectedAnnotations
from hooks.wording import address

WHOLE = "downloads/annotations.jsonld"
"""Path of the file with all annotations, below the site."""


def file_of(document: str) -> str:
    """Path of the file with the annotations of one document, below the site."""
    return f"documents/{document}.annotations.jsonld"


def annotation_files(
    annotations: CollectedAnnotations, site_name: str, site_url: str
) -> Iterator[tuple[str, str]]:
    """Path below the site and content of each file: one for all, one for each annotated document.

    `site_url`: the address of the site, which the ids begin with; empty where it is not known, and
    then the ids are relative to their file.
    """
    yield WHOLE, _content(WHOLE, f"Annotations of {site_name}", annotations.all, site_url)
    for document, ones in annotations.by_document.items():
        path = file_of(document)
        label = f"Annotations of {ones[0].document.title}"
        yield path, _content(path, label, ones, site_url)


def _content(
    path: str, label: str, annotations: Iterable[CollectedAnnotation], site_url: str
) -> str:
    base = f"{site_url.rstrip('/')}/" if site_url else "../" * path.count("/")
    items = [
        as_annotation(
            one.annotation,
            Target(
                f"{base}{one.document.url}", f"{base}{one.document.source_url}", one.anchor.place
            ),
        )
        for one in annotations
    ]
    whole = collection(f"{base}{address(path)}", label, items)
    return json.dumps(whole, ensure_ascii=False) + "\n"
