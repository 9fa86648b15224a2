"""The suggested citation of a document, from what is known of it; nothing is made up.

The page's script adds the line, the address and the day of access, and writes the same facts as
BibTeX, RIS and CSL-JSON; without scripts the words here stand on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from hooks.collection import CollectedDocument
from hooks.wording import sentence_case, written_date

INNER_QUOTES = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation of a document says whatever its form."""

    id: str
    """The document's id."""

    holder: str
    """The custodian, or the agency that released it; empty where neither is known."""

    government: bool
    """Whether an agency released it, as far as the facts say."""

    title: str
    type: str
    """For instance `memorandum`; empty where it is unknown."""

    date: str
    """ISO 8601 to the precision known, or empty."""

    request: str
    """The request number, or empty."""

    words: str
    """The start of the citation in words, up to the place in the document."""

    @property
    def facts(self) -> dict[str, str | bool]:
        """For the page's script."""
        return asdict(self)


def citation(document: CollectedDocument, released_by: str = "") -> Citation:
    """The citation of a document; `released_by` is the full name of its agency, if known."""
    holder = document.facts.get("custodian") or released_by or document.facts.get("agency", "")
    parts = [_sentence(holder), f"“{_title(document.title)}”", _sentence(_description(document))]
    request = document.facts.get("request_number", "")
    if request:
        parts.append(_sentence(f"Request {request}"))
    return Citation(
        id=document.id,
        holder=holder,
        government="agency" in document.facts,
        title=document.title,
        type=document.type,
        date=document.date,
        request=request,
        words=" ".join(part for part in parts if part),
    )


def _title(title: str) -> str:
    """The title with its own quotation marks as inner ones, and a period unless it has an end."""
    return _sentence(title.translate(INNER_QUOTES))


def _sentence(words: str) -> str:
    return words if not words or words.endswith((".", "?", "!")) else words + "."


def _description(document: CollectedDocument) -> str:
    """For instance "Memorandum, 30 September 2022"."""
    return sentence_case(", ".join(_known(document)))


def _known(document: CollectedDocument) -> Iterator[str]:
    if document.type:
        yield document.type
    yield written_date(document.date) or "undated"
