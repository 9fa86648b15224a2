"""Writes a document as a page of Markdown: front matter, then its text block by block."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from converters.model import Block, Document, Redaction, Span
from converters.records.own_facts import date_of, type_of
from converters.terms.vocabulary import Vocabularies
from converters.text.text_columns import dedented
from converters.writing.inline import EMPTY
from converters.writing.linked_text import NO_LABEL_INSIDE, LinkedText
from converters.writing.page_headings import lost_breaks, own_anchor
from converters.writing.paragraphs import APART, Paragraph, paragraphs
from converters.writing.record_headings import RecordHeaders, RecordHeadings

LONGEST_PARAGRAPH = 10_000
"""Characters; a longer block is written as several paragraphs, since Markdown takes square time."""

LABEL_CLASSES = {"item": "marker", "heading": "marker", "fields": "field"}


def front_matter(title: str, document: Document) -> str:
    """The facts of a document, as a YAML block that reads well in any viewer of Markdown."""
    facts = document.facts
    values = {
        "title": title,
        "document": document.id,
        "type": type_of(document),
        "date": date_of(document),
        "agency": facts.agency,
        "custodian": facts.custodian,
        "requester": facts.requester,
        "request_number": facts.request_number,
        "release": facts.release,
        "source_url": facts.source_url,
        "source": document.source.path,
        "template": "document.html",
    }
    # A JSON string is a YAML string, whatever it holds.
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value
    ]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def body(document: Document, vocabularies: Vocabularies) -> str:
    """The Markdown of a document's text."""
    return _PageWriter(document, vocabularies).write()


def plain_body(document: Document, vocabularies: Vocabularies) -> str:
    """The Markdown of a document of which only lines and redactions are taken as certain."""
    blocks = tuple(Block(run.start, run.end, "lines") for run in _uncut_lines(document))
    redactions = tuple(replace(redaction, kind="inline") for redaction in document.redactions)
    plain = Document(
        document.id, document.source, document.text, blocks=blocks, redactions=redactions
    )
    return _PageWriter(plain, vocabularies).write()


def _uncut_lines(document: Document) -> Iterator[Span]:
    """The lines that are not blank; those over which a redaction reaches are one."""
    ends = {redaction.start: redaction.end for redaction in document.redactions}
    starts = sorted(ends)
    last = -1
    for line in document.lines:
        if line.start < last or not document.text[line.start : line.end].strip():
            continue
        inside = starts[bisect_left(starts, line.start) : bisect_left(starts, line.end)]
        reach = max([line.end, *(ends[start] for start in inside)])
        last = document.lines[document.line(reach) - 1].end if reach > line.end else line.end
        yield Span(line.start, last)


class _PageWriter:
    def __init__(self, document: Document, vocabularies: Vocabularies) -> None:
        self._document = document
        self._text = LinkedText(document, vocabularies, "../" * (document.id.count("/") + 1))
        self._inline = self._text.inline
        self._questions = {question.start: question.id for question in document.questions}
        self._headings = RecordHeadings(document)
        self._headers = RecordHeaders(document)

    def write(self) -> str:
        starts = self._headings.starts
        found = paragraphs(self._document.blocks, LONGEST_PARAGRAPH, starts)
        return "\n\n".join(part for one in found for part in self._with_heading(one)) + "\n"

    def _with_heading(self, paragraph: Paragraph) -> Iterator[str]:
        for record in self._headings.starts.get(paragraph[0].start, ()):
            yield from self._headings.write(record, paragraph[0])
        yield from self._paragraph(paragraph)

    # --- paragraphs ---

    def _paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        first = paragraph[0]
        if len(paragraph) > 1:
            text = "".join(self._part(block) for block in paragraph)
            yield text.rstrip() + self._attributes(first)
            return
        if first.kind in NO_LABEL_INSIDE and (sheets := self._text.sheets(first.start, first.end)):
            yield f"{sheets.rstrip()}\n{{: .sheets }}"
        for piece in self._pieces(first):
            yield self._piece(piece, first)

    def _part(self, block: Block) -> str:
        """One of the blocks of a paragraph: what stands between its sentences is set apart."""
        text = self._inline.anchor(block.start) + self._labelled(block, block).strip(" \n")
        if block.kind not in APART:
            # No blank parts a word that goes on behind a hyphen.
            return text if self._inline.in_hyphen(block.end) else f"{text} "
        id = self._text.notes.id(block)
        names = f' id="{id}"' if id else ""
        classes = " ".join(["apart", *self._classes(block)])
        sheets = self._text.sheets(block.start, block.end) if block.kind in NO_LABEL_INSIDE else ""
        inside = f"<br>{self._text.notes.before(block)}{text}<br>"
        return f'{sheets}<span class="{classes}"{names}>{inside}</span>'

    def _piece(self, piece: Span, block: Block) -> str:
        text = self._labelled(piece, block).strip(" \n")
        if block.kind == "columns":
            text = dedented(text, self._document, piece)
        begins = piece.start == block.start
        anchor = self._inline.anchor(piece.start) if begins else ""
        if block.kind == "heading" and not (begins and block.start in self._headings.titles):
            signs = "#" * (block.level + 1 + self._headings.levels)
            return f"{signs} {anchor}{text}{own_anchor(self._document, piece)}"
        before = self._text.notes.before(block) if begins else ""
        attributes = self._attributes(block, begins)
        return f"{anchor or EMPTY}{before}{text}{attributes}"

    def _attributes(self, block: Block, begins: bool = True) -> str:
        question = self._questions.get(block.start) if begins else None
        note = self._text.notes.id(block) if begins else ""
        names = [f"#{question}", ".question"] if question else [f"#{note}"] if note else []
        names += [f".{name}" for name in self._classes(block)]
        names += [] if begins and block.continues is None else [".continued"]
        names += self._withheld(block)
        return f"\n{{: {' '.join(names)} }}" if names else ""

    def _classes(self, block: Block) -> list[str]:
        if block.kind in ("paper", "marking"):
            return self._text.paper.classes(block)
        if block.kind == "heading":
            return ["record-title"]
        names: list[str] = [] if block.kind == "paragraph" else [block.kind]
        names += [f"level-{block.level}"] if block.level else []
        names += ["header"] if self._headers.holding(block) else []
        names += ["mail"] if self._headers.in_mail(block) else []
        names += ["value"] if self._headers.in_value(block) else []
        part = self._headers.part(block)
        return [*names, part] if part else names

    def _withheld(self, block: Block) -> list[str]:
        """The class and the sentence of a block that is withheld whole."""
        for link in self._text.between(block.start, block.end):
            if isinstance(link, Redaction) and link.kind == "block":
                sentence = self._text.badges.sentence(link, link.exemptions)
                color = self._text.badges.color(link.exemptions)
                return [".withheld", f".{color}", f'data-withheld="{sentence}"']
        return []

    def _pieces(self, block: Block) -> Iterator[Span]:
        """The block, cut outside of its links if it is too long for one paragraph.

        A heading is cut where the OCR tool lost the line break before the next one.
        """
        start = block.start
        for cut in lost_breaks(self._document, block) if block.kind == "heading" else ():
            if all(link.end <= cut for link in self._text.between(start, cut)):
                yield Span(start, cut)
                start = cut
        while block.end - start > LONGEST_PARAGRAPH:
            cut = self._cut(start, min(start + LONGEST_PARAGRAPH, block.end))
            yield Span(start, cut)
            start = cut
        if start < block.end:
            yield Span(start, block.end)

    def _cut(self, start: int, at: int) -> int:
        """The last blank before `at`, or `at` itself; behind a link that stands there."""
        text = self._document.text
        blank = max(text.rfind(sign, start + 1, at) for sign in " \n")
        at = blank if blank > start else at
        for link in self._text.between(start, at):
            at = max(at, link.end)
        return at

    def _labelled(self, piece: Span, block: Block) -> str:
        """The text of a piece; list markers and names of header fields stand in an element."""
        parts, at = [], piece.start
        wraps = block.kind == "fields" and self._headers.in_mail(block)
        for label in block.labels:
            if piece.start <= label.start and label.end <= piece.end:
                parts.append(self._between_labels(at, label.start, block, wraps))
                parts.append(self._text.sheets(label.start, label.end))
                text = self._inline.write(label.start, label.end, block.kind).rstrip()
                parts.append(f'<span class="{LABEL_CLASSES[block.kind]}">{text}</span> ')
                at = label.end
        parts.append(self._text.write(at, piece.end, "paragraph" if wraps else block.kind))
        return "".join(parts)

    def _between_labels(self, start: int, end: int, block: Block, wraps: bool) -> str:
        """The value of a field; where its breaks are only wrapping, the last one alone is kept."""
        if not wraps:
            return self._text.write(start, end, block.kind)
        value_end = start + len(self._document.text[start:end].rstrip())
        value = self._text.write(start, value_end, "paragraph")
        return value + self._text.write(value_end, end, block.kind)
