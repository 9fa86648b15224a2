"""MkDocs event `on_post_build`: runs when the site's folder is there and no longer cleaned.

Apart from the other tables, since their rows come out of all documents at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks.tables import related_table, repeated_tables
from hooks.tables.table_files import Cell, write_csv, write_json
from hooks.tables.tables import Described


def on_post_build(config: MkDocsConfig) -> None:
    """Writes why documents are related, and what they repeat, into `downloads/`."""
    folder = Path(config.site_dir) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    related, repeated = config.extra["related"].related, config.extra["repeated"]
    _write(folder, related_table.TABLE, list(related_table.rows(related)))
    for table in repeated_tables.TABLES:
        _write(folder, table, list(table.rows(repeated)))


def _write(folder: Path, table: Described, rows: Sequence[tuple[Cell, ...]]) -> None:
    names = [column.name for column in table.columns]
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
        write_csv(names, rows, file)
    with (folder / f"{table.name}.json").open("w", encoding="utf-8", newline="") as file:
        write_json(names, rows, file)
