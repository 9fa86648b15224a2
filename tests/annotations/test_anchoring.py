"""A quote stands where the released text has its words, or it is said that it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.annotations.anchoring import Selector, find
from converters.annotations.folding import FoldedText, Stretches, fold, fold_without_case
from converters.annotations.matching import end_distances, near_places
from converters.annotations.model import Difference
from converters.annotations.released import ReleasedText
from converters.model import Span
from tests.annotations.notes import found, words_of

PIER = "The pier was closed on Monday.\nThe office opened the pier on Friday, as the log says.\n"


# --- exact ---


def test_a_quote_stands_where_its_words_do():
    anchor = found(PIER, "The office opened")
    assert anchor.state == "anchored"
    assert words_of(PIER, anchor) == "The office opened"
    assert anchor.differences == () and anchor.candidates == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The office  opened\nthe pier.", "office opened the pier"),
        ("It “opened” the ‘pier’.", "\"opened\" the 'pier'"),
        ("The docu-\nment was closed.", "The document was closed"),
        ("The docu\u00admentation.", "documentation"),
        ("The ﬁle was closed.²", "The file was closed.2"),
        ("The cost was \\$10,000 for **all of it**.", "cost was $10,000 for all of it."),
        ("under 6 C.F.R. §5.5 here", "6 C.F.R. § 5.5"),
        ("one — two", "one - two"),
    ],
)
def test_white_space_hyphens_quotation_marks_and_ocr_marks_are_no_difference(text, quote):
    anchor = found(text, quote)
    assert anchor.state == "anchored"
    assert fold(words_of(text, anchor)) == fold(quote)


def test_a_quote_may_cross_a_redaction_and_a_paragraph():
    text = "He met (b)(6) at noon.\n\nThen they left for the pier.\n"
    anchor = found(text, "met (b)(6) at noon. Then they left")
    assert anchor.state == "anchored"
    assert words_of(text, anchor) == "met (b)(6) at noon.\n\nThen they left"


def test_a_quote_may_cross_a_page_break_that_it_leaves_out():
    text = (
        "The office said that the pier would stay closed and that all of the\n"
        "\f"
        "boats would have to be moved to the other harbor.\n"
    )
    anchor = found(text, "closed and that all of the boats would have")
    assert anchor.state == "anchored"


def test_a_sentence_that_goes_on_behind_a_footnote_is_one_passage_in_parts():
    read = ReleasedText(
        "x",
        "one two\n\n1 a note\n\nthree four",
        lambda: {
            "blocks": [
                {"start": 0, "end": 7, "continues": None},
                {"start": 9, "end": 17, "continues": None},
                {"start": 19, "end": 29, "continues": 0},
            ]
        },
    )
    anchor = find(Selector("two three"), read)
    assert anchor.state == "anchored"
    assert [read.text[part.start : part.end] for part in anchor.parts] == ["two", "three"]
    assert anchor.place == Span(4, 24)


def test_the_edges_of_a_quote_are_kept_where_they_hold_signs_that_do_not_count():
    assert words_of("a **bold** word", found("a **bold** word", "**bold**")) == "**bold**"
    assert words_of("a **bold** word", found("a **bold** word", "bold")) == "bold"


# --- several places ---


def test_a_quote_that_stands_twice_is_ambiguous_and_names_both_places():
    anchor = found(PIER, "pier")
    assert anchor.state == "ambiguous"
    assert anchor.place is None
    assert [PIER[one.start : one.end] for one in anchor.candidates] == ["pier", "pier"]


def test_a_difference_of_white_space_does_not_choose_between_two_places():
    assert found("the pier and the\npier", "the pier").state == "ambiguous"


@pytest.mark.parametrize(
    "context", [{"prefix": "opened the"}, {"suffix": "on Friday"}, {"line": 2}]
)
def test_prefix_suffix_or_line_choose_the_place(context):
    anchor = found(PIER, "pier", **context)
    assert anchor.state == "anchored"
    assert anchor.place.start == PIER.rindex("pier")


def test_a_prefix_that_is_misread_chooses_and_says_so():
    anchor = found(PIER, "pier", prefix="office 0pened the")
    assert anchor.state == "approximate"
    assert anchor.place.start == PIER.rindex("pier")
    assert anchor.differences == (Difference("before", "office opened the", "office 0pened the"),)


def test_a_prefix_that_fits_no_place_chooses_none():
    assert found(PIER, "pier", prefix="something else entirely").state == "ambiguous"


def test_a_line_on_which_the_quote_does_not_stand_chooses_none():
    assert found(PIER, "pier", line=9).state == "ambiguous"


def test_a_quote_that_stands_once_but_not_behind_its_prefix_is_only_approximate():
    anchor = found(PIER, "as the log says", prefix="closed")
    assert anchor.state == "approximate"
    assert anchor.differences == (Difference("before", "Friday,", "closed"),)


# --- nearly ---


def test_a_misread_quote_is_approximate_and_says_what_differs():
    anchor = found(PIER, "The 0ffice opened the pier on Friclay")
    assert anchor.state == "approximate"
    assert words_of(PIER, anchor) == "The office opened the pier on Friday"
    assert anchor.differences == (
        Difference("quote", "office", "0ffice"),
        Difference("quote", "Friday", "Friclay"),
    )


def test_other_capitals_are_a_difference():
    anchor = found(PIER, "the OFFICE opened the pier")
    assert anchor.state == "approximate"
    assert anchor.differences[0].released == "The office"
    assert found(PIER, "FRIDAY").state == "approximate"


def test_a_word_left_out_is_said():
    anchor = found(PIER, "The office opened pier on Friday, as the log says.")
    assert anchor.differences == (Difference("quote", "the", ""),)


def test_a_short_quote_is_never_taken_for_a_misread_one():
    assert found(PIER, "the pyer on").state == "not found"


def test_what_is_not_there_is_not_found_and_the_nearest_place_is_named():
    anchor = found(PIER, "The office opened a bridge for everybody")
    assert anchor.state == "not found" and anchor.place is None
    assert [PIER[one.start : one.end].strip()[:17] for one in anchor.candidates] == [
        "The office opened"
    ]
    assert found(PIER, "wholly unlike 12345 anything").state == "not found"


def test_a_misread_quote_that_is_near_two_places_is_ambiguous():
    twice = "The old office opened the long pier.\n" * 2
    anchor = found(twice, "The old office opemed the long pier.")
    assert anchor.state == "ambiguous"
    assert found(twice, "The old office opemed the long pier.", line=2).place.start == 37


@pytest.mark.parametrize("quote", ["", " ", "—", "**"])
def test_a_quote_without_a_sign_is_not_found(quote):
    assert found(PIER, quote).state == "not found"


# --- laws ---


@given(st.text(max_size=400), st.data())
def test_every_passage_is_found_again_where_it_is_or_is_said_to_stand_twice(text, data):
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    anchor = find(Selector(quote), ReleasedText("x", text))
    if not fold(quote):
        assert anchor.state == "not found"
    elif anchor.state == "anchored":
        assert fold(text[anchor.place.start : anchor.place.end]) == fold(quote)
        assert text.count(quote) == 1
    else:
        assert anchor.state == "ambiguous"
        assert fold(text).count(fold(quote)) > 1 or fold(quote) in fold(text)[1:]


@given(st.text(alphabet="ab c-\n“ﬁ²\u00ad*é", max_size=600), st.data())
def test_a_folded_offset_leads_back_to_its_sign(text, data):
    folded = FoldedText(text)
    assert folded.folded == fold(text)
    if folded.folded:
        offset = data.draw(st.integers(0, len(folded.folded) - 1))
        at = folded.source_offset(offset)
        assert folded.folded[offset] in fold(text[at])
        assert len(fold(text[:at])) <= offset < len(fold(text[: at + 1]))


@pytest.mark.parametrize(
    "text", ["a＊b* c", "".join(map(chr, range(0x2000, 0x2400))), "ǅ STRASSE ß ſ", "５％ ～ ~"]
)
def test_a_long_text_folds_as_its_signs_do(text):
    assert FoldedText(text).folded == fold(text)
    assert FoldedText(text, keeps_case=False).folded == fold_without_case(text)


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5)
)
def test_stretches_lead_back_to_what_is_kept(text, pairs):
    cuts = [Span(min(pair), min(max(pair), len(text))) for pair in pairs if min(pair) <= len(text)]
    kept = "".join(
        sign for at, sign in enumerate(text) if not any(c.start <= at < c.end for c in cuts)
    )
    stretches = Stretches(text, cuts)
    assert stretches.text == kept
    if kept:
        parts = stretches.spans(Span(0, len(kept)))
        assert "".join(text[part.start : part.end] for part in parts) == kept


def edit_distances(text, pattern):
    """The same by the textbook's table."""
    row = [0] * (len(text) + 1)
    for count, sign in enumerate(pattern, 1):
        above, row = row, [count]
        for at, other in enumerate(text, 1):
            row.append(min(above[at] + 1, row[-1] + 1, above[at - 1] + (sign != other)))
    return row[1:]


@given(st.text(alphabet="abc", max_size=40), st.text(alphabet="abc", min_size=1, max_size=70))
def test_edits_are_counted_as_by_the_textbook(text, pattern):
    assert end_distances(text, pattern) == edit_distances(text, pattern)


@given(st.text(alphabet="abcdef", min_size=20, max_size=80), st.data())
def test_a_near_place_has_the_edits_that_it_says(pattern, data):
    at = data.draw(st.integers(0, len(pattern) - 1))
    text = "xyz" * 20 + pattern[:at] + "Q" + pattern[at + 1 :] + "zyx" * 20
    for place in near_places(text, pattern, 5):
        words = text[place.start : place.end]
        assert end_distances(words, pattern, anchored=True)[-1] == place.distance <= 1


def test_a_text_of_other_scripts_is_searched_as_well():
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 600)))
    quote = text[100:130] + "誤" + text[131:160]
    anchor = find(Selector(quote), ReleasedText("x", text))
    assert anchor.state == "approximate" and anchor.place == Span(100, 160)
