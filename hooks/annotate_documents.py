"""MkDocs events `on_config` and `on_files`: run when the collection is read.

The annotations travel in `config.extra`, as the collection does. Their files are shown inside of
pages and are none themselves: a stranger's Markdown must never be read as that of a page.
"""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from hooks.annotating.annotations import load_annotations

FOLDER = "annotations/"

log = logging.getLogger("mkdocs.hooks.annotations")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts the annotations where the next hooks find them."""
    documents = config.extra["collection"].documents
    annotations = load_annotations(Path(config.docs_dir), documents)
    config.extra["annotations"] = annotations
    # Not a warning: that would stop a strict build, and a bad note must harm nothing else.
    for problem in annotations.problems:
        log.info("annotation not shown: %s: %s", problem.path, problem.message)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leaves out each file of the annotations folder."""
    for file in [file for file in files if file.src_uri.startswith(FOLDER)]:
        files.remove(file)
    return files
