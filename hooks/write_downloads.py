"""MkDocs event `on_post_build`: runs when the site's folder is there and no longer cleaned.

The rows go from the documents' JSON to the files one by one, so that no collection is too long, and
each document is read but once for all tables and for its own published JSON.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks.collection import contents
from hooks.document.published_json import as_json
from hooks.tables.table_files import TableFiles
from hooks.tables.tables import TABLES


def on_post_build(config: MkDocsConfig) -> None:
    """Writes each table into `downloads/`, as CSV and as JSON, and each document's JSON."""
    documents = Path(config.docs_dir) / "documents"
    published = Path(config.site_dir) / "documents"
    collection = config.extra["collection"]
    folder = Path(config.site_dir) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as opened:
        files = [opened.enter_context(TableFiles(folder, one.name, one.names)) for one in TABLES]
        for document in contents(documents):
            own = published / f"{document['id']}.json"
            own.write_text(as_json(document), encoding="utf-8", newline="")
            for table, file in zip(TABLES, files, strict=True):
                if not table.of_collection:
                    file.add(table.rows([document], collection))
        for table, file in zip(TABLES, files, strict=True):
            if table.of_collection:
                file.add(table.rows((), collection))
