"""Questions, their numbers, and whether they were answered."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.converters.examples import PROJECT, document, released

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


LABELS = yaml.load((PROJECT / "tests/labels/records.yml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("name", LABELS)
def test_the_questions_of_the_four_texts_are_those_labelled_by_reading(name: str) -> None:
    read = released(name).document
    found = [[read.line(q.start), q.label, q.series, q.state] for q in read.questions]
    labelled = [
        [int(line), label, int(series), state]
        for line, label, series, state, _ in LABELS[name]["questions"]
    ]
    assert found == labelled


def test_a_question_and_its_letters_share_the_answer_below_them() -> None:
    text = "1. Who?\n\na. And when?\n\nb. And why?\n\nA (b)(5) in May.\n\n2. Where?\n\nc. Is it?\n"
    assert [(q.label, q.state, q.answered_with) for q in document(text).questions] == [
        ("1", "partly", "q3"),
        ("1a", "partly", "q3"),
        ("1b", "partly", ""),
        ("2", "none", ""),
        ("2c", "none", ""),
    ]


def test_letters_below_an_answered_question_answer_for_themselves() -> None:
    text = "1. Who?\n\nA. Reader.\n\na. When?\n\nb. Why?\n\nIn May.\n"
    assert [(q.label, q.state) for q in document(text).questions] == [
        ("1", "answered"),
        ("1a", "none"),
        ("1b", "answered"),
    ]


def test_numbers_that_start_anew_start_a_list() -> None:
    text = "1. Who?\n\nA.\n\n2. Why?\n\nB.\n\nThe rest:\n\n1. When?\n\nC.\n\n2. How?\n\nD.\n"
    assert [(q.label, q.series) for q in document(text).questions] == [
        ("1", 1),
        ("2", 1),
        ("1", 2),
        ("2", 2),
    ]


def test_no_two_questions_of_a_list_have_one_label() -> None:
    text = "1. Who?\n\na. When?\n\nMay.\n\na. Why?\n\nSo.\n\n2. Is it?\n\nIt is.\n"
    labels = [(q.series, q.label) for q in document(text).questions]
    assert labels == [(1, "1"), (1, "1a"), (1, "1a-2"), (1, "2")]


@pytest.mark.parametrize("label", ["Answer:", "ANSWER:", "A:", "Response:", "RESPONSE 1:"])
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_an_answer_can_begin_on_the_line_of_its_question(label: str, between: str) -> None:
    text = f"1. Who?{between}{label} The director.\n\n2. When?{between}{label} (b)(5)\n"
    read = document(text)
    assert [q.state for q in read.questions] == ["answered", "withheld"]
    assert [read.quote(q) for q in read.questions] == ["1. Who?", "2. When?"]


def test_a_transcript_is_questions_and_answers() -> None:
    read = document("Q: Who?\nA: Me.\nQ: When?\nA: (b)(6)\nQ: Why?\nA: Ask (b)(6).\n")
    assert [(q.label, q.state) for q in read.questions] == [
        ("1", "answered"),
        ("2", "withheld"),
        ("3", "partly"),
    ]
    assert read.quote(read.blocks[0]) == "Q: Who?\nA: Me."


def test_questions_for_the_record_bear_their_numbers() -> None:
    text = "QUESTION 4: Who?\n\nRESPONSE: The city.\n\nQUESTION 5: List all.\n\nRESPONSE: (b)(5)\n"
    assert [(q.label, q.state) for q in document(text).questions] == [
        ("4", "answered"),
        ("5", "withheld"),
    ]


def test_a_question_between_two_numbers_has_the_one_left_out() -> None:
    text = "1. Who?\n\nA.\n\nAnd where?\n\nThere.\n\n3. Why?\n\nSo.\n"
    read = document(text)
    assert [(q.label, q.state) for q in read.questions] == [
        ("1", "answered"),
        ("2", "answered"),
        ("3", "answered"),
    ]
    (note,) = read.diagnostics
    assert (note.severity, note.line, note.quote) == ("note", 5, "And where?")


def test_a_question_inside_of_an_answer_is_part_of_it() -> None:
    text = "1. Who?\n\nA.\n\nAnd why not?\n\n2. Why?\n\nSo.\n"
    assert [q.label for q in document(text).questions] == ["1", "2"]


def test_bullets_and_numbers_below_a_question_are_its_answer() -> None:
    text = "1. Why?\n\n- It is long.\n- It is old.\n\n2. How?\n\n(b)(5)\n\n1. So.\n2. Or so.\n"
    assert [(q.label, q.state) for q in document(text).questions] == [
        ("1", "answered"),
        ("2", "partly"),
    ]


def test_a_demand_in_a_list_of_questions_is_one_of_them() -> None:
    text = "1. Who?\n\nA.\n\n2. Describe the pier.\n\n(b)(5)\n\n3. Why?\n\nSo.\n"
    assert [q.state for q in document(text).questions] == ["answered", "withheld", "answered"]
    assert document("1. Describe it.\n\nA.\n\n2. List all.\n\nB.\n").questions == ()


def test_no_answer_reaches_into_the_next_record() -> None:
    memo = "MEMORANDUM FOR: A. Director\n\nFROM: B. Chief\n\nSUBJECT: The pier\n\nIt is long.\n"
    read = document(f"1. Who?\n\n(b)(5)\n\n2. When?\n\n(b)(5)\n\n{memo}")
    assert len(read.records) == 2
    assert [q.state for q in read.questions] == ["withheld", "withheld"]


def test_a_paragraph_to_the_one_who_answers_leads_to_the_next_list() -> None:
    lead = "In your letter you also stated that the pier is long."
    text = f"1. Who?\n\n(b)(5)\n\n2. When?\n\n(b)(5)\n\n{lead}\n\n1. Is it?\n\nIt is.\n"
    assert [q.state for q in document(text).questions] == ["withheld", "withheld", "answered"]


@given(
    st.lists(
        st.sampled_from(
            ("1. Who?\n\n", "2. Why?\n\n", "a. When?\n\n", "(b)(5)\n\n", "It is.\n\n", "- x\n\n",
             "Q: Who?\n", "A: Me.\n", "1. It is.\n\n", "Is it?\n\n", "A Title\n\n", "Please ask.\n")
        ),
        max_size=14,
    )
)  # fmt: skip
def test_questions_stand_in_order_with_labels_of_their_own(pieces: list[str]) -> None:
    read = document("".join(pieces))
    assert [q.id for q in read.questions] == [f"q{n + 1}" for n in range(len(read.questions))]
    assert all(a.end <= b.start for a, b in zip(read.questions, read.questions[1:], strict=False))
    assert len({(q.series, q.label) for q in read.questions}) == len(read.questions)
    states = {q.id: q.state for q in read.questions}
    starts = {block.start for block in read.blocks}
    for question in read.questions:
        assert question.start in starts
        assert states.get(question.answered_with, question.state) == question.state


# --- answers set off by a label ---


def states(text: str) -> list[tuple[str, str, str]]:
    return [(q.label, q.state, q.answered_with) for q in document(text).questions]


JOINT = """\
1. The office runs two piers.

a. How many boats moored there?
b. Who owns them?

Answer: Twelve did, and (b)(6) owns them.

2. How long is the pier?

Answer: 300 feet.
"""


def test_one_answer_below_letters_is_that_of_all_of_them() -> None:
    assert states(JOINT) == [
        ("1", "partly", "q3"),
        ("1a", "partly", "q3"),
        ("1b", "partly", ""),
        ("2", "answered", ""),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "Answer:\n\na. Twelve.\nb. (b)(6)",
        "Response: a. Twelve.\n\nb. (b)(6)",
        "A: (a) Twelve.\n\n(b) (b)(6)",
    ],
)
def test_an_answer_in_letters_answers_each_question_by_itself(answer: str) -> None:
    text = JOINT.replace("Answer: Twelve did, and (b)(6) owns them.", answer)
    assert states(text) == [
        ("1", "partly", ""),
        ("1a", "answered", ""),
        ("1b", "withheld", ""),
        ("2", "answered", ""),
    ]


@pytest.mark.parametrize(
    "answer",
    [
        "Answer: They are many.\n\na. Twelve.\nb. (b)(6)",  # whose part is the first sentence?
        "Answer:\n\na. Twelve.\nb. (b)(6)\nc. None.",
        "Answer:\n\na. Twelve, and (b)(6).",
    ],
)
def test_letters_that_are_not_those_of_the_questions_leave_one_answer(answer: str) -> None:
    text = JOINT.replace("Answer: Twelve did, and (b)(6) owns them.", answer)
    assert states(text)[:3] == [("1", "partly", "q3"), ("1a", "partly", "q3"), ("1b", "partly", "")]


def test_what_stands_between_a_question_and_its_labelled_answer_is_no_answer() -> None:
    text = (
        "1. The pier was closed in May.\n\nIt opened in June. Who closed it?\n\nAnswer: (b)(5)\n\n"
        "2. How long is it?\n\nAnswer: 300 feet.\n"
    )
    assert states(text) == [("1", "withheld", ""), ("2", "answered", "")]


def test_recommendations_with_responses_ask_nothing() -> None:
    text = "1. Buy boats.\n\nResponse: We concur.\n\n2. Sell piers.\n\nResponse: We do not.\n"
    assert states(text) == []


@pytest.mark.parametrize(
    ("ask", "answer"),
    [("Q.", "A."), ("Q:", "A:"), ("Q   ", "A   "), ("Question:", "Response:"), ("Q.", "Answer:")],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_pairs_without_numbers_are_counted(ask: str, answer: str, between: str) -> None:
    text = (
        f"{ask} What sank?{between}{answer} A boat.\n\n"
        f"{ask} Whose?{between}{answer} (b)(6)\n\n{ask} Why?{between}{answer} Ask (b)(6).\n"
    )
    assert states(text) == [("1", "answered", ""), ("2", "withheld", ""), ("3", "partly", "")]


@pytest.mark.parametrize(
    "text",
    [
        "A. Reader\nClerk\n\nA. Writer\nClerk\n\nQ. Example\nClerk\n",
        "A. Background\n\nIt is long.\n\nA. Findings\n\nIt is old.\n",
        "Q1 revenue rose.\n\nA   B   C\n\nQ2 revenue fell.\n\nA   B   C\n",
    ],
)
def test_initials_and_letters_of_sections_are_no_pairs(text: str) -> None:
    assert states(text) == []


def test_letters_below_question_are_its_parts() -> None:
    text = (
        "Question: Please tell us the following.\n\na. Who sank?\n\nb. When?\n\nResponse: (b)(5)\n\n"
        "Question: Why?\n\nResponse: So.\n"
    )
    assert states(text) == [
        ("1", "withheld", "q3"),
        ("1a", "withheld", "q3"),
        ("1b", "withheld", ""),
        ("2", "answered", ""),
    ]


def test_pairs_that_make_up_a_text_are_most_likely_a_list_of_questions() -> None:
    pairs = "Q. What sank?\nA. A boat.\n\nQ. Whose?\nA. (b)(6)\n"
    (record,) = document(f"Harbor Guidance\n\n{pairs}").records
    assert (record.type, record.type_certain) == ("questions", False)
    around = "It was late, and the pier was closed.\n\n" * 9
    assert document(around + pairs).records[0].type == "record"
