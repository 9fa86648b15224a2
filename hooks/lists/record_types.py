"""What a reader calls the types of records, and each type in a plain sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hooks.wording import counted, sentence_case


@dataclass(frozen=True, slots=True)
class RecordTypeWords:
    """The words for a type of records."""

    one: str
    many: str
    meaning: str
    """What a record of this type is, in a sentence."""

    title: str = ""
    """What its page is called, where that is not `many`."""


RECORD_TYPES: Mapping[str, RecordTypeWords] = {
    "letter": RecordTypeWords(
        "letter",
        "letters",
        "A written message to someone outside the writer's own office, as a rule dated and signed.",
    ),
    "memorandum": RecordTypeWords(
        "memorandum",
        "memoranda",
        "A paper inside or between agencies that says at its head whom it is for, who wrote it "
        "and what it is about.",
    ),
    "e-mail": RecordTypeWords(
        "e-mail message",
        "e-mail messages",
        "A printed e-mail message; a thread of them is often printed newest first, each with the "
        "message it answers below it.",
    ),
    "questions": RecordTypeWords(
        "list of questions",
        "lists of questions",
        "Numbered questions with their answers, or with the marks that stand where answers were.",
    ),
    "briefing paper": RecordTypeWords(
        "briefing paper",
        "briefing papers",
        "A short paper that prepares someone for a meeting, a hearing or a decision.",
    ),
    "talking points": RecordTypeWords(
        "set of talking points",
        "sets of talking points",
        "Statements prepared for officials to make, to the press or to Congress for instance.",
        "talking points",
    ),
    "report": RecordTypeWords(
        "report", "reports", "A longer account of what was done, found or measured."
    ),
    "form": RecordTypeWords("form", "forms", "A printed form with its boxes filled in."),
    "cover sheet": RecordTypeWords(
        "cover sheet",
        "cover sheets",
        "A sheet that goes before other papers and says what they are, such as that of a fax.",
    ),
    "index": RecordTypeWords(
        "index",
        "indexes",
        "A list of records; a Vaughn index says of each withheld one why it is withheld.",
    ),
    "request": RecordTypeWords(
        "request", "requests", "What someone asked an agency for, as a rule its records."
    ),
    "attachment": RecordTypeWords(
        "attachment",
        "attachments",
        "A file that came with a message or a letter, where the text does not show what kind of "
        "paper it is.",
    ),
    "record": RecordTypeWords(
        "other record",
        "other records",
        "A part of a document that stands by itself, where the text does not show what it is.",
    ),
}
"""By the type that the documents' JSON names."""


def type_in_words(type: str) -> str:
    """A type at the start of a line: "E-mail message"; a publisher's own words as they are."""
    return sentence_case(RECORD_TYPES[type].one if type in RECORD_TYPES else type)


def counted_types(counts: Iterable[tuple[str, int]]) -> str:
    """Types with their numbers: "9 e-mail messages, 2 briefing papers"."""
    return ", ".join(_counted(type, number) for type, number in counts)


def _counted(type: str, number: int) -> str:
    words = RECORD_TYPES.get(type)
    return counted(number, words.one, words.many) if words else f"{type}: {number:,}"
