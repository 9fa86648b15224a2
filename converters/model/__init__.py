"""The document model: a fixed text and half-open spans of code-point offsets into it.

A stage is a plain function `(Document, Vocabularies) -> Document` that adds spans.
No stage changes the text; only the page writer writes Markdown.
"""

from converters.model.document import Diagnostic, Document, Facts, RecordCorrection, Source
from converters.model.names import Citation, CitationKind, Definition, Mention, Person
from converters.model.records import (
    AttachedFile,
    HeaderField,
    Question,
    Record,
    RecordPart,
    RecordType,
    Stated,
)
from converters.model.sheets import Footnote, Marking, NoteMark, Paper, SourcePage
from converters.model.text import LINE_BREAK, Block, BlockKind, Hyphen, Markup, Span, lines_of
from converters.model.withheld import Code, Redaction, Reference

__all__ = [
    "LINE_BREAK",
    "AttachedFile",
    "Block",
    "BlockKind",
    "Citation",
    "CitationKind",
    "Code",
    "Definition",
    "Diagnostic",
    "Document",
    "Facts",
    "Footnote",
    "HeaderField",
    "Hyphen",
    "Marking",
    "Markup",
    "Mention",
    "NoteMark",
    "Paper",
    "Person",
    "Question",
    "Record",
    "RecordCorrection",
    "RecordPart",
    "RecordType",
    "Redaction",
    "Reference",
    "Source",
    "SourcePage",
    "Span",
    "Stated",
    "lines_of",
]
