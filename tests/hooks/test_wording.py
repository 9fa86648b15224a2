"""Numbers, dates and addresses as a reader expects them."""

import pytest

from hooks import wording


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2022-09-30", "30 September 2022"),
        ("2020-06-01", "1 June 2020"),
        ("2020-06", "June 2020"),
        ("2020", "2020"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(date, written):
    assert wording.written_date(date) == written


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 passages"), (1, "1 passage"), (12500, "12,500 passages")],
)
def test_a_number_carries_its_unit(number, words):
    assert wording.counted(number, "passage") == words


@pytest.mark.parametrize(
    ("number", "shown", "words"),
    [
        (1, 1, "1 passage"),
        (3, 3, "3 passages"),
        (42, 3, "42 passages, of which the first 3"),
        (42, 1, "42 passages, of which the first one"),
    ],
)
def test_a_list_that_is_cut_says_so(number, shown, words):
    assert wording.counted_of(number, "passage", shown) == words


def test_a_withheld_answer_is_one_kind_whatever_its_question():
    assert wording.kind_of_words("the answer to question 3") == "the answer to a question"
    part = wording.kind_of_words("part of the answer to question 1 on line 55")
    assert part == "part of the answer to a question"
    assert wording.kind_of_words("an e-mail address") == "an e-mail address"


def test_a_section_sign_stays_with_its_number():
    assert wording.unbroken("5 U.S.C. § 552") == "5 U.S.C. §\N{NO-BREAK SPACE}552"


def test_an_irregular_plural_can_be_given():
    assert wording.counted(2, "agency", "agencies") == "2 agencies"


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 byte"), (812, "812 bytes"), (25984, "26.0 kB"), (9_800_000, "9.8 MB")],
)
def test_a_size_is_told_in_the_unit_that_fits(size, words):
    assert wording.file_size(size) == words


@pytest.mark.parametrize(
    ("label", "spoken"), [("(b)(5)", "5"), ("(b)(7)(C)", "7(C)"), ("(b)(7)", "7")]
)
def test_an_exemption_is_called_by_its_number(label, spoken):
    assert wording.spoken_code(label) == spoken


def test_a_title_inside_a_sentence_starts_small_unless_it_is_an_abbreviation():
    assert wording.lower_first("Personal privacy") == "personal privacy"
    assert wording.lower_first("FOIA requests") == "FOIA requests"


def test_an_address_is_safe_for_any_file_name():
    assert wording.address("documents/año 1/a#b?.html") == "documents/a%C3%B1o%201/a%23b%3F.html"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n  b\tc", "a b c"),
        (" a ", " a "),
        ("\n", " "),
        ("", ""),
        ("a\x00b\x07", "a␀b␇"),
    ],
)
def test_text_on_one_line_keeps_its_words_and_shows_control_characters(text, line):
    assert wording.one_line(text) == line
