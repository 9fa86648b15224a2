"""MkDocs event `on_post_build`: runs when the pages are there, whose words are searched too.

It writes the search index, `search/`, from the JSON of the documents and the collection.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks.search.search_entries import annotation_units, entry_units, written_units
from hooks.search.search_labels import filter_labels
from hooks.search.search_parts import SearchedDocument
from hooks.search.search_plan import write_search

WRITTEN = "about"
"""The folder of the pages that people wrote about the reading room."""


def on_post_build(config: MkDocsConfig) -> None:
    """Writes the index of documents, entries, annotations and written pages."""
    collection = config.extra["collection"]
    docs, site = Path(config.docs_dir), Path(config.site_dir)
    documents = [
        SearchedDocument(docs / f"documents/{one.id}.json", one.url, one.source.bytes)
        for one in collection.documents
    ]
    written = sorted(path.relative_to(site).as_posix() for path in (site / WRITTEN).glob("*.html"))
    others = (
        *entry_units(collection, config.extra["views"]),
        *annotation_units(config.extra["annotations"].all),
        *written_units(site, written),
    )
    write_search(documents, others, filter_labels(collection), site / "search")
