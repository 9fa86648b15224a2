"""Tells for each redaction how much of its surroundings it takes."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import replace

from converters.model import Block, Document, Redaction
from converters.vocabulary import Vocabularies


def find_extents(document: Document, vocabularies: Vocabularies) -> Document:
    """Marks the redactions beside which nothing else stands in their block, its marker aside."""
    starts = [block.start for block in document.blocks]
    redactions = tuple(
        replace(redaction, kind="block")
        if _fills(redaction, document.blocks[bisect_right(starts, redaction.start) - 1], document)
        else redaction
        for redaction in document.redactions
    )
    return replace(document, redactions=redactions)


def _fills(redaction: Redaction, block: Block, document: Document) -> bool:
    if block.kind in ("fields", "columns", "lines"):
        return False
    start = block.labels[0].end if block.labels else block.start
    around = document.text[start : redaction.start] + document.text[redaction.end : block.end]
    # A raised footnote number (category No) beside it is no released text of its own.
    return not any(unicodedata.category(sign)[0] == "L" or sign.isdecimal() for sign in around)
