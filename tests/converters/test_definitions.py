"""Acronyms that a document defines, what they stand for, and where they are used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.names.definitions import find_definitions
from tests.converters.examples import document, released, vocabularies


def defined(text):
    """Each acronym of a text with the words it stands for."""
    found = find_definitions(document(text), vocabularies())
    return [(one.acronym, " ".join(found.quote(one.meaning).split())) for one in found.definitions]


@pytest.mark.parametrize(
    ("text", "acronym", "meaning"),
    [
        ("We made a Privacy Threshold Analysis (PTA).", "PTA", "Privacy Threshold Analysis"),
        ("two Privacy Impact Assessments (PIA) of May", "PIA", "Privacy Impact Assessments"),
        ("a request for facial recognition services (“FRS”)", "FRS", "facial recognition services"),
        ("a Report of Investigation [ROI]", "ROI", "Report of Investigation"),
        ("the Cyber Crimes Center (C3)", "C3", "Cyber Crimes Center"),
        ("the Department of Defense (DoD)", "DoD", "Department of Defense"),
        ("Memorandums Of Understanding (MOU)", "MOU", "Memorandums Of Understanding"),
        ("the Design and\nTest Section (DTS)", "DTS", "Design and Test Section"),
        ("the Data Review Section unit (“DRS”)", "DRS", "Data Review Section"),
        ("the PTA (Privacy Threshold Analysis) is", "PTA", "Privacy Threshold Analysis"),
        ("in fiscal year (FY) 2018", "FY", "fiscal year"),
    ],
)
def test_a_definition_is_read(text, acronym, meaning):
    assert defined(text) == [(acronym, meaning)]


@pytest.mark.parametrize(
    "text",
    [
        "Senator Anna Brook (D-OR) wrote.",
        "the Intensive Program (III) of the agency",
        "as the Court said (DDC)",
        "The vendor, Oak Trading (BI).",
        "withheld (b)(5) and (b)(7)(E)",
        "pages released [REDACTED] in part",
        "Privacy. Threshold, and Analysis; (PTA)",
        "see section 552 (A) of the law",
    ],
)
def test_a_bracket_that_spells_no_words_before_it_is_none(text):
    assert defined(text) == []


def test_uses_count_from_the_definition_on():
    text = "A PTA is short. A Privacy Threshold Analysis (PTA) takes a day; the PTA form is long."
    (one,) = find_definitions(document(text), vocabularies()).definitions
    assert [text[use.start - 4 : use.end] for use in one.uses] == ["the PTA"]


def test_acronyms_with_a_slash_between_are_uses_of_each():
    text = "a Test Plan (TP) and a Paper Kit (PK): TP/PK, TP/PK/PIA-054, TP/X, X/PK"
    first, second = find_definitions(document(text), vocabularies()).definitions
    assert [(one.acronym, len(one.uses)) for one in (first, second)] == [("TP", 1), ("PK", 1)]


def test_a_later_definition_takes_over():
    text = "a Test Plan (TP) and the TP; then a Town Park (TP), near the TP and the TP"
    first, second = find_definitions(document(text), vocabularies()).definitions
    assert (len(first.uses), len(second.uses)) == (1, 2)


def test_the_definitions_of_the_released_texts():
    """By reading: what each text puts into a bracket behind the words."""
    expected = {
        "dhs": "ICE ERO DHS CRCL HSI MIRS PIA ICM EID EADM EARM PTA DMV FRS ICM ROI",
        "epic": "FOIA EPIC ICE FRS HSI MOU PIA OSDM DMV FRVT",
        "ice-draft": "DHS MOU FY",
        "ice-facial": "C3 CEIU CE PIA FRS PIA PII C3 CEIU CE",
    }
    for name, acronyms in expected.items():
        found = find_definitions(released(name).document, vocabularies()).definitions
        assert [one.acronym for one in found] == acronyms.split(), name


@given(st.text(alphabet="Ab C(D)“”[]3&-.\n", max_size=120))
def test_no_definition_stands_outside_its_text(text):
    found = find_definitions(document(text), vocabularies())
    for one in found.definitions:
        assert found.quote(one) == one.acronym
        assert 0 <= one.meaning.start < one.meaning.end <= len(text)
        assert all(found.quote(use) == one.acronym for use in one.uses)
