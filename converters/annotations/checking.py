"""Checks all annotations against the released texts: each file, each quote, each link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from converters.annotations.advice import diagnostic_of
from converters.annotations.anchoring import anchor
from converters.annotations.files import read_annotations
from converters.annotations.model import Annotation
from converters.annotations.note_checks import problems_of_note
from converters.annotations.released import ReleasedText
from converters.document_json import as_data
from converters.model import Diagnostic
from converters.pipeline import convert_text
from converters.reading import Unreadable, read
from converters.sidecars import SidecarReader
from converters.sources import SourceFile, find_sources
from converters.vocabulary import Vocabularies


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

    @property
    def paths(self) -> dict[str, str]:
        """The path of each source below its folder, by the id of its document."""
        return {id: source.path for id, source in self._sources.items()}

    def of(self, document: str) -> ReleasedText | None:
        """The text of a document; None where its source cannot be read."""
        return self._of(document)

    def _read(self, document: str) -> ReleasedText | None:
        source = self._sources[document]
        try:
            raw = source.file.read_bytes()
            _, text, _ = read(source.path, raw)
        except (Unreadable, OSError):
            return None
        return ReleasedText(document, text, lambda: self._content(source, raw))

    def _content(self, source: SourceFile, raw: bytes) -> dict[str, Any]:
        facts, _ = self._sidecars.facts(source.file)
        conversion = convert_text(source.id, source.path, raw, facts, self._vocabularies)
        return as_data(conversion.document, conversion.title)


def check_annotations(folder: Path, texts: ReleasedTexts) -> tuple[Diagnostic, ...]:
    """All that a person should look at in the annotations; paths start with the folder's."""
    found = read_annotations(folder, texts.sources)
    problems = [*found.problems]
    for annotation in found.annotations:
        problems += _problems(annotation, texts)
    return tuple(replace(one, path=str(folder / one.path)) for one in problems)


def _problems(annotation: Annotation, texts: ReleasedTexts) -> Iterator[Diagnostic]:
    released = texts.of(annotation.document)
    if released is None:
        message = "the source of its document cannot be read, so the quote was not looked for"
        yield Diagnostic("warning", 0, message, path=annotation.path)
        return
    problem = diagnostic_of(annotation, anchor(annotation, released), released)
    if problem:
        yield problem
    yield from problems_of_note(annotation, texts.paths, texts.of)
