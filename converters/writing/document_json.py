"""Writes a document as data: what stands where, in code points, for the build of the site.

The site publishes a shorter form of it: see `hooks.document.published_json`.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, fields
from typing import Any

from converters.model import (
    Block,
    Definition,
    Document,
    Mention,
    Person,
    Question,
    Record,
    Redaction,
    Span,
    Stated,
)
from converters.records.own_facts import date_of, type_of

VERSION = 1
"""Goes up when a key changes its meaning; keys may be added, never renamed."""


def write(document: Document, title: str, fingerprint: str) -> str:
    """One line of JSON. The fingerprint comes first, so that it can be read without the rest."""
    data = as_data(document, title, fingerprint)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def as_data(document: Document, title: str, fingerprint: str = "") -> dict[str, Any]:
    """The document as plain dicts and lists."""
    # Corrections of records stand in the records themselves.
    facts = {
        key: value for key, value in asdict(document.facts).items() if value and key != "records"
    }
    return {
        "fingerprint": fingerprint,
        "version": VERSION,
        "id": document.id,
        "title": title,
        "type": type_of(document),
        "date": date_of(document),
        "agencies": _terms(document, "agencies"),
        "programs": _terms(document, "programs"),
        "organizations": _terms(document, "organizations"),
        "facts": facts,
        "source": _source(document),
        "markup": [_whole(document, markup) for markup in document.markup],
        "blocks": [_block(document, block) for block in document.blocks],
        "paper": [_whole(document, item) for item in document.paper],
        # The text of sheets and records stands in the blocks; here it would double the file.
        "pages": [asdict(item) for item in document.pages],
        "markings": [_whole(document, item) for item in document.markings],
        "hyphens": [{"start": item.start, "end": item.end} for item in document.hyphens],
        "footnotes": [_whole(document, item) for item in document.footnotes],
        "note_marks": [_whole(document, item) for item in document.note_marks],
        "records": [_record(document, item) for item in document.records],
        "redactions": [_redaction(document, redaction) for redaction in document.redactions],
        "references": [
            {**_span(document, item), "code": item.code} for item in document.references
        ],
        "citations": [_whole(document, item) for item in document.citations],
        "definitions": [_definition(document, item) for item in document.definitions],
        "questions": [_question(document, question) for question in document.questions],
        "mentions": [_mention(document, mention) for mention in document.mentions],
        "people": [_person(document, person) for person in document.people],
        "diagnostics": [asdict(diagnostic) for diagnostic in document.diagnostics],
    }


def _terms(document: Document, vocabulary: str) -> list[str]:
    """The terms mentioned, most often first; those mentioned as often in the order of the text."""
    named = Counter(item.term for item in document.mentions if item.vocabulary == vocabulary)
    return [term for term, _ in named.most_common()]


def _source(document: Document) -> dict[str, Any]:
    return {
        **asdict(document.source),
        "characters": len(document.text),
        # A line break at the end ends the last line; it starts none.
        "lines": len(document.lines) - (document.lines[-1].start == document.lines[-1].end),
    }


def _span(document: Document, span: Span) -> dict[str, Any]:
    return {
        "start": span.start,
        "end": span.end,
        "text": document.quote(span),
        "line": document.line(span.start),
    }


def _whole(document: Document, span: Span) -> dict[str, Any]:
    """A span with its text and all its fields, spans inside it as well."""
    return {
        **_span(document, span),
        **{
            field.name: _value(document, getattr(span, field.name))
            for field in fields(span)
            if field.name not in ("start", "end")
        },
    }


def _record(document: Document, record: Record) -> dict[str, Any]:
    return {key: value for key, value in _whole(document, record).items() if key != "text"}


def _value(document: Document, value: object) -> object:
    if isinstance(value, tuple):
        return [_value(document, item) for item in value]
    if isinstance(value, Span):
        return _whole(document, value)
    if isinstance(value, Stated):
        return {
            "value": value.value,
            "certain": value.certain,
            "span": _value(document, value.span),
        }
    return value


def _block(document: Document, block: Block) -> dict[str, Any]:
    return {
        **_span(document, block),
        "kind": block.kind,
        "level": block.level,
        "continues": block.continues,
    }


def _redaction(document: Document, redaction: Redaction) -> dict[str, Any]:
    return {
        "id": redaction.id,
        **_span(document, redaction),
        "exemptions": list(redaction.exemptions),
        "codes": [
            {
                "code": code.code,
                "start": code.start,
                "end": code.end,
                "text": document.quote(code),
                "damaged": code.damaged,
            }
            for code in redaction.codes
        ],
        "kind": redaction.kind,
        "extent": redaction.extent,
        "stands_for": redaction.stands_for or None,
    }


def _definition(document: Document, definition: Definition) -> dict[str, Any]:
    return {
        **_span(document, definition),
        "acronym": definition.acronym,
        "meaning": _span(document, definition.meaning),
        # Each use is the acronym itself, so where it starts says all.
        "uses": [use.start for use in definition.uses],
    }


def _question(document: Document, question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        **_span(document, question),
        "label": question.label,
        "state": question.state,
        "redactions": list(question.redactions),
        "series": question.series,
        "answered_with": question.answered_with or None,
    }


def _mention(document: Document, mention: Mention) -> dict[str, Any]:
    return {**_span(document, mention), "vocabulary": mention.vocabulary, "term": mention.term}


def _person(document: Document, person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "certain": person.certain,
        "released": list(person.released),
        "roles": [_span(document, role) for role in person.roles],
    }
