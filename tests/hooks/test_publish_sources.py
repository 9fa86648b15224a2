"""Only the texts that became documents leave the folder of sources."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from mkdocs.structure.files import File, Files

from hooks.publish_sources import on_files


def test_only_sources_of_documents_are_published() -> None:
    paths = ["sources/memo.txt", "sources/memo.yml", "sources/link.txt", "sources/README.md"]
    files = Files([File(path, "docs", "site", False) for path in [*paths, "about/index.md"]])
    document = SimpleNamespace(source=SimpleNamespace(path="memo.txt"))
    config = SimpleNamespace(extra={"collection": SimpleNamespace(documents=[document])})
    kept = on_files(files, cast(Any, config))
    assert [file.src_uri for file in kept] == ["sources/memo.txt", "about/index.md"]
