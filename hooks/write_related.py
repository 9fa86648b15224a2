"""MkDocs event `on_post_build`: runs when the site's folder is there and no longer cleaned.

Apart from the other tables, since their rows come out of all documents at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks.tables import related_table, repeated_tables
from hooks.tables.table_files import Cell, TableFiles
from hooks.tables.tables import Described


def on_post_build(config: MkDocsConfig) -> None:
    """Writes why documents are related, and what they repeat, into `downloads/`."""
    folder = Path(config.site_dir) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    related, repeated = config.extra["related"].related, config.extra["repeated"]
    _write(folder, related_table.TABLE, related_table.rows(related))
    for table in repeated_tables.TABLES:
        _write(folder, table, table.rows(repeated))


def _write(folder: Path, table: Described, rows: Iterable[tuple[Cell, ...]]) -> None:
    with TableFiles(folder, table.name, table.names) as files:
        files.add(rows)
