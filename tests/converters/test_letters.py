"""The parts of a letter: letterhead, date, address, salutation, closing, signatures, copies."""

from __future__ import annotations

import pytest

from converters.model import Document, Record
from tests.converters.examples import document, released

LETTER = """\
U.S. Department of Piers
Office of Old Piers
Washington, DC 20530

June 3, 2019

VIA EMAIL

Pat Example, Esq.
1 Pier Street
Springfield, VA 22150

Re: Request 2019-00001
    The old pier

Dear Pat Example:

This responds to your letter about the pier, which is long and old and has been closed for years.

Sincerely,

(b)(6)

Jo Sample
Director, Office of Old Piers

Enclosures:
1. List of piers
2. Map

cc: Sam Third; Kim Fourth
"""


def letter(text: str) -> tuple[Document, Record]:
    read = document(text)
    (record,) = read.records
    return read, record


def parts(read: Document, record: Record) -> dict[str, list[str]]:
    return {part.kind: [read.quote(entry) for entry in part.entries] for part in record.parts}


def test_a_letter_is_laid_out_in_its_parts() -> None:
    read, record = letter(LETTER)
    assert parts(read, record) == {
        "letterhead": [LETTER[: LETTER.index("\n\nJune")]],
        "addressee": ["Pat Example, Esq.\n1 Pier Street\nSpringfield, VA 22150"],
        "salutation": [],
        "closing": [],
        "signature": ["(b)(6)\n\nJo Sample\nDirector, Office of Old Piers"],
        "enclosure": ["List of piers", "Map"],
        "copy-list": ["Sam Third; Kim Fourth"],
    }
    assert [read.line(part.start) for part in record.parts] == [1, 9, 16, 20, 22, 27, 31]


def test_its_facts_are_those_printed() -> None:
    read, record = letter(LETTER)
    assert record.type == "letter"
    assert record.date and (record.date.value, record.date.certain) == ("2019-06-03", True)
    assert record.title and record.title.value == "Request 2019-00001 The old pier"
    assert record.sender and record.sender.value == "Jo Sample"
    assert [one.value for one in record.recipients] == ["Pat Example, Esq."]
    assert [file.name for file in record.attachments] == ["List of piers", "Map"]
    assert read.quote(record).startswith("U.S.")
    assert read.text[record.body :].startswith("This responds")


def test_each_fact_names_where_it_stands() -> None:
    read, record = letter(LETTER)
    for fact, lines in ((record.date, 5), (record.title, 13), (record.recipients[0], 9)):
        assert fact and fact.span
        assert read.line(fact.span.start) == lines
    assert record.sender and record.sender.span
    assert "Jo Sample" in read.quote(record.sender.span)


def test_two_people_sign_the_request() -> None:
    read = released("epic").document
    (record,) = read.records
    (signature,) = [part for part in record.parts if part.kind == "signature"]
    assert [read.quote(one) for one in signature.entries] == [
        "/s/ Tracy Zhang\nTracy Zhang\nEPIC Clerk",
        "/s/ Enid Zhou\nEnid Zhou\nEPIC Open Government Counsel",
    ]


def test_a_withheld_name_is_no_name() -> None:
    _, record = letter(LETTER.replace("Pat Example, Esq.\n1 Pier", "(b)(6)\n1 Pier"))
    assert [one.value for one in record.recipients] == []
    for signature in ("", "Director, Office of Old Piers\n"):
        text = LETTER.replace("Jo Sample\nDirector, Office of Old Piers\n", signature)
        assert letter(text)[1].sender is None
    _, record = letter(LETTER.replace("(b)(6)\n\nJo Sample\n", "(b)(6)\n"))
    assert record.sender is None


@pytest.mark.parametrize(
    ("date", "value"),
    [
        ("3 June 2019", "2019-06-03"),
        ("June 31, 2019", None),
        ("June 2019", "2019-06"),
        ("the third of June", None),
    ],
)
def test_a_day_is_taken_as_printed_or_not_at_all(date: str, value: str | None) -> None:
    record = document(LETTER.replace("June 3, 2019", date)).records[0]
    assert (record.date.value if record.date else None) == value


def test_a_date_that_does_not_exist_is_told_to_a_person() -> None:
    (note,) = document(LETTER.replace("June 3", "June 31")).diagnostics
    assert (note.severity, note.line, note.quote) == ("note", 5, "June 31, 2019")
    assert "does not exist" in note.message


def test_a_letter_that_breaks_off_has_no_closing() -> None:
    read, record = letter(LETTER[: LETTER.index("Sincerely")])
    assert set(parts(read, record)) == {"letterhead", "addressee", "salutation"}
    assert record.sender is None


def test_running_text_is_no_signature() -> None:
    text = LETTER.replace(
        "(b)(6)\n\nJo Sample", "This goes on as a text of its own, and so on.\n\nJo"
    )
    _, record = letter(text)
    assert record.sender is None


def test_a_letter_of_an_office_that_sets_its_head_and_its_number_at_the_right() -> None:
    right = " " * 40
    text = (
        f"{right}U.S. Department of Piers\n\n{right}Sixth Floor\n{right}Telephone: (202) 555-0142\n\n"
        f"{right}May 4, 2021\n\nMs. Pat Reader                    Re:  PIER-2020-001111\n"
        f"12 Quay Street                    ABC:DEF\n\nDear Ms. Reader:\n\nThe pier is closed.\n\n"
        f"{right}Sincerely,\n\n{right}Jo Sample\n{right}Chief, Piers\n"
    )
    (record,) = document(text).records
    assert record.type == "letter"
    assert record.date and record.date.value == "2021-05-04"
    assert record.sender and record.sender.value == "Jo Sample"
    assert [one.value for one in record.recipients] == ["Ms. Pat Reader"]
    assert record.parts[0].kind == "letterhead"


@pytest.mark.parametrize(
    ("above", "below"),
    [("(Rev. 08-28-2000)\n\n", ""), ("", "\n\nIn reply, refer to\nPIER-12"), ("", "\n2019-PIER-1")],
)
def test_numbers_and_forms_around_a_letterhead_are_no_part_of_it(above: str, below: str) -> None:
    head = "U.S. Department of Piers\nOffice of Old Piers\nWashington, DC 20530"
    text = f"{above}{head}{below}\n\n{LETTER[LETTER.index('June 3') :]}"
    read, record = letter(text)
    assert parts(read, record)["letterhead"] == [head]


def test_a_name_in_capitals_deep_at_the_right_signs_a_letter_without_a_closing() -> None:
    start = LETTER[: LETTER.index("Sincerely")]
    right = " " * 40
    read, record = letter(
        f"{start}{right}J. A. SAMPLE\n{right}Chief, Old Piers\n\ncc: Kim Fourth\n"
    )
    assert record.sender and record.sender.value == "J. A. SAMPLE"
    assert "copy-list" in parts(read, record)
    for other in ("J. A. SAMPLE\n", f"{right}The Chief of Old Piers\n"):
        assert "signature" not in parts(*letter(f"{start}{other}"))


@pytest.mark.parametrize("words", ["Enclosures: As stated", "Enclosures (2)", "Encl.: a/s"])
def test_enclosures_that_are_not_named_are_no_files(words: str) -> None:
    text = LETTER[: LETTER.index("Enclosures:")] + words + "\n"
    assert letter(text)[1].attachments == ()
    named = letter(text.replace(words, "Enclosures: Map"))[1].attachments
    assert [one.name for one in named] == ["Map"]


def test_a_lone_number_over_a_date_starts_no_letter_inside_of_a_text() -> None:
    before = (
        "The piers were built in these years, as the list of the office of piers shows:\n\n1999\n"
    )
    text = f"{before}\n{LETTER[LETTER.index('June 3') : LETTER.index('VIA')]}{LETTER[LETTER.index('Dear') :]}"
    assert len(document(text).records) == 1
