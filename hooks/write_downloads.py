"""MkDocs event `on_post_build`: runs when the site's folder is there and no longer cleaned.

The rows go from the documents' JSON to the files one by one, so that no collection is too long.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from hooks.collection import contents
from hooks.downloads import rows, write_csv, write_json


def on_post_build(config: MkDocsConfig) -> None:
    """Writes `downloads/redactions.csv` and `downloads/redactions.json`."""
    documents = Path(config.docs_dir) / "documents"
    agencies = config.extra["collection"].agency_by_name
    folder = Path(config.site_dir) / "downloads"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "redactions.csv").open("w", encoding="utf-8-sig", newline="") as file:
        write_csv(rows(contents(documents), agencies), file)
    with (folder / "redactions.json").open("w", encoding="utf-8", newline="") as file:
        write_json(rows(contents(documents), agencies), file)
