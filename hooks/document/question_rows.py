"""The table of the questions at the head of a document: what became of each, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from converters.terms.vocabulary import Exemption
from hooks.collection import CollectedDocument
from hooks.document.figures import exemption_label
from hooks.document.questions import AskedQuestion
from hooks.wording import listed


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as its table shows it."""

    label: str
    words: str
    state: str
    """`answered`, `partly`, `withheld` or `none`."""

    told: str
    """The state in words: "withheld in full under (b)(5)"."""

    anchor: str
    """`q3`."""


def question_rows(
    document: CollectedDocument, exemptions: Mapping[str, Exemption]
) -> tuple[QuestionRow, ...]:
    """The questions of a document in the order of its text; none where it lists none."""
    cited = {place.id: place.exemptions for place in document.withheld}
    return tuple(
        QuestionRow(
            label=question.label,
            words=question.words,
            state=question.state,
            told=_told(question, after, _under(question, cited, exemptions)),
            anchor=question.id,
        )
        for question, after in _with_next(document.questions)
    )


def _with_next(questions: Sequence[AskedQuestion]) -> Iterator[tuple[AskedQuestion, str]]:
    """Each question with the label of the one behind it."""
    following = [*(question.label for question in questions), ""][1:]
    return zip(questions, following, strict=True)


def _told(question: AskedQuestion, after: str, under: str) -> str:
    if question.answered_with:
        alone = _told(replace(question, answered_with=""), after, under)
        return f"asked together with {question.answered_with}, {alone}"
    if question.state == "answered":
        return "answered"
    if question.state == "partly":
        return f"partly withheld {under}"
    if question.state == "withheld":
        return f"withheld in full {under}"
    part = after.removeprefix(question.label)
    is_part = after.startswith(question.label) and part.isalpha()
    return f"asked together with {after}" if is_part else "no answer below it"


def _under(
    question: AskedQuestion,
    cited: Mapping[str, tuple[str, ...]],
    exemptions: Mapping[str, Exemption],
) -> str:
    """For instance "under (b)(6) and (b)(7)(C)"."""
    ids = {id for redaction in question.redactions for id in cited.get(redaction, ())}
    if not ids:
        return "with no exemption cited"
    return f"under {listed(sorted(exemption_label(id, exemptions) for id in ids))}"
