"""MkDocs event `on_files`: runs when the files are listed, before any template names a stylesheet.

The styles are files for those who write them and one file for browsers: each page would name every
one of them, on ten thousand pages 10 MB, and each reader load them all.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

FOLDER = "assets/stylesheets/"
SHEET = FOLDER + "room.css"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Puts the stylesheets of `extra_css` into one, in their order; others stay behind it."""
    own = [path for path in config.extra_css if path.startswith(FOLDER)]
    sheets = [(Path(config.docs_dir) / path).read_text(encoding="utf-8") for path in own]
    for file in [file for file in files if file.src_uri in own]:
        files.remove(file)
    files.append(File.generated(config, SHEET, content="\n".join(sheets)))
    config.extra_css = [SHEET, *(path for path in config.extra_css if path not in own)]
    return files
