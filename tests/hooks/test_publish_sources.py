"""Only the texts that became documents leave the folder of sources, and no JSON of the build."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from mkdocs.structure.files import File, Files

from hooks.publish_sources import on_files


def test_only_sources_of_documents_are_published() -> None:
    paths = ["sources/memo.txt", "sources/memo.yml", "sources/link.txt", "sources/README.md"]
    others = ["about/index.md", "documents/memo.md", "documents/other.json"]
    files = Files(
        [File(path, "docs", "site", False) for path in [*paths, *others, "documents/memo.json"]]
    )
    document = SimpleNamespace(id="memo", source=SimpleNamespace(path="memo.txt"))
    config = SimpleNamespace(extra={"collection": SimpleNamespace(documents=[document])})
    kept = on_files(files, cast(Any, config))
    assert [file.src_uri for file in kept] == ["sources/memo.txt", *others]
