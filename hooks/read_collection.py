"""MkDocs event `on_config`: runs before files are listed, since the pages depend on the JSON.

The collection travels in `config.extra`: MkDocs loads this file as a module of its own, so a
global would not be seen by the other hooks, and a rebuild by `mkdocs serve` must start afresh.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from converters.terms.vocabulary import load_vocabularies
from hooks.collection import contents, load_collection
from hooks.document.related import RelatedLists
from hooks.document.repeated import load_repeated
from hooks.document.repeated_pages import by_document


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts the collection where the next hooks find it."""
    docs = Path(config.docs_dir)
    vocabularies = load_vocabularies(docs / "vocabularies")
    collection = load_collection(docs / "documents", vocabularies)
    config.extra["collection"] = collection
    repeated = load_repeated(docs / "documents", collection.documents)
    config.extra["repeated"] = repeated
    config.extra["also_stands"] = by_document(repeated)
    documents = contents(docs / "documents")
    config.extra["related"] = RelatedLists(collection, repeated, documents)
    return config
