"""What is searched of a document: its records, in pieces, with their lines and filters."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.writing.document_json import as_data
from hooks.search.search_units import TITLE_WORDS, Unit, name_lengths, title_words, units_of
from hooks.search.search_words import words_of
from tests.converters.examples import document, released


def units(text):
    return [*units_of(as_data(document(text), "A title"), "documents/a.html")]


def words(text):
    """The words of all pieces, piece by piece."""
    return [words_of(piece.text) for unit in units(text) for piece in unit.pieces]


def text_of(text):
    (unit,) = units(text)
    return " / ".join(piece.text for piece in unit.pieces)


def test_a_mark_of_a_redaction_is_set_apart():
    assert text_of("The agent (b)(6); (b)(7)(C) called.\n") == (
        "The agent \x01r1 b6 b7C|(b)(6); (b)(7)(C)\x02 called."
    )


def test_a_mark_that_cites_no_exemption_says_so():
    assert text_of("The agent [REDACTED] called.\n") == (
        "The agent \x01r1 none|[REDACTED]\x02 called."
    )


def test_the_names_of_an_entry_stand_behind_gaps_and_are_told_by_their_lengths():
    entry = Unit("a.html", "The Harbor Office", (), names=("HO", "Office of the Harbor"))
    assert title_words(entry)[:11] == "the harbor office . . ho . office of the harbor".split()
    assert name_lengths(entry) == [3, 1, 4]


def test_what_people_wrote_has_no_names():
    assert name_lengths(Unit("a.html", "Note on a letter", (), kind="written")) == []


def test_a_word_that_a_line_end_parted_is_one_word_and_the_next_line_keeps_its_number():
    lines = [
        "The investigation of the agency took many months, and at its end the inves-",
        "tigation had found that nobody in the whole office had kept any notes of the",
        "meetings that it was about.",
    ]
    (unit,) = units("\n".join(lines) + "\n")
    (piece,) = unit.pieces
    found = piece.text.split("\n")
    assert found[0].endswith("at its end the investigation")
    assert found[1].startswith("had found")
    assert found[2] == lines[2]


def sheets(first, second, hyphen=None):
    """The JSON of a text that goes on on the next sheet, behind a page number."""
    blocks = [(0, first, 1, None), (100, "2", 3, None), (200, second, 5, 0)]
    return {
        **dict.fromkeys(("markup", "redactions", "citations", "questions", "records"), ()),
        "mentions": (),
        "title": "T",
        "type": "",
        "date": "",
        "hyphens": [hyphen] if hyphen else [],
        "blocks": [
            {
                "start": start,
                "end": start + len(text),
                "text": text,
                "line": line,
                "kind": "paragraph",
                "continues": continues,
            }
            for start, text, line, continues in blocks
        ],
    }


def test_a_sentence_goes_on_over_the_end_of_a_sheet():
    (unit,) = units_of(sheets("The agency answers", "the request."), "d.html")
    assert [(piece.line, piece.text) for piece in unit.pieces] == [
        (1, "The agency answers\n\n\n\nthe request."),
        (3, "2"),
    ]


def test_a_word_goes_on_over_the_end_of_a_sheet():
    hyphen = {"start": 9, "end": 10}
    (unit,) = units_of(sheets("The inves-", "tigation of it", hyphen), "d.html")
    assert unit.pieces[0].text == "The investigation\n\n\n\nof it"


def test_markdown_of_the_ocr_is_no_part_of_a_word():
    assert words("This is **bold** and un**believ**able.\n")[0][:4] == ["this", "is", "bold", "and"]


def test_two_passages_in_bold_side_by_side_are_two_words():
    assert words("**One thing****Another:**\n") == [["one", "thing", "another"]]


def test_line_numbers_count_line_breaks_of_all_kinds():
    (unit,) = units("One.\r\n\r\nTwo is\r\nlonger.\r\n")
    assert [(piece.line, piece.text) for piece in unit.pieces] == [
        (1, "One."),
        (3, "Two is\nlonger."),
    ]


def test_each_record_is_a_unit_with_its_own_type_date_and_filters():
    found = [*units_of(as_data(released("ice-facial").document, "T"), "d.html")]
    by_record = {unit.record: unit for unit in found}
    message = by_record["message-1"]
    assert (message.type, message.date) == ("e-mail", "2020-04-30")
    assert message.filters["type"] == ("e-mail",)
    assert "b6" in message.filters["exemption"]
    assert "dhs" in message.filters["agency"]
    assert len({unit.record for unit in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Nothing is withheld.\n", "none"),
        ("A part (b)(5) is withheld.\n", "partly"),
        ("(b)(5)\n\n(b)(6)\n", "full"),
    ],
)
def test_how_much_is_withheld(text, state):
    (unit,) = units(text)
    assert unit.filters["withheld"] == (state,)


def test_titles_take_the_same_places_whatever_their_length():
    (unit,) = units("Text.\n")
    long = type(unit)(unit.url, "word " * 200, unit.pieces)
    assert len(title_words(unit)) == len(title_words(long)) == TITLE_WORDS
    assert title_words(unit)[:2] == ["a", "title"]
    assert title_words(long)[-1] == "."


@pytest.mark.parametrize(
    "name",
    [
        "dhs-crcl-memo-maryland-database-2022",
        "epic-foia-request-ice-2020",
        "ice-draft-response-to-senator-wyden",
        "ice-facial-recognition-briefings-2020",
    ],
)
def test_each_released_word_stands_on_its_line(name):
    """A hit leads to the line of the source that holds the word, or its first half."""
    source = released(name).document
    lines = [words_of(source.quote(line)) or [""] for line in source.lines]
    for unit in units_of(as_data(source, "T"), "d.html"):
        for piece in unit.pieces:
            for number, row in enumerate(piece.text.split("\n"), piece.line - 1):
                here = {*lines[number], "."}
                for word in words_of(row):
                    assert word in here or word.startswith(lines[number][-1]), (number, row)


@given(st.text(st.sampled_from("ab1-(6) .\n\r\f\t*“,\u00ad\x01\x02\x03\x04"), max_size=120))
def test_any_text_is_searched_and_no_sign_of_ours_comes_from_it(text):
    for unit in units(text):
        json.dumps([piece.text for piece in unit.pieces])
        for piece in unit.pieces:
            assert piece.text.count("\x01") == piece.text.count("\x02")
            assert not {"\x03", "\x04"} & set(piece.text)
