"""What a document says of itself where its sidecar is silent.

Only a document that is one record has a date, type and title of its own; several letters in one
file have each their own, and none of them is the file's.
"""

from __future__ import annotations

from converters.model import Document, Record, Stated

LONGEST_TITLE = 200
"""Characters; a longer subject names no page."""


def date_of(document: Document) -> str | None:
    """The day, month or year of the sidecar, or the certain one of its only record."""
    record = _only(document)
    stated = _certain(record.date) if record else None
    return document.facts.date or (stated.value[:10] if stated else None)


def type_of(document: Document) -> str | None:
    """The type of the sidecar, or the certain one of its only record."""
    record = _only(document)
    known = record and record.type_certain and record.type not in ("record", "attachment")
    return document.facts.type or (record.type if record and known else None)


def title_of(document: Document) -> str | None:
    """The title of the sidecar, or the certain one of its only record, nothing withheld in it."""
    record = _only(document)
    stated = _certain(record.title) if record else None
    if document.facts.title or stated is None or len(stated.value) > LONGEST_TITLE:
        return document.facts.title
    return None if _holds_redaction(document, stated) else stated.value


def _only(document: Document) -> Record | None:
    return document.records[0] if len(document.records) == 1 else None


def _certain(stated: Stated | None) -> Stated | None:
    return stated if stated and stated.certain else None


def _holds_redaction(document: Document, stated: Stated) -> bool:
    span = stated.span
    return span is not None and any(
        redaction.start < span.end and span.start < redaction.end
        for redaction in document.redactions
    )
