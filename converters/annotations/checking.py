"""Checks all annotations against the released texts: each file, each quote, each link."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from converters.annotations.advice import diagnostic_of
from converters.annotations.anchoring import anchor
from converters.annotations.files import read_annotations
from converters.annotations.model import Annotation
from converters.annotations.note_checks import problems_of_note
from converters.annotations.released_texts import ReleasedTexts
from converters.model import Diagnostic


def check_annotations(folder: Path, texts: ReleasedTexts) -> tuple[Diagnostic, ...]:
    """All that a person should look at in the annotations; paths start with the folder's."""
    found = read_annotations(folder, texts.sources)
    problems = [*found.problems]
    for annotation in found.annotations:
        problems += problems_of(annotation, texts)
    return tuple(replace(one, path=str(folder / one.path)) for one in problems)


def problems_of(annotation: Annotation, texts: ReleasedTexts) -> Iterator[Diagnostic]:
    """What a person should look at in one annotation; paths are below its folder."""
    released = texts.of(annotation.document)
    if released is None:
        message = "the source of its document cannot be read, so the quote was not looked for"
        yield Diagnostic("warning", 0, message, path=annotation.path)
        return
    problem = diagnostic_of(annotation, anchor(annotation, released), released)
    if problem:
        yield problem
    yield from problems_of_note(annotation, texts.links, texts.of)
