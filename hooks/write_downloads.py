"""MkDocs event `on_post_build`: runs when the site's folder is there and no longer cleaned.

The rows go from the documents' JSON to the files one by one, so that no collection is too long.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks import downloads, record_table
from hooks.collection import contents
from hooks.table_files import write_csv, write_json


def on_post_build(config: MkDocsConfig) -> None:
    """Writes `redactions` and `records` in `downloads/`, each as CSV and as JSON."""
    documents = Path(config.docs_dir) / "documents"
    agencies = config.extra["collection"].agency_by_name
    folder = Path(config.site_dir) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in (("redactions", downloads), ("records", record_table)):
        names = [column.name for column in table.COLUMNS]
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            write_csv(names, table.rows(contents(documents), agencies), file)
        with (folder / f"{name}.json").open("w", encoding="utf-8", newline="") as file:
            write_json(names, table.rows(contents(documents), agencies), file)
