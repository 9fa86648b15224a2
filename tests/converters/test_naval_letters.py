"""Letters of the Navy and the Marine Corps: From, To, Via, Subj, Ref, Encl."""

from __future__ import annotations

import pytest

from tests.converters.examples import document

LETTER = """\
                         DEPARTMENT OF THE NAVY
                        NAVAL PIER COMMAND EXAMPLE
                            123 PIER STREET
                        SPRINGFIELD VA 22150-1234

                                                        5720
                                                        Ser N00/012
                                                        15 Jun 2018

From:  Commander, Naval Pier Command Example
To:    Chief of Piers (N09)
Via:   (1) Commander, Fleet Piers
       (2) Commander, Harbor Forces

Subj:  REQUEST FOR REPAIR OF PIER 4 AND OF
       ITS PLANKS

Ref:   (a) PIERINST 5720.1

Encl:  (1) Report of damage
       (2) Map

1.  Per reference (a), this command requests repair of pier 4, which has been closed since May.

2.  Enclosure (1) tells of the damage.

                                        J. A. SAMPLE
                                        By direction

Copy to:
FLEETPIERS (N4)
HARBORFOR
"""


def test_its_head_says_when_from_whom_for_whom_and_about_what() -> None:
    (record,) = document(LETTER).records
    assert (record.type, record.type_certain) == ("letter", True)
    assert record.title and record.title.value == "REQUEST FOR REPAIR OF PIER 4 AND OF ITS PLANKS"
    assert record.date and (record.date.value, record.date.certain) == ("2018-06-15", True)
    assert record.sender and record.sender.value == "Commander, Naval Pier Command Example"
    assert [one.value for one in record.recipients] == ["Chief of Piers (N09)"]


def test_its_enclosures_are_listed_above_its_text() -> None:
    read = document(LETTER)
    (record,) = read.records
    assert [one.name for one in record.attachments] == ["Report of damage", "Map"]
    assert read.text[record.body :].startswith("1.  Per reference")


def test_the_lists_beside_its_fields_stand_in_one_block_with_them() -> None:
    read = document(LETTER)
    blocks = [read.quote(block) for block in read.blocks if block.kind == "fields"]
    assert blocks[0].endswith("(2) Commander, Harbor Forces")
    assert blocks[-1] == "Encl:  (1) Report of damage\n       (2) Map"
    labels = [read.quote(one) for block in read.blocks for one in block.labels]
    assert labels[:6] == ["From:", "To:", "Via:", "Subj:", "Ref:", "Encl:"]


def test_its_letterhead_signature_and_copies_are_parts_of_it() -> None:
    read = document(LETTER)
    parts = {part.kind: part for part in read.records[0].parts}
    assert read.quote(parts["letterhead"]).splitlines()[-1].strip() == "SPRINGFIELD VA 22150-1234"
    assert read.quote(parts["signature"]).split()[:3] == ["J.", "A.", "SAMPLE"]
    copies = [read.quote(one) for one in parts["copy-list"].entries]
    assert copies == ["FLEETPIERS (N4)", "HARBORFOR"]


def test_on_a_sheet_of_its_own_it_is_a_record_of_its_own() -> None:
    first = "Notes on the pier\n\nThe pier is long and old, and it has been closed for years now.\n"
    read = document(f"{first}\n\f{LETTER}")
    assert [one.type for one in read.records] == ["record", "letter"]
    assert read.quote(read.records[1]).lstrip().startswith("DEPARTMENT OF THE NAVY")


@pytest.mark.parametrize(
    "text",
    [
        "From: we learned that\nTo: the pier is a mile.\nSubj: it\n",
        "From: Commander, Piers\nTo: Chief of Piers\n\nIt is long.\n\nSubj: it\n",
        "Subj: lunch\nDate: 6/15/98\nFrom: Reader\nTo: Writer\n\nAt noon.\n",
    ],
)
def test_without_a_head_of_this_form_nothing_is_a_naval_letter(text: str) -> None:
    assert all(one.type != "letter" for one in document(text).records)


def test_enclosures_above_the_text_of_a_memorandum_end_where_the_text_begins() -> None:
    text = "MEMORANDUM\n\nFrom: Commander, Piers\nTo: Distribution\nSubj: PIER 4\n\nEncl: (1) Map\n\n1. The pier is closed.\n"
    read = document(text)
    assert read.records[0].type == "memorandum"
    assert [one.name for one in read.records[0].attachments] == ["Map"]
