"""MkDocs event `on_post_build`: runs when the site's folder is there and no longer cleaned.

Apart from the other tables, since its rows come out of all documents at once.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks.related_table import TABLE, rows
from hooks.table_files import write_csv, write_json


def on_post_build(config: MkDocsConfig) -> None:
    """Writes why documents are related into `downloads/`, as CSV and as JSON."""
    related = config.extra["related"].related
    folder = Path(config.site_dir) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    names = [column.name for column in TABLE.columns]
    with (folder / f"{TABLE.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        write_csv(names, rows(related), file)
    with (folder / f"{TABLE.name}.json").open("w", encoding="utf-8", newline="") as file:
        write_json(names, rows(related), file)
