"""While `mkdocs serve` runs: converts changed sources before each new build.

Runs at `on_serve`, once, when the first build is done: only then is there a server whose builds can
be preceded by a conversion. MkDocs watches the whole of `docs/`, sources and vocabularies included;
the folder that a conversion writes is left out, as each change would be built twice.
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
    _watch_all_but(folders.output, docs, server)
    return server


def _watch_all_but(output: Path, docs: Path, server: LiveReloadServer) -> None:
    """Leaves the converted documents out: what the server writes itself is no change."""
    server.unwatch(str(docs))
    server.watch(str(docs), recursive=False)
    for folder in docs.iterdir():
        if folder.is_dir() and folder != output:
            server.watch(str(folder))
