"""The header of a memorandum, with names over several lines, and what stands at its end."""

from __future__ import annotations

import pytest

from converters.model import Document, HeaderField, Record
from tests.converters.examples import document, released

MEMORANDUM = """\
Department of Piers

June 3, 2019

MEMORANDUM FOR: Pat Example
Director
Office of Old Piers

Kim Fourth
Counsel

THROUGH: Sam Third
Deputy Director

FROM:

Jo Sample (b) (6)
Chief, Planks

Lee Fifth /s/
Chief, Nails

SUBJECT: The old pier
and its planks
Complaint No. 19-01-P-0001

Purpose

This memorandum tells about the pier, which is long and old and has been closed for many years.

Copy to:

Ann Sixth
Office of Planks
(b)(6)

Bob Seventh

Office of Nails
(b)(6)

Attachments:
1. List of piers
"""


def memorandum(text: str) -> tuple[Document, Record, dict[str, HeaderField]]:
    read = document(text)
    (record,) = read.records
    return read, record, {field.name: field for field in record.fields}


def test_its_fields_reach_to_the_next_field() -> None:
    read, _, fields = memorandum(MEMORANDUM)
    lines = {name: (read.line(one.start), read.line(one.end)) for name, one in fields.items()}
    assert lines == {"to": (5, 10), "through": (12, 13), "from": (15, 21), "subject": (23, 25)}


def test_each_person_is_a_part_of_a_field() -> None:
    read, _, fields = memorandum(MEMORANDUM)
    assert [read.quote(one).splitlines() for one in fields["to"].parts] == [
        ["Pat Example", "Director", "Office of Old Piers"],
        ["Kim Fourth", "Counsel"],
    ]
    assert [read.quote(one).splitlines()[0] for one in fields["from"].parts] == [
        "Jo Sample (b) (6)",
        "Lee Fifth /s/",
    ]
    assert (fields["from"].withheld, fields["to"].withheld) == ("partly", "none")


def test_its_facts_are_names_without_marks() -> None:
    read, record, _ = memorandum(MEMORANDUM)
    assert (record.type, record.type_certain) == ("memorandum", True)
    assert record.title and record.title.value == "The old pier and its planks"
    assert record.date and record.date.value == "2019-06-03"
    assert record.sender and record.sender.value == "Jo Sample; Lee Fifth"
    assert [one.value for one in record.recipients] == ["Pat Example", "Kim Fourth"]
    assert read.text[record.body :].startswith("Purpose")


def test_a_page_end_does_not_part_a_person_of_a_copy_list() -> None:
    read, record, _ = memorandum(MEMORANDUM)
    (copies,) = [part for part in record.parts if part.kind == "copy-list"]
    assert [read.quote(one).splitlines()[0] for one in copies.entries] == [
        "Ann Sixth",
        "Bob Seventh",
    ]
    assert [file.name for file in record.attachments] == ["List of piers"]


def test_the_released_memorandum_goes_to_two_and_in_copy_to_fourteen_and_one_withheld() -> None:
    read = released("dhs-crcl").document
    (record,) = read.records
    (copies,) = [part for part in record.parts if part.kind == "copy-list"]
    names = [read.quote(one).splitlines()[0] for one in copies.entries]
    assert len(names) == 15
    assert (names[0], names[3], names[-1]) == (
        "Jason P. Houser",
        "Scott Lanum",
        "(b) (6), (b) (7)(C)",
    )


FORMS = {
    "no subject": "MEMORANDUM FOR: A. Director\nFROM: B. Chief\n\nThe pier is closed for now.\n",
    "no text": "MEMORANDUM FOR: A. Director\n\nFROM: B. Chief\n",
    "no colon": "MEMORANDUM FOR A. Director\n\nFROM: B. Chief\n\nSUBJECT: Pier\n",
    "form 10": "UNITED STATES GOVERNMENT\n\nMemorandum\n\nTO   : A. Director      DATE: June 5, 1963\n"
    "\nFROM : B. Chief\n\nSUBJECT : Pier\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_other_forms_say_the_same(form: str) -> None:
    _, record, _ = memorandum(FORMS[form])
    assert record.type == "memorandum"
    assert [one.value for one in record.recipients] == ["A. Director"]
    assert record.sender and record.sender.value == "B. Chief"


def test_a_date_stands_at_the_right_of_a_form() -> None:
    _, record, fields = memorandum(FORMS["form 10"])
    assert record.date and record.date.value == "1963-06-05"
    assert set(fields) == {"to", "date", "from", "subject"}


def test_the_department_of_defense_names_an_office_on_each_line() -> None:
    _, record, _ = memorandum(
        "MEMORANDUM FOR SECRETARIES OF THE PIERS\n"
        "               UNDER SECRETARY FOR PLANKS,\n"
        "                 NAILS AND ROPES\n"
        "\nSUBJECT: Pier\n\nThe pier is closed.\n"
    )
    assert [one.value for one in record.recipients] == [
        "SECRETARIES OF THE PIERS",
        "UNDER SECRETARY FOR PLANKS",
    ]
    assert len(record.fields[0].parts) == 2


def test_a_communication_of_the_bureau_is_a_form_with_the_same_fields() -> None:
    text = (
        "Precedence: ROUTINE                Date: June 2, 2000\n\n"
        "To: Pier Division          Attn: A. Reader\n\n"
        "From: Plank Division\n      Squad 2\n\nTitle: THE PIER\n\nDetails: It is long.\n"
    )
    _, record, _ = memorandum(text)
    assert (record.type, record.title and record.title.value) == ("form", "THE PIER")
    assert record.date and record.date.value == "2000-06-02"
    assert record.sender and record.sender.value == "Plank Division"
    assert [one.value for one in record.recipients] == ["Pier Division"]


def test_each_office_that_a_communication_goes_to_has_a_person_of_its_own() -> None:
    text = (
        "Precedence:  ROUTINE                          Date:  06/15/2004\n\n"
        "To:  Pier Division                   Attn:  SSA (b)(6), (b)(7)(C)\n"
        "                                            Room 4315\n"
        "     Springfield                     Attn:  Squad C-4\n\n"
        "From:  Plank Division\n          Squad 5\n          Contact:  SA (b)(6), (b)(7)(C)\n\n"
        "Approved By:  (b)(6), (b)(7)(C)\n\nDrafted By:  (b)(6):jas\n\n"
        "Case ID #: 315N-SI-12345   (Pending)\n           315N-NY-54321   (Pending)\n\n"
        "Title:  UNSUB(S);\n        PIER 4;\n        DAMAGE TO PROPERTY\n\n"
        "Synopsis:  To report damage to pier 4.\n\nDetails:  It is damaged.\n"
    )
    read, record, _ = memorandum(text)
    assert [one.value for one in record.recipients] == ["Pier Division", "Springfield"]
    assert record.title and record.title.value == "UNSUB(S); PIER 4; DAMAGE TO PROPERTY"
    assert record.date and record.date.value == "2004-06-15"
    others = [read.quote(one.value) for one in record.fields if one.name == "other"]
    assert others[2] == "Squad C-4"
    assert others[-2].endswith("315N-NY-54321   (Pending)")


def test_the_form_of_a_communication_names_it() -> None:
    text = (
        "FD-1057 (Rev. 5-8-10)\n\nFEDERAL BUREAU OF INVESTIGATION\n\nElectronic Communication\n\n"
        "Title: (U) Damage to pier 4            Date: 06/15/2012\n\nFrom: SPRINGFIELD\n\n"
        "Contact: (b)(6), (b)(7)(C)\n\nCase ID #: 315N-SI-12345\n\nDetails:\n\nIt is damaged.\n"
    )
    _, record, _ = memorandum(text)
    assert (record.type, record.type_certain) == ("form", True)
    assert record.title and record.title.value == "(U) Damage to pier 4"
    assert record.date and record.date.value == "2012-06-15"
    assert record.sender and record.sender.value == "SPRINGFIELD"


def test_the_lines_below_the_addressees_of_a_cable_are_none() -> None:
    text = (
        "R 041433Z MAR 09\nFM AMEMBASSY PIERTOWN\nTO SECSTATE WASHDC 1234\nAMEMBASSY PLANKTON\n"
        "INFO EUROPEAN UNION COLLECTIVE\n\nUNCLAS PIERTOWN 000123\n\nSIPDIS\n\n"
        "TAGS: PREL, EWWT\nSUBJECT: PIER TALKS RESUME\n\n1. Talks resumed.\n"
    )
    _, record, _ = memorandum(text)
    assert [one.value for one in record.recipients] == [
        "SECSTATE WASHDC 1234",
        "AMEMBASSY PLANKTON",
    ]
    assert record.title and record.title.value == "PIER TALKS RESUME"


@pytest.mark.parametrize(
    "text",
    ["MEMORANDUM FOR:\n", "MEMORANDUM\n\nThe pier is closed.\n", "FROM: B. Chief\n", "SUBJECT:\n"],
)
def test_a_lone_word_of_a_header_makes_no_memorandum(text: str) -> None:
    (record,) = document(text).records
    assert (record.type, record.fields) == ("record", ())


TYPED = """\
OFFICE MEMORANDUM

TO   :  Mr. A. Director           DATE: March 4, 1964

FROM :  B. Chief

SUBJECT:  OLD PIER

     Reference is made to your note of
February 2 about the old pier. It was
closed in 1962, as you know well.

1 - Mr. Third
1 - Mr. Fourth
2 - Files
BC:jas
"""


def test_copies_can_be_counted_before_their_names() -> None:
    read, record, _ = memorandum(TYPED)
    (copies,) = [part for part in record.parts if part.kind == "copy-list"]
    assert [read.quote(one) for one in copies.entries] == ["Mr. Third", "Mr. Fourth", "Files"]
    for other in (
        TYPED.replace("1 - Mr. Fourth\n2 - Files\n", ""),
        TYPED.replace("1 - Mr. Fourth", "Mr. Fourth"),
        TYPED.replace("1 - Mr. Fourth\n2 - Files", "2 - Approved\n3 - Denied"),
    ):
        assert all(part.kind != "copy-list" for part in memorandum(other)[1].parts)


def test_a_note_typed_in_short_lines_is_no_top_of_the_memorandum_behind_it() -> None:
    note = (
        "The boats of the harbor\nmoor at the old pier,\nwhich was closed in May\nof that year.\n"
    )
    read = document(f"{note}\nMEMORANDUM FOR: A. Director\n\nFROM: B. Chief\n\nSUBJECT: Pier\n")
    assert [record.type for record in read.records] == ["record", "memorandum"]
    assert read.line(read.records[1].start) == 6
