"""The sentences at the head of a document count what is withheld, and guess nothing."""

import pytest

from hooks.collection import CollectedDocument, SourceFile, WithheldPlace
from hooks.document.questions import AskedQuestion
from hooks.document.withheld_summary import (
    extents_sentence,
    questions_sentence,
    stands_for_sentence,
)
from tests.hooks.samples import EXEMPTIONS


def withheld_from(*places, questions=()):
    source = SourceFile("memo.txt", "", 0, 100, "utf-8")
    return CollectedDocument(
        "memo", "Memo", "", "", {}, source, 0, {}, {}, places, {}, (), tuple(questions)
    )


def redaction(number=1, cited=("b5",), **facts):
    return WithheldPlace(f"r{number}", number, 1, tuple(cited), **facts)


def sentence(*states, cited=()):
    """The sentence for questions 1, 2 … of these states; `cited` are those of the withheld ones."""
    sets = iter(cited)
    places, questions = [], []
    for number, state in enumerate(states, 1):
        if state == "withheld":
            places.append(redaction(number, next(sets)))
        ids = (f"r{number}",) if state == "withheld" else ()
        questions.append(AskedQuestion(str(number), state, ids))
    return questions_sentence(withheld_from(*places, questions=questions), EXEMPTIONS)


def test_where_no_question_is_answered_the_sentence_says_so_first():
    told = sentence("withheld", "withheld", "withheld", cited=[["b5"], ["b7C", "b6"], ["b5"]])
    assert told == (
        "3 questions, none answered: 2 withheld in full under (b)(5), 1 under (b)(6) and (b)(7)(C)"
    )


def test_answers_come_before_what_is_withheld_and_that_is_told_by_exemption():
    told = sentence(
        *["answered", "partly", "withheld", "withheld", "withheld"],
        cited=[["b5"], ["b5", "b6"], ["b5"]],
    )
    assert told == (
        "5 questions: 1 answered, 1 answered in part, 3 withheld in full, "
        "2 of them under (b)(5), 1 under (b)(5) and (b)(6)"
    )


def test_an_answer_in_several_blocks_cites_what_any_of_them_cites():
    places = [redaction(1, ["b5", "b7C"]), redaction(2, ["b5"])]
    question = AskedQuestion("1", "withheld", ("r1", "r2"))
    told = questions_sentence(withheld_from(*places, questions=[question]), EXEMPTIONS)
    assert told == "1 question, none answered: 1 withheld in full under (b)(5) and (b)(7)(C)"


def test_an_answer_withheld_without_a_code_is_not_given_one():
    assert sentence("answered", "withheld", cited=[[]]) == (
        "2 questions: 1 answered, 1 withheld in full with no exemption cited"
    )


def test_where_all_is_answered_nothing_else_is_said():
    assert sentence("answered", "answered") == "2 questions: 2 answered"


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (["1", "1a", "2", "2a"], "2 are asked together with a lettered one"),
        (["1", "1a"], "1 is asked together with a lettered one"),
        (["1", "2a"], "1 with no answer below it"),
        (["1", "10"], "1 with no answer below it"),
    ],
)
def test_a_question_without_an_answer_of_its_own_is_told_as_what_it_is(labels, told):
    questions = [
        AskedQuestion(label, "none" if number % 2 == 0 else "answered", ())
        for number, label in enumerate(labels)
    ]
    words = questions_sentence(withheld_from(questions=questions), EXEMPTIONS)
    assert words.endswith(f"answered; {told}")


def test_an_answer_to_two_questions_is_counted_once():
    first = AskedQuestion("1", "withheld", ("r1",), answered_with="1a")
    second = AskedQuestion("1a", "withheld", ("r1",))
    words = questions_sentence(withheld_from(redaction(), questions=[first, second]), EXEMPTIONS)
    assert words.startswith("2 questions, none answered: 1 withheld in full under ")
    assert words.endswith("; 1 is asked together with a lettered one")


def test_no_questions_no_sentence():
    assert questions_sentence(withheld_from(redaction()), EXEMPTIONS) == ""


def test_how_much_is_withheld_is_told_by_extent_the_largest_first():
    document = withheld_from(
        redaction(1, extent="passage"),
        redaction(2, extent="line"),
        redaction(3, extent="block", kind="block"),
        redaction(4, extent="block", kind="block"),
        redaction(5, extent="answer", kind="block"),
    )
    assert extents_sentence(document) == (
        "1 block of a withheld answer, 2 whole blocks, 1 whole line, 1 passage within a line"
    )


def test_a_mark_that_speaks_for_something_elsewhere_is_no_passage():
    document = withheld_from(
        redaction(1, kind="stamp"),
        redaction(2, kind="key"),
        redaction(3, kind="deleted-page", extent="page"),
        redaction(4, kind="deleted-page", extent="page"),
    )
    assert extents_sentence(document) == (
        "2 entries in a list of withheld pages, 1 stamp that speaks for the whole record, "
        "1 entry of a legend"
    )


def test_what_redactions_stand_for_is_told_only_where_the_text_says_it():
    said = [
        "an e-mail address",
        "a telephone number",
        "an e-mail address",
        "the header field Cc",
        "the header field To",
        "the header field Cc",
        "the answer to question 3",
        "part of the answer to question 4",
        "",
    ]
    places = [redaction(number, stands_for=words) for number, words in enumerate(said, 1)]
    assert stands_for_sentence(withheld_from(*places)) == (
        "2 e-mail addresses, 1 telephone number, 3 places in header fields (2 in Cc, 1 in To)"
    )
    assert stands_for_sentence(withheld_from(redaction())) == ""
