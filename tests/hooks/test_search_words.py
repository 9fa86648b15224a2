"""What the index holds as words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.search.search_words import GAP, LONGEST, words_of
from tests.hooks.search_examples import WORDS


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_words_of_texts(text, words):
    assert words_of(text) == unicodedata.normalize("NFKD", words).split()


@given(st.text())
def test_a_word_is_a_gap_or_letters_and_digits_in_their_plain_form(text):
    for word in words_of(text):
        assert word == GAP or (word.isalnum() and len(word) <= LONGEST and word == word.lower())
        assert word == GAP or words_of(word) == [word]


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_is_read_as_any_text_is(text):
    """There is a fast way for texts of ASCII alone."""
    assert words_of(f"{text} é") == [*words_of(text), "e"]


@given(st.text(), st.text())
def test_a_mark_parts_words_and_takes_one_place(before, after):
    plain = [text.replace("\x01", "").replace("\x02", "") for text in (before, after)]
    whole = words_of(f"{plain[0]} \x01(b)(6)\x02 {plain[1]}")
    assert whole == [*words_of(plain[0]), GAP, *words_of(plain[1])]
