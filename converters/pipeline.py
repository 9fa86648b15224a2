"""The way of one source to its page: the stages in their order, then the writer and its check."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from converters.citing.citations import find_citations
from converters.model import Diagnostic, Document, Facts
from converters.names.definitions import find_definitions
from converters.names.mentions import find_mentions
from converters.names.people import find_people
from converters.notes.footnotes import find_footnotes
from converters.reading import read
from converters.records.own_facts import title_of
from converters.records.questions import find_questions
from converters.records.records import find_records
from converters.sheets.markings import find_markings
from converters.sheets.paper import find_paper
from converters.terms.vocabulary import Vocabularies
from converters.text.blocks import find_blocks
from converters.text.hyphens import find_hyphens
from converters.text.markup import find_markup
from converters.text.seams import find_seams
from converters.withheld.extents import find_extents
from converters.withheld.redactions import find_redactions
from converters.writing import document_json, lossless, page

Stage = Callable[[Document, Vocabularies], Document]

STAGES: tuple[Stage, ...] = (
    find_markup,  # the OCR tool's own Markdown, so that later stages see past it
    find_redactions,  # before blocks: a mark is no list item, and no block may cut one
    find_paper,  # before blocks: what the sheet carries is no part of a sentence
    find_markings,  # before blocks: a line of markings is no part of the text around it
    find_footnotes,  # before blocks: a note interrupts a sentence, and is no part of it
    find_blocks,
    find_seams,  # needs notes and blocks: a sentence goes on behind what the sheet sets between
    find_hyphens,  # needs blocks and seams: a word goes on only inside running text
    find_extents,  # needs both redactions and blocks
    find_records,  # needs the blocks: each record starts with one
    find_questions,  # needs the extents: an answer is withheld where whole blocks are
    find_citations,  # needs notes and seams: what `Id.` stands for is in the note before
    find_definitions,  # needs the blocks, which no meaning crosses
    find_people,  # needs the records and citations, whose parts name people
    find_mentions,  # last: no name inside a redaction, or in the name of a person, is one
)
"""Each stage adds spans; none changes the text."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """What becomes of one source."""

    document: Document
    title: str
    markdown: str


def convert_text(
    id: str, path: str, raw: bytes, facts: Facts, vocabularies: Vocabularies
) -> Conversion:
    """Converts the bytes of one source. Raises `Unreadable` for bytes that cannot be a page."""
    source, text, diagnostics = read(path, raw)
    document = Document(id, source, text, facts, diagnostics=diagnostics)
    for stage in STAGES:
        document = stage(document, vocabularies)
    document, markdown = _written(document, vocabularies)
    title = title_of(document) or title_from(path)
    return Conversion(document, title, page.front_matter(title, document) + markdown)


def conversion_json(conversion: Conversion, fingerprint: str) -> str:
    """The document as data."""
    return document_json.write(conversion.document, conversion.title, fingerprint)


def title_from(path: str) -> str:
    """A readable title from a file's name; a name that is a number or a code stays one.

    `release/letter_to-the-director.txt` becomes `Letter to the director`, `c05781723.txt` becomes
    `C05781723`.
    """
    name = PurePosixPath(path).stem
    if not re.search(r"[^\W\d_]{3}", name):
        return name.upper()
    words = " ".join(re.split(r"[_\s]+|(?<!\d)-|-(?!\d)", name)).strip()
    return words[:1].upper() + words[1:]


def _written(document: Document, vocabularies: Vocabularies) -> tuple[Document, str]:
    """The Markdown that shows every character, if need be by the plain way, and then a warning."""
    markdown = page.body(document, vocabularies)
    lost_at = lossless.first_difference(document, markdown)
    if lost_at is None:
        return document, markdown
    plain = replace(
        _without_anchors(document), diagnostics=(*document.diagnostics, _lost(document, lost_at))
    )
    return plain, page.plain_body(plain, vocabularies)


def _without_anchors(document: Document) -> Document:
    """The document without what plain lines do not show, so that no link of the site is dead."""
    return replace(
        document, markup=(), pages=(), note_marks=(), footnotes=(), records=(), questions=()
    )


def _lost(document: Document, offset: int) -> Diagnostic:
    line = document.line(min(offset, len(document.text) - 1))
    return Diagnostic(
        "warning",
        line,
        "laid out, this line would have lost a character; the page shows plain lines instead",
        document.quote(document.lines[line - 1])[:200],
        "please report it with the source file",
    )
