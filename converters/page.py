"""Writes a document as a page of Markdown: front matter, then its text block by block."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converters.badges import BadgeWriter
from converters.inline import TAB, InlineWriter, attribute
from converters.model import Block, Document, Mention, Redaction, Reference, Span
from converters.vocabulary import Vocabularies

LONGEST_PARAGRAPH = 10_000
"""Characters; a longer block is written as several paragraphs, since Markdown takes square time."""

BLANK = "\u00a0"
"""A blank that keeps its width."""

NARROW_GAP = BLANK * 8
"""What is left of the gap before a mark in the margin: it stays on the screen with its line."""

WIDE_GAP = re.compile(f"{NARROW_GAP}{BLANK}+")
BEFORE_BADGE = re.compile(f"{NARROW_GAP}{BLANK}+\\Z")

INDENT = re.compile(
    f'(?P<anchor>(?:<(?:a|span) id="L[0-9]+"[^>]*></(?:a|span)>)?)(?P<blanks>{BLANK}*)'
)

LABEL_CLASSES = {"item": "marker", "heading": "marker", "fields": "field"}


def front_matter(title: str, document: Document) -> str:
    """The facts of a document, as a YAML block that reads well in any viewer of Markdown."""
    facts = document.facts
    values = {
        "title": title,
        "document": document.id,
        "type": facts.type,
        "date": facts.date,
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
    plain = replace(document, blocks=blocks, markup=(), mentions=(), redactions=redactions)
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


Link = Redaction | Reference | Mention
"""What of a text leads to another page."""


class _PageWriter:
    def __init__(self, document: Document, vocabularies: Vocabularies) -> None:
        self._document = document
        self._vocabularies = vocabularies
        self._root = "../" * (document.id.count("/") + 1)
        self._inline = InlineWriter(document)
        self._badges = BadgeWriter(self._inline, vocabularies, self._root)
        self._links: list[Link] = sorted(
            (*document.redactions, *document.references, *document.mentions),
            key=lambda link: link.start,
        )
        self._questions = {question.start: question.id for question in document.questions}
        self._link_starts = [link.start for link in self._links]

    def write(self) -> str:
        parts = [part for block in self._document.blocks for part in self._block(block)]
        return "\n\n".join(parts) + "\n"

    # --- blocks ---

    def _block(self, block: Block) -> Iterator[str]:
        for piece in self._pieces(block):
            text = self._labelled(piece, block).strip(" \n")
            if block.kind == "columns":
                text = self._dedented(text, piece)
            anchor = self._inline.anchor(piece.start) if piece.start == block.start else ""
            if block.kind == "heading":
                yield f"{'#' * (block.level + 1)} {anchor}{text}"
            else:
                attributes = self._attributes(block, continued=piece.start > block.start)
                yield f"{anchor or '<span></span>'}{text}{attributes}"

    def _dedented(self, text: str, piece: Span) -> str:
        """Text in columns without the blanks that stand before all of its lines."""
        line = self._document.lines[self._document.line(piece.start) - 1]
        first = self._document.text[line.start : piece.start].expandtabs(TAB)
        lines = (BLANK * len(first) + text).split("<br>\n")
        indents = [match for match in map(INDENT.match, lines) if match]
        least = min(len(match["blanks"]) for match in indents)
        return "<br>\n".join(
            line[: match.start("blanks")] + line[match.start("blanks") + least :]
            for line, match in zip(lines, indents, strict=True)
        )

    def _attributes(self, block: Block, continued: bool) -> str:
        question = None if continued else self._questions.get(block.start)
        names = [f"#{question}", ".question"] if question else []
        names += [] if block.kind == "paragraph" else [f".{block.kind}"]
        names += [f".level-{block.level}"] if block.level else []
        names += [".continued"] if continued else []
        names += self._withheld(block)
        return f"\n{{: {' '.join(names)} }}" if names else ""

    def _withheld(self, block: Block) -> list[str]:
        """The class and the sentence of a block that is withheld whole."""
        for link in self._between(block.start, block.end):
            if isinstance(link, Redaction) and link.kind == "block":
                sentence = self._badges.sentence(link, link.exemptions)
                color = self._badges.color(link.exemptions)
                return [".withheld", f".{color}", f'data-withheld="{sentence}"']
        return []

    def _pieces(self, block: Block) -> Iterator[Span]:
        """The block, cut outside of its links if it is too long for one paragraph."""
        start = block.start
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
        for link in self._between(start, at):
            at = max(at, link.end)
        return at

    # --- text inside a block ---

    def _labelled(self, piece: Span, block: Block) -> str:
        """The text of a piece; list markers and names of header fields stand in an element."""
        parts, at = [], piece.start
        for label in block.labels:
            if piece.start <= label.start and label.end <= piece.end:
                parts.append(self._linked(at, label.start, block))
                text = self._inline.write(label.start, label.end, block.kind).rstrip()
                parts.append(f'<span class="{LABEL_CLASSES[block.kind]}">{text}</span> ')
                at = label.end
        parts.append(self._linked(at, piece.end, block))
        return "".join(parts)

    def _linked(self, start: int, end: int, block: Block) -> str:
        parts, at = [], start
        for link in self._between(start, end):
            text = self._inline.write(at, link.start, block.kind)
            badge = self._link(link, block)
            if block.kind == "columns" and isinstance(link, Redaction):
                text, badge = BEFORE_BADGE.sub(NARROW_GAP, text), WIDE_GAP.sub(NARROW_GAP, badge)
            parts += [text, badge]
            at = link.end
        parts.append(self._inline.write(at, end, block.kind))
        return "".join(parts)

    def _link(self, link: Link, block: Block) -> str:
        if isinstance(link, Redaction):
            return self._badges.write(link, block.kind)
        if isinstance(link, Reference):
            return self._badges.reference(link, block.kind)
        text = self._inline.write(link.start, link.end, block.kind, in_link=True)
        terms = getattr(self._vocabularies, link.vocabulary)
        name = terms[link.term].name
        # A name in full needs no explanation, and ten thousand pages fit on GitHub Pages.
        spelled_out = " ".join(self._document.quote(link).split()) == name
        title = "" if spelled_out else f' title="{attribute(name)}"'
        target = f"{self._root}{link.vocabulary}/{link.term}.md"
        return f"[{text}]({target}){{ .mention{title} }}"

    def _between(self, start: int, end: int) -> Sequence[Link]:
        return self._links[
            bisect_left(self._link_starts, start) : bisect_left(self._link_starts, end)
        ]
