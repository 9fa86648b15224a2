"""MkDocs event `on_files`: runs first, so that no later step sees a file that is not published.

Of the folder of sources only the texts that became documents are published. Sidecars, notes,
PDFs, links to other files of the machine and what an operating system hides there stay at home.
The documents' JSON, from which the site is built, is published in a shorter form by
`write_downloads`.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

SOURCES = "sources/"
DOCUMENTS = "documents/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out each file below `sources/` that is the source of no document, and the JSON."""
    documents = config.extra["collection"].documents
    released = {SOURCES + document.source.path for document in documents}
    read = {f"{DOCUMENTS}{document.id}.json" for document in documents}
    for file in [*files]:
        is_released = not file.src_uri.startswith(SOURCES) or file.src_uri in released
        if not is_released or file.src_uri in read:
            files.remove(file)
    return files
