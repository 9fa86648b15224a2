"""Makes files of annotations from W3C JSON-LD and from exports of Hypothesis.

Nothing is written over: a file that is there with other content stays, and that is said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from urllib.parse import unquote, urlsplit

from converters.annotations.advice import distinguishing, shortened
from converters.annotations.anchoring import anchor
from converters.annotations.checking import problems_of
from converters.annotations.drafts import Draft, annotation_of
from converters.annotations.drafts_hypothesis import drafts_of_hypothesis, is_export
from converters.annotations.drafts_w3c import drafts_of_w3c
from converters.annotations.files import NAMES_OF_DEVICES
from converters.annotations.model import Annotation
from converters.annotations.reading import read_annotation
from converters.annotations.released import ReleasedText
from converters.annotations.released_texts import ReleasedTexts
from converters.annotations.writing import file_text
from converters.conversion import replace_file
from converters.model import Diagnostic
from converters.pipeline import title_from
from converters.sources import slug

LONGEST_NAME = 60
"""Characters of a file's name that is made from a quote."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What an export may call a document."""

    id: str
    path: str
    """Path of its source below the sources folder."""

    titles: tuple[str, ...] = ()
    source_url: str = ""
    """Where the publisher says that it was published."""


def known_documents(texts: ReleasedTexts) -> list[KnownDocument]:
    """The documents of a folder of sources, as exports may name them."""
    known = []
    for id, source in texts.sources.items():
        facts = texts.facts(id)
        titles = tuple(filter(None, (facts.title, title_from(source.path))))
        known.append(KnownDocument(id, source.path, titles, facts.source_url or ""))
    return known


@dataclass
class Imported:
    """What an import did."""

    written: list[str] = field(default_factory=list)
    """Paths below the annotations folder."""

    unchanged: list[str] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    """Notes that were refused, and what is to do for some of those that were written."""


def drafts_in(raw: bytes) -> list[Draft]:
    """The notes of an export. Raises `ValueError` for what is none."""
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"this is no JSON: {error}") from error
    drafts = list(drafts_of_hypothesis(content) if is_export(content) else drafts_of_w3c(content))
    if not drafts:
        raise ValueError(
            "there is no annotation in it; it takes W3C Web Annotations in JSON-LD "
            "(a collection, a page or a list) and the JSON export of Hypothesis"
        )
    return drafts


def import_drafts(
    drafts: Iterable[Draft], folder: Path, texts: ReleasedTexts, documents: Sequence[KnownDocument]
) -> Imported:
    """Writes a file for each draft whose document is known."""
    imported = Imported()
    for number, draft in enumerate(drafts, 1):
        document = document_of(draft, documents)
        released = texts.of(document) if document else None
        if document is None or released is None:
            imported.problems.append(_unknown(number, draft))
            continue
        annotation = fitted(draft, document, released)
        faults = _faults(annotation, number)
        if faults:
            imported.problems += faults
        else:
            _write(annotation, draft, folder, imported)
            imported.problems += problems_of(annotation, texts)
    return imported


# --- which document ---


def document_of(draft: Draft, documents: Sequence[KnownDocument]) -> str | None:
    """The id of a draft's document: by its address, or by its title where one alone has it."""
    ids = {document.id for document in documents}
    by_path = {document.path: document.id for document in documents}
    by_url = {_bare(one.source_url): one.id for one in documents if one.source_url}
    for address in filter(None, draft.addresses):
        path = unquote(urlsplit(address).path)
        for tail in _tails(path, "documents/"):
            if tail.removesuffix(".html") in ids:
                return tail.removesuffix(".html")
        for tail in _tails(path, "sources/"):
            if tail in by_path:
                return by_path[tail]
        if _bare(address) in by_url:
            return by_url[_bare(address)]
    return _by_title(draft, documents)


def _tails(path: str, folder: str) -> Iterator[str]:
    """What stands behind each mention of a folder in a path."""
    for match in re.finditer(rf"(?:^|/)(?={folder})", path):
        yield path[match.end() + len(folder) :]


def _bare(address: str) -> str:
    """An address without what does not tell one document from another."""
    return re.sub(r"^https?://(www\.)?|[#].*$|/$", "", address)


def _by_title(draft: Draft, documents: Sequence[KnownDocument]) -> str | None:
    """The one document with a title of the draft, which a site's name may follow."""
    titles = [_folded(title) for title in draft.titles if title.strip()]
    found = {
        document.id
        for document in documents
        for own in map(_folded, document.titles)
        if any(title == own or title.startswith(f"{own} - ") for title in titles)
    }
    return found.pop() if len(found) == 1 else None


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _unknown(number: int, draft: Draft) -> Diagnostic:
    where = next(filter(None, (*draft.addresses, *draft.titles)), "nothing")
    return Diagnostic(
        "error",
        0,
        f"annotation {number} is about no document of this collection ({shortened(where)})",
        shortened(draft.quote or draft.note),
        "change its address to that of the document's page",
    )


# --- fitting ---


def fitted(draft: Draft, document: str, released: ReleasedText) -> Annotation:
    """The annotation of a draft, with words around it only where the quote alone is not enough.

    Other tools always give the words around, those of the page where they saw the quote.
    """
    annotation = annotation_of(draft, document, _name(draft))
    if draft.is_ours:
        return annotation
    alone = replace(annotation, prefix="", suffix="", line=0)
    found = anchor(alone, released)
    if found.state != "ambiguous":
        return alone
    chosen = anchor(annotation, released).place
    if chosen is None and draft.position is not None:
        position = draft.position
        chosen = min(found.candidates, key=lambda place: abs(place.start - position))
    selector = distinguishing(alone.quote, chosen, released) if chosen else None
    if selector is None:
        return annotation
    return replace(alone, prefix=selector.prefix, suffix=selector.suffix, line=selector.line)


def _name(draft: Draft) -> str:
    name = slug(draft.name)[:LONGEST_NAME].strip("-") or "note"
    return f"{name}-note" if name in NAMES_OF_DEVICES else name


def _faults(annotation: Annotation, number: int) -> list[Diagnostic]:
    """Why a draft cannot become a file."""
    raw = file_text(annotation).encode("utf-8", "replace")
    _, problems = read_annotation(raw, annotation.document, annotation.id)
    return [
        replace(
            one,
            line=0,
            path="",
            message=f"annotation {number}: {one.message}",
            quote=one.quote or shortened(annotation.quote),
        )
        for one in problems
    ]


# --- writing ---


def _write(annotation: Annotation, draft: Draft, folder: Path, imported: Imported) -> None:
    """Writes the file under its name, or with a number behind it where another note has it."""
    for number in count(1):
        id = annotation.id if number == 1 else f"{annotation.id}-{number}"
        one = replace(annotation, id=id)
        file, text = folder / one.path, file_text(one)
        if not file.exists() and not file.is_symlink():
            replace_file(file, text)
            imported.written.append(one.path)
            return
        if file.is_file() and file.read_bytes() == text.encode():
            imported.unchanged.append(one.path)
            return
        if draft.is_ours:
            message = "the file is there with other content, and stays as it is"
            advice = "delete it, or change it by hand"
            imported.problems.append(
                Diagnostic("error", 0, message, shortened(one.quote), advice, one.path)
            )
            return
