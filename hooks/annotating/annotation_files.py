"""The annotations as files to take away: W3C Web Annotations in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from converters.annotations.jsonld import Json, Target, as_annotation, collection
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
    items = _Items(site_url)
    yield WHOLE, items.file(WHOLE, f"Annotations of {site_name}", annotations.all)
    for document, ones in annotations.by_document.items():
        path = file_of(document)
        yield path, items.file(path, f"Annotations of {ones[0].document.title}", ones)


class _Items:
    """Annotations as JSON-LD: each stands in two files and is the same in both, for most."""

    def __init__(self, site_url: str) -> None:
        self._site_url = site_url
        self._made: dict[tuple[str, str], Json] = {}

    def file(self, path: str, label: str, annotations: Iterable[CollectedAnnotation]) -> str:
        """The content of a file."""
        base = f"{self._site_url.rstrip('/')}/" if self._site_url else "../" * path.count("/")
        items = [self._item(one, base) for one in annotations]
        whole = collection(f"{base}{address(path)}", label, items)
        return json.dumps(whole, ensure_ascii=False) + "\n"

    def _item(self, one: CollectedAnnotation, base: str) -> Json:
        key = base, one.url
        if key not in self._made:
            page, source = f"{base}{one.document.url}", f"{base}{one.document.source_url}"
            target = Target(page, source, one.anchor.place)
            self._made[key] = as_annotation(one.annotation, target)
        return self._made[key]
