"""A passage shows the words it is about between those that stand around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hooks.entries.passages import REACH, PassageCutter
from tests.hooks.samples import document


def passages(*blocks):
    content = document("memo", *blocks)
    cutter = PassageCutter(content["blocks"])
    found = [cutter.around_mention(one) for one in content["mentions"]]
    return found, [cutter.around_redaction(one) for one in content["redactions"]]


def parts(passage):
    return passage.before, passage.match, passage.after


def test_words_before_and_after_are_on_one_line():
    (ice,), _ = passages("A lawyer\nof  ICE\nwrote this.")
    assert parts(ice) == ("A lawyer of ", "ICE", " wrote this.")
    assert ice.line == 2


def test_a_name_is_shown_within_its_own_block():
    (ice,), _ = passages("The block above.", "ICE did.", "The block below.")
    assert parts(ice) == ("", "ICE", " did.")


def test_a_name_that_breaks_over_a_line_is_one():
    cutter = PassageCutter([{"start": 0, "end": 12, "text": "a Mary\nland b"}])
    passage = cutter.around_mention({"start": 2, "end": 11, "text": "Mary\nland", "line": 1})
    assert parts(passage) == ("a ", "Mary land", " b")


def test_long_lines_are_cut_between_words():
    words = "word " * 60
    (ice,), _ = passages(f"{words}ICE {words}")
    assert ice.before.startswith("… word ")
    assert ice.after.endswith(" word …")
    assert len(ice.before) <= REACH + 2
    assert len(ice.after) <= REACH + 2


def test_a_line_without_blanks_is_cut_anyway():
    (ice,), _ = passages(f"{'x' * 4000}-ICE-{'y' * 4000}")
    assert len(ice.text) <= 2 * (REACH + 2) + len("ICE")


def test_a_mark_that_stands_alone_follows_the_words_of_the_block_above():
    _, (mark,) = passages("3. Why does the agency ask for more?", "(b)(5)")
    assert parts(mark) == ("3. Why does the agency ask for more? / ", "(b)(5)", "")


def test_a_mark_below_another_one_reaches_over_it():
    _, (_, second) = passages("3. Why does the agency ask for more?", "(b)(5)", "(b)(5)")
    assert second.before == "3. Why does the agency ask for more? / (b)(5) / "


@pytest.mark.parametrize("marker", ["1. ", "a. ", "- "])
def test_a_list_marker_alone_says_nothing(marker):
    _, (mark,) = passages("The agency concludes the following.", f"{marker}(b)(5)")
    assert mark.before == f"The agency concludes the following. / {marker}"


def test_a_mark_in_a_sentence_stays_in_its_block():
    _, (mark,) = passages("The block above.", "Director (b)(6) wrote.")
    assert parts(mark) == ("Director ", "(b)(6)", " wrote.")


def test_a_mark_at_the_start_of_a_text_has_nothing_before_it():
    _, (mark,) = passages("(b)(5)")
    assert parts(mark) == ("", "(b)(5)", "")


def mark(text, inner, start, kind="bold"):
    """A pair of marks around some words of a text that starts at an offset."""
    whole = text.index(inner[0]), text.index(inner[0]) + len(inner[0])
    begin = whole[0] + inner[0].index(inner[1])
    return {
        "kind": kind,
        "start": start + whole[0],
        "end": start + whole[1],
        "inner_start": start + begin,
        "inner_end": start + begin + len(inner[1]),
    }


MARKED = r"**Why** does *ICE* ask for \$5, see [the site](), **now**? (b)(5)"
MARKS = [
    mark(MARKED, ("**Why**", "Why"), 0),
    mark(MARKED, ("*ICE*", "ICE"), 0, "italic"),
    mark(MARKED, (r"\$", "$"), 0, "escape"),
    mark(MARKED, ("[the site]()", "the site"), 0, "link"),
    mark(MARKED, ("**now**", "now"), 0),
]


def marked(start, end):
    cutter = PassageCutter([{"start": 0, "end": len(MARKED), "text": MARKED}], MARKS)
    span = {"start": start, "end": end, "text": MARKED[start:end], "line": 1}
    return cutter.around_mention(span)


def test_marks_of_the_ocr_tool_are_no_part_of_a_passage():
    start = MARKED.index("ICE")
    passage = marked(start, start + 3)
    assert parts(passage) == ("Why does ", "ICE", " ask for $5, see the site, now? (b)(5)")


def test_a_span_that_holds_marks_is_shown_without_them():
    passage = marked(MARKED.index("does"), MARKED.index(" ask"))
    assert passage.match == "does ICE"


def test_a_passage_that_starts_or_ends_within_a_mark_loses_no_word():
    whole = "Why does ICE ask for $5, see the site, now? (b)(5)"
    for start in range(len(MARKED)):
        found = marked(start, start + 1)
        assert "".join(found.text.split()) == "".join(whole.split())


NOTED = "HSI uses FRS.2 It is long.\n\n2\nId. at 5.\n\n3 See id."


def cited(words, how="id"):
    """The passage of a cite in a text with two notes, of which only the first has a mark."""
    start = NOTED.index(words)
    label = {"start": NOTED.index("2\nId"), "text": "2"}
    third = {"start": NOTED.index("3 See"), "text": "3"}
    notes = [
        {
            "start": label["start"],
            "end": label["start"] + 11,
            "label": label,
            "marks": [{"end": 14}],
        },
        {"start": third["start"], "end": len(NOTED), "label": third, "marks": []},
    ]
    blocks = [
        {"start": 0, "end": 26, "text": NOTED[:26]},
        *({**note, "text": NOTED[note["start"] : note["end"]]} for note in notes),
    ]
    given = {"start": start, "end": start + len(words), "text": words, "line": 3}
    return PassageCutter(blocks, (), notes).around_citation({**given, "pinpoint": "", "how": how})


def test_a_cite_in_a_note_follows_the_words_it_is_for_and_the_number_stands_once():
    assert cited("Id. at 5").before == "HSI uses FRS.2 / "


def test_a_note_without_a_mark_shows_its_own_number():
    assert cited("id.").before == "3 See "


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5), st.data())
def test_the_words_of_any_span_are_found_in_its_passage(blocks, data):
    content = document("any", *blocks)
    text = "\n\n".join(blocks)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = {"start": start, "end": end, "text": text[start:end], "line": 1}
    passage = PassageCutter(content["blocks"]).around_redaction(span)
    assert passage.before + passage.match + passage.after == passage.text
    assert "\n" not in passage.text
    assert "\x00" not in passage.text
