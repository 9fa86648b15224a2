"""While `mkdocs serve` runs: converts changed sources before each new build.

Runs at `on_serve`, once, when the first build is done: only then is there a server whose builds can
be preceded by a conversion. MkDocs already watches the whole of `docs/`, sources and vocabularies
included. A conversion writes only what changed, so that it starts at most one further build.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from converters.__main__ import message
from converters.conversion import Folders, convert


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
) -> LiveReloadServer:
    """Puts a conversion before each build of the server."""
    docs = Path(config.docs_dir)
    folders = Folders(docs / "sources", docs / "documents", docs / "vocabularies")
    build = server.builder

    def convert_and_build() -> None:
        for problem in convert(folders).problems:
            if problem.severity != "note":
                print(message(problem))
        build()

    server.builder = convert_and_build
    return server
