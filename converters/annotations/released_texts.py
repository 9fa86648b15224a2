"""The released texts of a folder of sources, for annotations to be looked for in."""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from converters.annotations.links import CollectionLinks
from converters.annotations.released import ReleasedText
from converters.model import Facts
from converters.pipeline import convert_text
from converters.reading import Unreadable, read
from converters.sidecar.sidecars import SidecarReader
from converters.sources import SourceFile, find_sources
from converters.terms.vocabulary import Vocabularies
from converters.writing.document_json import as_data


class ReleasedTexts:
    """The released texts of a sources folder by the ids of their documents, read when needed."""

    def __init__(self, folder: Path, vocabularies: Vocabularies) -> None:
        self._sources = {one.id: one for one in find_sources(folder)[0]}
        self._sidecars = SidecarReader(folder, vocabularies)
        self._vocabularies = vocabularies
        self._of = lru_cache(maxsize=8)(self._read)

    @property
    def sources(self) -> dict[str, SourceFile]:
        """The files by the ids of their documents."""
        return self._sources

    @cached_property
    def links(self) -> CollectionLinks:
        """What the relative links of notes lead to."""
        return CollectionLinks({id: source.path for id, source in self._sources.items()})

    def of(self, document: str) -> ReleasedText | None:
        """The text of a document; None where its source cannot be read."""
        return self._of(document)

    def facts(self, document: str) -> Facts:
        """What a person wrote down about the source of a document."""
        return self._sidecars.facts(self._sources[document].file)[0]

    def _read(self, document: str) -> ReleasedText | None:
        source = self._sources[document]
        try:
            raw = source.file.read_bytes()
            _, text, _ = read(source.path, raw)
        except (Unreadable, OSError):
            return None
        return ReleasedText(document, text, lambda: self._content(source, raw))

    def _content(self, source: SourceFile, raw: bytes) -> dict[str, Any]:
        conversion = convert_text(
            source.id, source.path, raw, self.facts(source.id), self._vocabularies
        )
        return as_data(conversion.document, conversion.title)
