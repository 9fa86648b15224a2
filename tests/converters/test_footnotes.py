"""Notes are those whose numbers count up behind marks of the same numbers; all else stays text."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.model import Document, Footnote
from tests.converters.examples import PROJECT, document, released

LABELS: dict[str, dict[str, Any]] = yaml.safe_load(
    (PROJECT / "tests" / "labels" / "footnotes.yml").read_text("utf-8")
)


def notes(text: str) -> list[tuple[str, str]]:
    read = document(text)
    return [(note.id, read.quote(note)) for note in read.footnotes]


def pairs(read: Document) -> dict[str, list[str]]:
    """For each note the words that lead up to its marks."""
    return {
        note.id: [read.text[: mark.start].split()[-1] for mark in note.marks]
        for note in read.footnotes
    }


def without_note(read: Document) -> list[str]:
    return [mark.number for mark in read.note_marks if not mark.note]


def messages(read: Document) -> list[str]:
    return [diagnostic.message for diagnostic in read.diagnostics]


# --- the four texts, compared with what a person read ---


@pytest.mark.parametrize("name", LABELS)
def test_all_notes_of_a_released_text_are_read(name: str) -> None:
    read = released(name).document
    found = [
        [
            note.number or None,
            read.line(note.start),
            read.line(note.end - 1),
            [read.line(mark.start) for mark in note.marks],
        ]
        for note in read.footnotes
    ]
    assert found == LABELS[name]["notes"]


@pytest.mark.parametrize("name", LABELS)
def test_all_marks_of_a_released_text_are_read(name: str) -> None:
    read = released(name).document
    marks = [[mark.number, read.line(mark.start)] for mark in read.note_marks if not mark.note]
    assert marks == LABELS[name]["marks_without_note"]
    linked = {(mark.start, mark.note) for mark in read.note_marks if mark.note}
    assert linked == {(mark.start, note.id) for note in read.footnotes for mark in note.marks}


def test_the_request_holds_47_marks_and_the_memorandum_23_pairs() -> None:
    marks = {name: len(released(name).document.note_marks) for name in LABELS}
    assert list(marks.values()) == [23, 47, 1, 0]


# --- how notes are set ---


def test_raised_numbers_lead_to_paragraphs_that_begin_with_them() -> None:
    read = document(
        "The office searched all files.¹ It found nothing².\n\n¹ See file 7.\n\n² Id.\n\nEnd.\n"
    )
    assert [read.quote(note) for note in read.footnotes] == ["¹ See file 7.", "² Id."]
    assert [read.quote(note.label) for note in read.footnotes if note.label] == ["¹", "²"]
    assert pairs(read) == {"fn-1": ["files."], "fn-2": ["nothing"]}
    assert [note.number for note in read.footnotes] == ["1", "2"]


STRANDED = """\
The agency says that it holds no such records,1 and that none of its components holds any of
1

Letter of the agency, p. 5.
2
Id.
3
Id. at 7.
 them,2 which a later letter repeats in nearly the same words, as has often been shown to be the
case in all of the years in question,3 and which nobody has called into doubt so far as is known,
whatever the reasons for it may have been, and whoever may have had an interest in saying so.
"""


def test_a_number_on_a_line_of_its_own_needs_its_mark_before_it() -> None:
    assert notes(STRANDED) == []  # marks 2 and 3 stand behind the notes


def test_numbers_on_lines_of_their_own_begin_notes_at_a_sheets_end() -> None:
    text = STRANDED.replace("them,2", "them,").replace("question,3", "question,")
    text = f"The first letter came late.1 We asked.2 They answered twice.3\n{text}"
    text = text.replace("records,1", "records,")
    assert notes(text) == [
        ("fn-1", "1\n\nLetter of the agency, p. 5."),
        ("fn-2", "2\nId."),
        ("fn-3", "3\nId. at 7."),
    ]


def test_digits_before_a_note_under_a_rule() -> None:
    read = document(
        "The office searched.1 It found nothing.2\n____________\n1. See file 7.\n2. Id.\n\nEnd.\n"
    )
    assert [read.quote(note) for note in read.footnotes] == ["1. See file 7.", "2. Id."]
    assert [(paper.kind, read.quote(paper)) for paper in read.paper] == [("rule", "_" * 12)]


ABOVE = "The pier was closed in May.1 It opened again in June, as the harbor master had asked.\n"


@pytest.mark.parametrize(
    "below",
    [
        "1 See the letter of the harbor master.\n",
        "1 See the letter of the harbor\n  master, and the map.\n\nPage 1 of 1\n",
        "1 See the letter.\n\fThe next sheet begins here, with another sentence on the pier.\n",
        "1 See the letter.\n\nHQ-00045\n",
    ],
)
def test_a_single_note_in_plain_digits_at_the_foot_of_its_sheet(below: str) -> None:
    read = document(f"{ABOVE}\n{below}")
    assert pairs(read) == {"fn-1": ["May."]}
    assert read.quote(read.footnotes[0]).startswith("1 See the letter")


@pytest.mark.parametrize(
    "text",
    [
        f"{ABOVE}\n1 See the letter.\n\nText goes on below it, and says more of the pier.\n",
        "The pier was closed in May.\n\n1 See the letter.\n",
        f"{ABOVE}It closed in July.1\n\n1 See the letter.\n",
        f"{ABOVE}\f1 See the letter.\n",
        f"{ABOVE}\n2 See the letter.\n",
    ],
)
def test_elsewhere_a_single_pair_in_plain_digits_is_text(text: str) -> None:
    assert notes(text) == []


def test_a_single_pair_of_plain_digits_needs_a_rule() -> None:
    text = "The office searched.1 It found nothing.\n{}1 See file 7.\n\nEnd.\n"
    assert notes(text.format("")) == []
    assert notes(text.format("____________\n")) == [("fn-1", "1 See file 7.")]


def test_endnotes_under_their_heading() -> None:
    text = "A first claim.1 A second one.2\n\nNotes\n\n1. See file 7.\n\n2. See file 8.\n"
    assert notes(text) == [("fn-1", "1. See file 7."), ("fn-2", "2. See file 8.")]


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ("[1]", "[1] "),
        ("<sup>1</sup>", "<sup>1</sup> "),
        ("[^1]", "[^1]: "),
        (" 1/", "1/ "),
        ("*", "* "),
        ("†", "† "),
    ],
)
def test_other_signs(mark: str, label: str) -> None:
    read = document(f"The office searched.{mark} It found nothing.\n\n{label}See file 7.\n\nEnd.\n")
    (note,) = read.footnotes
    assert read.quote(note) == f"{label}See file 7."
    assert [read.quote(span) for span in note.marks] == [mark.strip()]


def test_signs_have_names_in_ids() -> None:
    text = "One claim.* Two.\n\n* See 7.\n\nMore words.* And.\n\n* See 8.\n"
    assert [id for id, _ in notes(text)] == ["fn-asterisk", "fn-asterisk-2"]


def test_a_note_goes_on_over_wrapped_lines_and_ends_before_the_text() -> None:
    line = "word " * 17 + "of the\n"
    text = (
        f"A claim.1 {line}{line}{line}and a second.2\n1\nSee {line}seventh file.\n2\nSee {line}last "
        "file.\nThe text goes on here.\n"
    )
    (_, first), (_, second) = notes(text)
    assert first.endswith("seventh file.")
    assert second.endswith("last file.")


def test_a_note_ends_where_its_sheet_ends() -> None:
    text = (
        "Text.¹ More text.\n\n¹ See the file that\n\fgoes on with the next sheet of the letter.\n"
    )
    assert notes(text) == [("fn-1", "¹ See the file that")]


def test_a_note_with_a_withheld_text_keeps_its_redactions() -> None:
    read = document("Text.¹\n\n¹ (b) (5) [Redacted]\n[Redacted]\n[Redacted]\n\nMore text.\n")
    (note,) = read.footnotes
    assert read.quote(note) == "¹ (b) (5) [Redacted]\n[Redacted]\n[Redacted]"
    assert any(note.start < r.start and r.end <= note.end for r in read.redactions)


# --- what is not certain ---


def test_notes_without_a_number_are_kept_and_never_counted() -> None:
    text = "A.¹ B, the second.² C, the third.³\n\n¹ See file 7.\n\nId. at 8.\n\n³ Id. at 9.\n"
    read = document(text.replace("A.", "Aa."))
    assert [(note.id, note.number) for note in read.footnotes] == [
        ("fn-1", "1"),
        ("fn-x1", ""),
        ("fn-3", "3"),
    ]
    assert without_note(read) == ["2"]
    assert "between note 1 and note 3 stands 1 without a number" in messages(read)


def test_more_text_than_numbers_is_not_split() -> None:
    text = "Aa.¹ Bb.² Cc.³\n\n¹ See file 7.\n\nOne sentence.\n\nAnother one.\n\n³ Id. at 9.\n"
    read = document(text)
    assert [note.id for note in read.footnotes] == ["fn-1", "fn-3"]
    assert "between note 1 and note 3 stands text without certain numbers" in messages(read)


def test_text_between_two_sheets_notes_is_no_note() -> None:
    text = "Aa.¹\n\n¹ See file 7.\n\nThe text goes on here.² It ends.³\n\n³ Id. at 9.\n"
    read = document(text)
    assert [note.id for note in read.footnotes] == ["fn-1", "fn-3"]


def test_a_mark_without_a_note_is_a_mark_that_leads_nowhere() -> None:
    read = document("A first claim.¹ A second one.²\n\n¹ See file 7.\n\nEnd.\n")
    assert without_note(read) == ["2"]
    assert "mark 2 has no certain note" in messages(read)


def test_a_raised_note_without_a_mark_is_one_only_among_others() -> None:
    among = document("Aa.¹ Bb.³\n\n¹ See 7.\n\n² See 8.\n\n³ See 9.\n")
    assert [len(note.marks) for note in among.footnotes] == [1, 0, 1]
    assert "note 2 has no certain mark in the text" in messages(among)
    alone = document("Text.\n\n¹ See file 7.\n")
    assert alone.footnotes == ()
    assert "1 at the start of the line has no mark before it; it is shown as text" in messages(
        alone
    )


def test_a_number_twice_is_shown_as_released() -> None:
    read = document("Aa.¹ Bb.²\n\n¹ See 7.\n\n² See 8.\n\n² See 9.\n\nEnd.\n")
    assert [read.quote(note) for note in read.footnotes] == ["¹ See 7.", "² See 8."]
    assert (
        "2 at the start of the line begins a note a second time; it is shown as text"
        in messages(read)
    )


def test_where_numbers_start_anew_the_second_has_an_id_of_its_own() -> None:
    record = "Aa.¹ Bb.²\n\n¹ See 7.\n\n² See 8.\n\n"
    read = document(record + record)
    assert [note.id for note in read.footnotes] == ["fn-1", "fn-2", "fn-1-2", "fn-2-2"]
    assert all(len(note.marks) == 1 for note in read.footnotes)


def test_a_raised_mark_can_lead_to_its_note_twice() -> None:
    read = document("Aa.¹ Bb, as above.¹ Cc.²\n\n¹ See 7.\n\n² See 8.\n")
    assert pairs(read) == {"fn-1": ["Aa.", "above."], "fn-2": ["Cc."]}


def test_of_two_plain_digits_neither_is_a_mark() -> None:
    text = "Aa word.1 Bb, as above.2 Cc too.2 Dd last.3\n\n1 See 7.\n\n2 See 8.\n\n3 See 9.\n"
    read = document(text)
    assert pairs(read) == {"fn-1": ["word."], "fn-2": [], "fn-3": ["last."]}
    assert "several signs could be mark 2; none is read as one" in messages(read)


def test_a_number_that_ocr_set_inside_its_note_begins_none() -> None:
    text = (
        "Aa.1 Bb.2 Cc.3\n\n1\nSee file 7.\n\nLetter of the office (June 9,\n\n2\n2020), p. 4.\n\n"
    )
    read = document(f"{text}3\nSee file 9.\n")
    assert [note.id for note in read.footnotes] == ["fn-1", "fn-3"]
    assert read.quote(read.footnotes[0]) == "1\nSee file 7."
    assert without_note(read) == ["2"]


NO_NOTES = [
    "Send us:\n1. All contracts of the office;\n2. All letters of the director.\n",
    "The office searched.1 Send us:\n1. All contracts of the office;\n2. All letters.\n",
    "In your October 16th letter you ask about 8k cases under Section 345.\n",
    "See 6 C.F.R. pt.15 (2003), No.5 and p.12.\n\n15\n\nThe next page begins here.\n",
    "The year ended well.2019\n\n2019\nThe next year began.\n",
    "Plan A².\n\n² See the map of the field.\n",
    "A field of 5 km² and 7 m².\n\n² See the map of the field.\n",
    "5 U.S.C. § 552 is the law.\n12 March 2020 is the day.\n8 U.S.C. § 1101 is another.\n",
    "1\n2\n3\n4\n",
    "* First thing*\n* Second thing\n* Third thing\n",
    "(b)(5)1 (b)(6)2\n\n1\n(b)(5)\n2\n(b)(6)\n",
    "3\n\nPage three says this.\n4\n\nPage four says that.\n",
]


@pytest.mark.parametrize("text", NO_NOTES, ids=range(len(NO_NOTES)))
def test_lists_years_laws_and_page_numbers_are_no_notes(text: str) -> None:
    assert notes(text) == []


def test_a_law_cited_in_a_sentence_is_no_mark() -> None:
    text = (
        "The rule is old.1 It says more, 6 C.F.R. pt.2 (2003).2 It ends.3\n\n"
        "¹ See file 7.\n\n² See pt.3 there.\n\n³ Id.\n"
    )
    read = document(text)
    assert pairs(read) == {"fn-1": ["old."], "fn-2": ["(2003)."], "fn-3": ["ends."]}


def test_a_thousand_notes() -> None:
    text = "".join(f"Claim {'x' * (n % 7 + 2)}.{n} " for n in range(1, 1001))
    text += "\n\nNotes\n\n" + "".join(f"{n}. See file A.\n\n" for n in range(1, 1001))
    read = document(text)
    assert [note.number for note in read.footnotes] == [str(n) for n in range(1, 1001)]
    assert all(len(note.marks) == 1 for note in read.footnotes)


# --- laws ---

PIECES = st.sampled_from(
    [
        "¹",
        "²",
        "³",
        "1",
        "2",
        "3",
        ".1 ",
        ".2 ",
        "word.¹ ",
        "word.² ",
        "word.3 ",
        "[1]",
        "[2] ",
        "1/ ",
    ]
    + [
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        "1\n",
        "2\nId.\n",
        "3\n\nSee ",
        "¹ See file 7.",
        "\n² Id.\n",
        "* ",
    ]
    + [
        "word.* ",
        "† ",
        "(b)(5)",
        "[Redacted]\n",
        "____\n",
        "Notes\n",
        "1. Text ",
        "The text goes on ",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_notes_are_whole_lines_in_order_and_marks_stand_outside_of_them(text: str) -> None:
    read = document(text)
    for note, after in pairwise(read.footnotes):
        assert note.end <= after.start
    for note in read.footnotes:
        assert_whole_lines(read, note)
    assert len({note.id for note in read.footnotes}) == len(read.footnotes)
    inside = {offset for note in read.footnotes for offset in range(note.start, note.end)}
    assert all(mark.start not in inside for mark in read.note_marks)
    assert {block.start for block in read.blocks} >= {note.start for note in read.footnotes}


def assert_whole_lines(read: Document, note: Footnote) -> None:
    first = read.lines[read.line(note.start) - 1]
    last = read.lines[read.line(note.end - 1) - 1]
    assert not read.text[first.start : note.start].strip()
    assert not read.text[note.end : last.end].strip()
    assert note.label is None or note.label.start == note.start


def test_a_number_that_comes_twice_is_told_once_and_stays_in_the_note() -> None:
    text = (
        "The pier is old.1 The crane is new.2 The mole is lost.3\n\n"
        "1 See the register.\n1 See the other register.\n2 See the map.\n"
    )
    read = document(text)
    assert [read.quote(note).count("\n") for note in read.footnotes] == [1, 0]
    assert [one.message for one in read.diagnostics] == [
        "mark 3 has no certain note",
        "1 at the start of the line begins a note a second time; it is shown as text",
    ]


def test_a_mark_without_a_note_is_told_once_where_numbers_start_anew() -> None:
    text = (
        "It is old.1 It is new.2\n\n1 See it.\n2 See that.\n\n"
        "It is red.1 It is blue.2 It is lost.3\n\n1 See this.\n2 See those.\n"
    )
    assert [one.message for one in document(text).diagnostics] == ["mark 3 has no certain note"]
