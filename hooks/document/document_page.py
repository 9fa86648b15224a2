"""What stands around the text of a document: its facts, what is withheld, and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass

from converters.terms.vocabulary import Exemption, Term
from hooks.collection import CollectedDocument, Collection
from hooks.document.citation import Citation, citation
from hooks.document.figures import ExemptionCount, exemption_counts
from hooks.document.question_rows import QuestionRow, question_rows
from hooks.document.redaction_map import RedactionMap, redaction_map
from hooks.document.threads import RecordGroup, is_reordered, record_groups
from hooks.document.uses import Picture, pictures_of_document
from hooks.document.withheld_summary import (
    extents_sentence,
    questions_sentence,
    stands_for_sentence,
)
from hooks.entries.entries import short_name_of, url_of
from hooks.wording import sentence_case, spoken_code, written_date


@dataclass(frozen=True, slots=True)
class Named:
    """A term that the document names, and how often."""

    term: Term
    count: int


@dataclass(frozen=True, slots=True)
class NamedEntries:
    """What of one vocabulary the document names or cites."""

    label: str
    entries: tuple[tuple[str, str], ...]
    """Name and address of each, most often named first."""


NAMED: Mapping[str, str] = {
    "organizations": "Organizations",
    "people": "People",
    "authorities": "Cites",
}
"""What the facts call those of each vocabulary, in their order."""


@dataclass(frozen=True)
class DocumentPage:
    """The frame of a document's page."""

    document: CollectedDocument
    eyebrow: tuple[str, ...]
    """Type, date and request number, as far as they are known."""

    released_by: Term | None
    """The agency that released the source, where the vocabulary knows it."""

    agencies: tuple[Named, ...]
    programs: tuple[Named, ...]
    named: tuple[NamedEntries, ...]
    """The organizations and people that it names, and what it cites; those without any left out."""

    exemptions: tuple[ExemptionCount, ...]
    pictures: tuple[Picture, ...]
    """Its figures, each picture a table as well; none where nothing is withheld."""

    spoken: Mapping[str, str]
    """Each of these exemptions as one says it: "exemption 7(C)"."""

    withheld: tuple[tuple[str, str], ...]
    """Sentences on what is withheld, each with the words that lead to it or an empty string."""

    map: RedactionMap
    records: tuple[RecordGroup, ...]
    """Its records, threads in order of time; none for a document that is one record."""

    reordered: bool
    """Whether messages stand in the text in another order than that of time."""

    questions: tuple[QuestionRow, ...]
    citation: Citation
    previous: CollectedDocument | None
    """The one before it in the list of documents, which has the latest first."""

    next: CollectedDocument | None

    def tools(self, text: str, annotations: Sized) -> Mapping[str, object]:
        """For `parts.js`: what differs in the tools of the page; what is empty is left out.

        `text`: address of the released file from the page.
        """
        has = {
            "redactions": self.exemptions,
            "records": self.records,
            "order": self.reordered,
            "annotations": annotations,
        }
        return {
            **{name: fact for name, fact in self.citation.facts.items() if fact},
            "total": len(self.document.withheld),
            "has": [name for name, found in has.items() if found],
            "text": text,
        }


def document_pages(collection: Collection) -> Iterator[DocumentPage]:
    """The frame of each document's page, in the order of the list of documents."""
    documents = collection.documents
    befores = (None, *documents[:-1])
    afters = (*documents[1:], None)
    for document, before, after in zip(documents, befores, afters, strict=True):
        yield _document_page(collection, document, before, after)


def _document_page(
    collection: Collection,
    document: CollectedDocument,
    previous: CollectedDocument | None,
    next_: CollectedDocument | None,
) -> DocumentPage:
    vocabularies = collection.vocabularies
    counts = exemption_counts([document], vocabularies.exemptions)
    agency = released_by(document, vocabularies.agencies)
    return DocumentPage(
        document=document,
        eyebrow=tuple(_eyebrow(document)),
        released_by=agency,
        agencies=_named(document.agencies, vocabularies.agencies),
        programs=_named(document.programs, vocabularies.programs),
        named=tuple(_named_entries(collection, document)),
        exemptions=counts,
        pictures=pictures_of_document(document, counts),
        spoken=_spoken(document.exemptions, vocabularies.exemptions),
        withheld=tuple(_withheld(document, vocabularies.exemptions)),
        map=redaction_map(document),
        records=record_groups(document.records),
        reordered=is_reordered(document.records),
        questions=question_rows(document, vocabularies.exemptions),
        citation=citation(document, agency.name if agency else ""),
        next=next_,
        previous=previous,
    )


def released_by(document: CollectedDocument, agencies: Mapping[str, Term]) -> Term | None:
    """The agency that the facts name by its id, its short form or its name."""
    name = document.facts.get("agency", "")
    if name in agencies or not name:
        return agencies.get(name)
    return next((term for term in agencies.values() if name in (term.short_form, term.name)), None)


def _named_entries(collection: Collection, document: CollectedDocument) -> Iterator[NamedEntries]:
    for vocabulary, label in NAMED.items():
        keys = [key for key in document.named if key[0] == vocabulary]
        found = ((short_name_of(collection, key), url_of(key)) for key in keys)
        if entries := tuple(one for one in found if one[0]):
            yield NamedEntries(label, entries)


def _withheld(
    document: CollectedDocument, exemptions: Mapping[str, Exemption]
) -> Iterator[tuple[str, str]]:
    if questions := questions_sentence(document, exemptions):
        yield "", questions
    if extents := extents_sentence(document):
        yield "How much: ", extents
    if things := stands_for_sentence(document):
        yield "Among them, as the text shows: ", things


def _spoken(ids: Iterable[str], exemptions: Mapping[str, Exemption]) -> Mapping[str, str]:
    """The FOIA's exemptions by their number, those of other laws as they are cited."""
    return {id: _as_said(exemptions.get(id)) for id in ids}


def _as_said(exemption: Exemption | None) -> str:
    if exemption is None:
        return "no exemption cited"
    is_foia = exemption.act == "foia"
    return f"exemption {spoken_code(exemption.label)}" if is_foia else exemption.label


def _eyebrow(document: CollectedDocument) -> Iterator[str]:
    if document.type:
        yield sentence_case(document.type)
    if document.date:
        yield written_date(document.date)
    if number := document.facts.get("request_number"):
        yield number


def _named(counts: Mapping[str, int], terms: Mapping[str, Term]) -> tuple[Named, ...]:
    return tuple(Named(terms[id], count) for id, count in counts.items() if id in terms)
