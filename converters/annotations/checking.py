"""Checks all annotations against the released texts: each file, each quote, each link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from converters.annotations.advice import diagnostic_of
from converters.annotations.anchoring import anchor
from converters.annotations.elsewhere import advice_of, other_places
from converters.annotations.files import read_annotations
from converters.annotations.model import Anchor, Annotation
from converters.annotations.note_checks import problems_of_note
from converters.annotations.released_texts import ReleasedTexts
from converters.model import Diagnostic


def check_annotations(folder: Path, texts: ReleasedTexts) -> tuple[Diagnostic, ...]:
    """All that a person should look at in the annotations; paths start with the folder's."""
    found = read_annotations(folder, texts.sources)
    problems, lost = [*found.problems], {}
    for annotation in found.annotations:
        anchored, own = _checked(annotation, texts)
        if anchored and anchored.state == "not found":
            lost[len(problems)] = annotation.quote
        problems += own
    places = other_places(lost.values(), texts)
    for number, quote in lost.items():
        if quote in places:
            problems[number] = replace(problems[number], advice=advice_of(places[quote]))
    return tuple(replace(one, path=str(folder / one.path)) for one in problems)


def problems_of(annotation: Annotation, texts: ReleasedTexts) -> Sequence[Diagnostic]:
    """What a person should look at in one annotation; paths are below its folder."""
    return _checked(annotation, texts)[1]


def _checked(
    annotation: Annotation, texts: ReleasedTexts
) -> tuple[Anchor | None, Sequence[Diagnostic]]:
    """Where an annotation stands, and its problems: that of its place first."""
    released = texts.of(annotation.document)
    if released is None:
        message = "the source of its document cannot be read, so the quote was not looked for"
        return None, [Diagnostic("warning", 0, message, path=annotation.path)]
    found = anchor(annotation, released)
    problem = diagnostic_of(annotation, found, released)
    of_note = problems_of_note(annotation, texts.links, texts.of)
    return found, [*([problem] if problem else []), *of_note]
