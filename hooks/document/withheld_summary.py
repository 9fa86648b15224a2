"""What is withheld from a document, in sentences: counted, never guessed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from converters.terms.vocabulary import Exemption
from hooks.collection import CollectedDocument, WithheldPlace
from hooks.document.figures import exemption_label
from hooks.document.questions import AskedQuestion
from hooks.wording import counted, grouped, listed

EXTENTS: Mapping[str, tuple[str, str]] = {
    "answer": ("block of a withheld answer", "blocks of withheld answers"),
    "block": ("whole block", "whole blocks"),
    "line": ("whole line", "whole lines"),
    "passage": ("passage within a line", "passages within a line"),
}
"""What is withheld at a redaction, for one and for several, the largest first."""

OTHER_KINDS: Mapping[str, tuple[str, str]] = {
    "deleted-page": ("entry in a list of withheld pages", "entries in a list of withheld pages"),
    "stamp": ("stamp that speaks for the whole record", "stamps that speak for the whole record"),
    "key": ("entry of a legend", "entries of a legend"),
}
"""Marks that speak for something elsewhere, not for what stands at their place."""

HEADER_FIELD = "the header field "
COUNTABLE = ("a ", "an ", HEADER_FIELD)
"""How the phrases begin that can be added up; an answer is told by `questions_sentence`."""


def questions_sentence(document: CollectedDocument, exemptions: Mapping[str, Exemption]) -> str:
    """For instance "12 questions, none answered: 11 withheld in full under (b)(5), 1 under (b)(6)".

    Empty where the document lists no questions.
    """
    questions = document.questions
    if not questions:
        return ""
    states = Counter(question.state for question in questions if not question.answered_with)
    withheld = _withheld_answers(document, exemptions)
    parts = [
        *([f"{grouped(states['answered'])} answered"] if states["answered"] else []),
        *([f"{grouped(states['partly'])} answered in part"] if states["partly"] else []),
    ]
    none_answered = ", none answered" if not parts else ""
    if withheld:
        parts.append(_in_full(withheld, states["withheld"], split=not none_answered))
    clauses = [", ".join(parts), *_without_answers(questions)]
    told = "; ".join(clause for clause in clauses if clause)
    return f"{counted(len(questions), 'question')}{none_answered}: {told}"


def _withheld_answers(
    document: CollectedDocument, exemptions: Mapping[str, Exemption]
) -> list[tuple[str, int]]:
    """How many answers are withheld whole under each set of exemptions, the most first."""
    cited = {place.id: place.exemptions for place in document.withheld}
    sets = Counter(
        frozenset(id for redaction in question.redactions for id in cited.get(redaction, ()))
        for question in document.questions
        if question.state == "withheld" and not question.answered_with
    )
    return [(_under(cited, exemptions), count) for cited, count in sets.most_common()]


def _under(cited: frozenset[str], exemptions: Mapping[str, Exemption]) -> str:
    """For instance "under (b)(6) and (b)(7)(C)"."""
    if not cited:
        return "with no exemption cited"
    labels = sorted(exemption_label(id, exemptions) for id in cited)
    return f"under {listed(labels)}"


def _in_full(groups: Sequence[tuple[str, int]], total: int, *, split: bool) -> str:
    """The answers that are withheld; `split` says their sum first where they are of two kinds."""
    (under, count), *others = groups
    rest = [f"{grouped(number)} {words}" for words, number in others]
    if rest and split:
        first = f"{grouped(total)} withheld in full, {grouped(count)} of them {under}"
    else:
        first = f"{grouped(count)} withheld in full {under}"
    return ", ".join([first, *rest])


def _without_answers(questions: Sequence[AskedQuestion]) -> Iterator[str]:
    """Questions with no answer of their own: those that lead to `1a` below `1`, and the others."""
    following = [question.label for question in questions[1:]] + [""]
    led = [
        bool(question.answered_with) or _leads_to(question.label, after)
        for question, after in zip(questions, following, strict=True)
        if question.state == "none" or question.answered_with
    ]
    if together := sum(led):
        are = "is asked" if together == 1 else "are asked"
        yield f"{grouped(together)} {are} together with a lettered one"
    if alone := len(led) - sum(led):
        yield f"{grouped(alone)} with no answer below {'it' if alone == 1 else 'them'}"


def _leads_to(label: str, after: str) -> bool:
    """Whether the next question is a lettered part of this one."""
    return after.startswith(label) and after[len(label) :].isalpha()


def extents_sentence(document: CollectedDocument) -> str:
    """For instance "8 whole blocks, 14 whole lines, 6 passages within a line"."""
    marks = [place for place in document.withheld if place.kind not in OTHER_KINDS]
    extents = Counter(place.extent for place in marks)
    kinds = Counter(place.kind for place in document.withheld)
    return ", ".join([*_counts(extents, EXTENTS), *_counts(kinds, OTHER_KINDS)])


def _counts(tally: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for key, (one, many) in words.items():
        if tally.get(key):
            yield counted(tally[key], one, many)


def stands_for_sentence(document: CollectedDocument) -> str:
    """For instance "32 e-mail addresses, 2 telephone numbers, 5 places in header fields (5 in To)".

    Only what the released text says; answers are told by `questions_sentence`.
    """
    tally = Counter(_told(document.withheld))
    things = [
        counted(count, thing, _many(thing))
        for thing, count in tally.most_common()
        if not thing.startswith(HEADER_FIELD)
    ]
    return ", ".join([*things, *_in_fields(tally)])


def _told(places: Iterable[WithheldPlace]) -> Iterator[str]:
    for place in places:
        if place.stands_for.startswith(COUNTABLE):
            yield place.stands_for.removeprefix("an ").removeprefix("a ")


def _in_fields(tally: Mapping[str, int]) -> Iterator[str]:
    """For instance "20 places in header fields (9 in Cc, 7 in To, 4 in From)"."""
    fields = {
        thing.removeprefix(HEADER_FIELD): count
        for thing, count in sorted(tally.items(), key=lambda item: -item[1])
        if thing.startswith(HEADER_FIELD)
    }
    if fields:
        named = ", ".join(f"{grouped(count)} in {name}" for name, count in fields.items())
        yield f"{counted(sum(fields.values()), 'place')} in header fields ({named})"


def _many(thing: str) -> str:
    """The plural of what redactions stand for: "e-mail addresses", "telephone numbers"."""
    return thing + ("es" if thing.endswith("s") else "s")
