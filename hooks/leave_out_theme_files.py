"""MkDocs event `on_files`: runs when the theme's files are among those that will be copied.

Material brings its own search, with a script for each of forty languages, and the maps of its
scripts and styles for those who develop it. Nothing here uses them, and they are 2 MB.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Folders of the theme's own search."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves them out of the site."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED) or _is_map(file.src_uri):
            files.remove(file)
    return files


def _is_map(path: str) -> bool:
    return path.startswith("assets/") and path.endswith((".js.map", ".css.map"))
