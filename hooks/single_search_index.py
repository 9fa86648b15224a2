"""MkDocs event `on_post_build`: runs when the offline plugin (priority -100) is done.

`search/search_index.js` then holds all that `search/search_index.json` does, and
`assets/scripts/search-index.js` gives it to pages that come from a server.
"""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Removes the second copy of the search index, where there is a first one."""
    folder = Path(config.site_dir) / "search"
    if (folder / "search_index.js").is_file():
        (folder / "search_index.json").unlink(missing_ok=True)
