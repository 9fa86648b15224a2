"""What stands around a document's text: its questions in words, and its text as a script."""

import base64
import gzip
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.document.document_page import document_pages
from hooks.document.questions import FIRST_WORDS, first_words
from hooks.document.released_text import as_script
from tests.hooks.samples import collection, document


def question(number, state, *redactions, text="Why?", label=""):
    return {
        "id": f"q{number}",
        "label": label or str(number),
        "state": state,
        "redactions": list(redactions),
        "text": text,
    }


def page(tmp_path, *blocks, **given):
    (one,) = document_pages(collection(tmp_path, document("memo", *blocks, **given)))
    return one


def test_each_question_says_what_became_of_it(tmp_path):
    questions = [
        question(1, "answered", text="1. When is lunch?"),
        question(2, "withheld", "r1", text="2. Who pays?"),
        question(3, "partly", "r2", text="3. Who comes?"),
        question(4, "withheld", "r3", text="4. What for?"),
        question(5, "none", text="5. And then?"),
        question(6, "none", text="a. Or else?", label="5a"),
    ]
    texts = ["(b)(5)", "All of (b)(6); (b)(7)(C)", "[Redacted]"]
    rows = page(tmp_path, *texts, questions=questions).questions
    assert [(row.label, row.words, row.told) for row in rows] == [
        ("1", "When is lunch?", "answered"),
        ("2", "Who pays?", "withheld in full under (b)(5)"),
        ("3", "Who comes?", "partly withheld under (b)(6) and (b)(7)(C)"),
        ("4", "What for?", "withheld in full with no exemption cited"),
        ("5", "And then?", "asked together with 5a"),
        ("5a", "Or else?", "no answer below it"),
    ]
    assert [row.anchor for row in rows] == ["q1", "q2", "q3", "q4", "q5", "q6"]


def test_a_document_that_asks_nothing_has_no_such_table(tmp_path):
    assert page(tmp_path, "Words.").questions == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1. When is lunch?", "When is lunch?"),
        ("- a. When is lunch?", "When is lunch?"),
        ("(12) When is\nlunch?", "When is lunch?"),
        ("- 6. **When is lunch?**", "When is lunch?"),
        (r"It costs \$10, does it?", "It costs $10, does it?"),
        ("A snake_case word stays?", "A snake_case word stays?"),
        ("", ""),
        ("lunch " * 40, "lunch " * 14 + "lunch…"),
    ],
)
def test_a_question_is_shown_by_its_first_words(text, words):
    assert first_words(text) == words


@given(st.text(max_size=400))
def test_first_words_are_never_many(text):
    assert len(first_words(text)) <= FIRST_WORDS + 1


def test_a_page_lists_records_only_where_there_are_several(tmp_path):
    one = page(tmp_path, "Words.")
    assert one.records == ()
    assert one.reordered is False


@given(st.text(st.characters()))
def test_the_script_holds_the_text_and_cannot_end_early(text):
    script = as_script(text)
    found = re.fullmatch(r'releasedText\("([A-Za-z0-9+/=]+)"\)\n', script)
    assert json.loads(gzip.decompress(base64.b64decode(found[1]))) == text


def test_a_text_makes_the_same_script_at_any_time():
    assert as_script("A text. " * 1_000) == as_script("A text. " * 1_000)
    assert len(as_script("A text. " * 1_000)) < 200
