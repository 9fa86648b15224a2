"""What the values of the filters are called, and what else a query may call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from converters.terms.vocabulary import Term
from hooks.collection import Collection
from hooks.entries.entry_places import NO_EXEMPTION
from hooks.lists.record_types import RECORD_TYPES, type_in_words
from hooks.search.search_plan import FilterLabels, FilterValue
from hooks.search.search_units import FILTER_OF
from hooks.wording import sentence_case

WITHHELD = {
    "none": "Released in full",
    "partly": "Withheld in part",
    "full": "Withheld in full",
}


def filter_labels(collection: Collection) -> FilterLabels:
    """The labels of all filters but the date."""
    terms = {
        name: _by_id(map(_term, collection.terms(vocabulary).values()))
        for vocabulary, name in FILTER_OF.items()
    }
    return {
        **terms,
        "person": {**_by_id(_people(collection)), **terms["person"]},
        "authority": _by_id(_authorities(collection)),
        "exemption": _by_id(_exemptions(collection)),
        "type": _by_id(_types()),
        "withheld": _by_id(FilterValue(id, label) for id, label in WITHHELD.items()),
    }


def _by_id(values: Iterable[FilterValue]) -> Mapping[str, FilterValue]:
    return {value.id: value for value in values}


def _term(term: Term) -> FilterValue:
    names = dict.fromkeys(name for name in (term.short_form, *term.variations) if name)
    return FilterValue(term.id, term.name, tuple(names))


def _people(collection: Collection) -> Iterable[FilterValue]:
    for person in collection.people.values():
        yield FilterValue(person.id, person.name, person.released)


def _authorities(collection: Collection) -> Iterable[FilterValue]:
    for id, cited in collection.authorities.items():
        yield FilterValue(id, cited.name, (cited.authority.whole, *cited.titles))


def _exemptions(collection: Collection) -> Iterable[FilterValue]:
    for exemption in collection.vocabularies.exemptions.values():
        label = f"{exemption.label} {sentence_case(exemption.title)}"
        yield FilterValue(exemption.id, label, (exemption.label,))
    yield FilterValue(NO_EXEMPTION, "No exemption cited")


def _types() -> Iterable[FilterValue]:
    for id, words in RECORD_TYPES.items():
        yield FilterValue(id, type_in_words(id), (words.one, words.many))
