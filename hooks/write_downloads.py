"""MkDocs event `on_post_build`: runs when the site's folder is there and no longer cleaned.

The rows go from the documents' JSON to the files one by one, so that no collection is too long.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks.collection import contents
from hooks.tables.table_files import write_csv, write_json
from hooks.tables.tables import TABLES


def on_post_build(config: MkDocsConfig) -> None:
    """Writes each table into `downloads/`, as CSV and as JSON."""
    documents = Path(config.docs_dir) / "documents"
    collection = config.extra["collection"]
    folder = Path(config.site_dir) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        names = [column.name for column in table.columns]
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            write_csv(names, table.rows(contents(documents), collection), file)
        with (folder / f"{table.name}.json").open("w", encoding="utf-8", newline="") as file:
            write_json(names, table.rows(contents(documents), collection), file)
