"""Questions, their numbers, and whether they were answered."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.converters.examples import document, released

LIST = """\
1. Who asked?

(b)(5)

2. Who answered, and when?

The director did, in (b)(5) June.

a. Please name the office.

See attached.

3. Is there more?
"""


def test_each_question_has_its_number_and_state() -> None:
    assert [(q.id, q.label, q.state) for q in document(LIST).questions] == [
        ("q1", "1", "withheld"),
        ("q2", "2", "partly"),
        ("q3", "2a", "answered"),
        ("q4", "3", "none"),
    ]


def test_a_redaction_that_takes_an_answer_says_which() -> None:
    first, second = document(LIST).redactions
    assert (first.extent, first.stands_for) == ("answer", "the answer to question 1")
    assert (second.extent, second.stands_for) == ("passage", "")


def test_a_label_of_a_comment_is_no_answer_and_leaves_open_which_mark_is_one() -> None:
    read = document("1. Who?\n\n(b)(5)\n\nCommented (b)(5)\n\n2. When?\n\n(b)(5)\n")
    assert [q.state for q in read.questions] == ["withheld", "withheld"]
    assert [item.stands_for for item in read.redactions] == ["", "", "the answer to question 2"]


def test_several_redactions_are_each_a_part_of_the_answer() -> None:
    read = document("1. Who?\n\n(b)(5)\n\n(b)(6)\n\n2. When?\n\nIn June.\n")
    assert {item.stands_for for item in read.redactions} == {"part of the answer to question 1"}


def test_a_number_that_comes_again_is_told_by_its_line() -> None:
    read = document("1. Who?\n\n(b)(5)\n\nThey also asked:\n\n1. When?\n\n(b)(6)\n")
    assert [item.stands_for for item in read.redactions] == [
        "the answer to question 1 on line 1",
        "the answer to question 1 on line 7",
    ]


def test_a_paragraph_that_leads_on_is_no_answer() -> None:
    text = "1. Who?\n\n(b)(5)\n\nThe following was asked later:\n\n2. When?\n\nIn June.\n"
    assert [q.state for q in document(text).questions] == ["withheld", "answered"]


@pytest.mark.parametrize(
    "text", ["1. Is it so?\n\nIt is.\n", "1. One\n\n2. Two\n", "Who? (b)(5)\n"]
)
def test_what_is_no_list_of_questions_holds_none(text: str) -> None:
    assert document(text).questions == ()


# Counted by reading.
def test_all_twelve_questions_of_the_briefing_are_withheld() -> None:
    briefing = released("ice-facial").document
    withheld = {item.id: item.exemptions for item in briefing.redactions}
    assert [question.label for question in briefing.questions] == [str(n) for n in range(1, 13)]
    assert {question.state for question in briefing.questions} == {"withheld"}
    under = Counter(withheld[question.redactions[0]] for question in briefing.questions)
    assert under == {("b5",): 11, ("b6", "b7C"): 1}


def test_the_response_to_the_senator_holds_29_questions() -> None:
    states = Counter(question.state for question in released("ice-draft").document.questions)
    # Five of them are put together with a lettered one, and have its answer.
    assert states == {"answered": 18, "withheld": 10, "partly": 1}


def test_a_closing_is_no_answer_and_a_note_no_question() -> None:
    text = "1. Who?\n\n(b)(5)\n\n2. When?\n\n(b)(5)\n\nSincerely,\nA. Reader\n"
    assert [q.state for q in document(text).questions] == ["withheld", "withheld"]
    text = "1. Who?\n\n(b)(5)\n\n2. When?\n\nIn May.\n\n3. Please note that it is late.\n"
    assert len(document(text).questions) == 2
