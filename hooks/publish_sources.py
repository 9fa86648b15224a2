"""MkDocs event `on_files`: runs first, so that no later step sees a file that is not published.

Of the folder of sources only the texts that became documents are published. Sidecars, notes,
PDFs, links to other files of the machine and what an operating system hides there stay at home.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

SOURCES = "sources/"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out each file below `sources/` that is the source of no document."""
    released = {SOURCES + document.source.path for document in config.extra["collection"].documents}
    for file in [file for file in files if file.src_uri.startswith(SOURCES)]:
        if file.src_uri not in released:
            files.remove(file)
    return files
