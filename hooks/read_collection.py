"""MkDocs event `on_config`: runs before files are listed, since the pages depend on the JSON.

The collection travels in `config.extra`: MkDocs loads this file as a module of its own, so a
global would not be seen by the other hooks, and a rebuild by `mkdocs serve` must start afresh.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from converters.vocabulary import load_vocabularies
from hooks.collection import load_collection


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts the collection where the next hooks find it."""
    docs = Path(config.docs_dir)
    vocabularies = load_vocabularies(docs / "vocabularies")
    config.extra["collection"] = load_collection(docs / "documents", vocabularies)
    return config
