"""Finds the files of annotations: `docs/annotations/<document>/<id>.md`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from converters.annotations.model import Annotation
from converters.annotations.reading import read_annotation
from converters.annotations.values import nearest
from converters.model import Diagnostic
from converters.sources import slug

READ_ME = "README.md"
"""A file of the annotations folder itself that GitHub shows to those who open it."""

LONGEST_NAME = 100
"""Bytes of a file's name without its ending."""

NAMES_OF_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{kind}{n}" for kind in ("com", "lpt") for n in range(10)))
)
"""Names that Windows keeps for devices, so that the repository could not be copied to it."""


@dataclass(frozen=True, slots=True)
class AnnotationFile:
    """A file that is in its right place."""

    file: Path
    document: str
    id: str


@dataclass(frozen=True, slots=True)
class Found:
    """The annotations of a folder."""

    annotations: tuple[Annotation, ...] = ()
    """In the order of their paths."""

    problems: tuple[Diagnostic, ...] = ()
    """What is wrong with files that could not be read; paths are below the folder."""


def read_annotations(folder: Path, documents: Collection[str]) -> Found:
    """All annotations of a folder; a bad file harms no other one.

    `documents`: the ids of the documents there are.
    """
    if not folder.is_dir():
        return Found()
    annotations: list[Annotation] = []
    files, problems = find_files(folder, documents)
    for one in files:
        try:
            raw = one.file.read_bytes()
        except OSError as error:
            message = f"it cannot be read: {error.strerror}"
            problems.append(_problem(f"{one.document}/{one.id}.md", message, "upload it anew"))
            continue
        annotation, found = read_annotation(raw, one.document, one.id)
        annotations += [annotation] if annotation else []
        problems += found
    return Found(tuple(annotations), tuple(problems))


def find_files(
    folder: Path, documents: Collection[str]
) -> tuple[list[AnnotationFile], list[Diagnostic]]:
    """The files in their right places in order, and what is wrong with the others."""
    files: list[AnnotationFile] = []
    problems: list[Diagnostic] = []
    known = frozenset(documents)
    for path in _walk(folder):
        place = path.relative_to(folder).as_posix()
        if place == READ_ME:
            continue
        fault = _fault(path, place, known)
        if fault:
            problems.append(_problem(place, *fault))
        else:
            document, _, name = place.rpartition("/")
            files.append(AnnotationFile(path, document, name.removesuffix(".md")))
    return files, problems


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder in order, and links, which are not followed."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path)
        else:
            yield path


def _fault(path: Path, place: str, documents: frozenset[str]) -> tuple[str, str] | None:
    """What is wrong with a file's place, name or kind, and the way out."""
    document, _, name = place.rpartition("/")
    stem = name.removesuffix(".md")
    if path.is_symlink() or not path.is_file():
        # A link could show any file of the machine that builds the site.
        return "it is a link or no plain file", "put the text of the annotation here"
    if name == stem:
        return "annotations are files that end in .md", f"rename it to {slug(stem) or 'note'}.md"
    if document not in documents:
        return _no_document(document, documents)
    return _fault_of_name(path, stem)


def _no_document(document: str, documents: frozenset[str]) -> tuple[str, str]:
    if not document:
        return "the file stands in no document's folder", "put it into docs/annotations/<document>/"
    near = nearest(document, tuple(sorted(documents)), "the documents are")
    return f"there is no document “{document}”", near if len(near) < 300 else near[:300] + "…"


def _fault_of_name(path: Path, stem: str) -> tuple[str, str] | None:
    right = slug(stem)
    if right != stem or not stem:
        names = [one.name.lower() for one in path.parent.glob("*.md")]
        if names.count(path.name.lower()) > 1:
            return "two annotations have this name, capitals aside", "give one another name"
        advice = f"rename it to {right or 'note'}.md"
        return "a name has small letters, digits and single hyphens only", advice
    if len(stem.encode()) > LONGEST_NAME:
        return f"the name has more than {LONGEST_NAME} bytes", "shorten it"
    if stem in NAMES_OF_DEVICES:
        return "Windows cannot keep a file of this name", "rename it"
    return None


def _problem(path: str, message: str, advice: str) -> Diagnostic:
    return Diagnostic("error", 0, message, advice=advice, path=path)
