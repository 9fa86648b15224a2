"""MkDocs event `on_post_build`: runs when the site's folder is there and no longer cleaned.

The texts are read one by one, so that no collection is too long.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from converters.reading import read
from hooks.document.released_text import as_script


def on_post_build(config: MkDocsConfig) -> None:
    """Writes `documents/ID.source.js` for each document, for the view side by side."""
    sources = Path(config.docs_dir) / "sources"
    pages = Path(config.site_dir) / "documents"
    for document in config.extra["collection"].documents:
        path = document.source.path
        _, text, _ = read(path, (sources / path).read_bytes())
        script = pages / f"{document.id}.source.js"
        script.write_text(as_script(text), encoding="utf-8", newline="")
