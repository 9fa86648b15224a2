"""The map has a mark wherever a document is withheld, and stays small."""

from hypothesis import given
from hypothesis import strategies as st

from hooks.collection import CollectedDocument, SourceFile, WithheldPlace
from hooks.document.redaction_map import BAND, HEIGHT, LEAST, MOST_MARKS, WIDEST, redaction_map


def mapped(lines, *places):
    withheld = tuple(
        WithheldPlace(f"r{number}", line, taken, exemptions)
        for number, (line, taken, exemptions) in enumerate(places, 1)
    )
    counts = dict.fromkeys((id for one in withheld for id in one.exemptions or ("none",)), 1)
    source = SourceFile("memo.txt", "", 0, lines, "utf-8")
    return redaction_map(
        CollectedDocument("memo", "Memo", "", "", {}, source, 0, {}, {}, withheld, counts, ())
    )


def test_a_mark_stands_at_its_line_and_is_as_high_as_its_lines():
    (column,) = mapped(100, (51, 10, ("b5",))).columns
    (mark,) = column.marks
    assert (mark.y, mark.height) == (HEIGHT / 2, HEIGHT / 10)
    assert mark.redaction == "r1"
    assert (mark.first, mark.last, mark.redactions) == (51, 60, 1)


def test_redactions_close_together_are_one_mark_that_is_wider():
    alone, together = mapped(100, (1, 1, ("b5",)), *[(51, 1, ("b5",))] * 4).columns[0].marks
    assert (together.redaction, together.redactions) == ("r2", 4)
    assert alone.width < together.width == WIDEST


def test_each_exemption_has_its_column():
    columns = mapped(100, (1, 1, ("b6", "b7C")), (50, 1, ())).columns
    assert [column.exemption for column in columns] == ["b6", "b7C", "none"]
    assert len({column.x for column in columns}) == 3


def test_a_line_of_a_long_document_can_still_be_seen():
    (mark,) = mapped(100_000, (100_000, 1, ("b5",))).columns[0].marks
    assert mark.height == LEAST
    assert mark.y + mark.height <= HEIGHT


def test_ten_thousand_redactions_make_a_small_drawing():
    (column,) = mapped(20_000, *((2 * line, 1, ("b5",)) for line in range(1, 10_000))).columns
    assert HEIGHT / BAND <= len(column.marks) < 2 * HEIGHT / BAND
    assert len({mark.redaction for mark in column.marks}) == len(column.marks)


def test_too_many_marks_are_shown_in_bands_and_no_redaction_is_lost():
    places = [(4 * line, 1, (("b5",), ("b6",), ("b7C",))[line % 3]) for line in range(1, 120)]
    columns = mapped(480, *places).columns
    marks = [mark for column in columns for mark in column.marks]
    assert len(columns) <= len(marks) <= MOST_MARKS
    assert sum(mark.redactions for mark in marks) == len(places)


places = st.tuples(st.integers(1, 500), st.integers(1, 40), st.just(("b5",)))


@given(st.lists(places, min_size=1, max_size=40))
def test_every_redaction_lies_under_a_mark_and_only_long_marks_touch(withheld):
    (column,) = mapped(540, *withheld).columns
    for line, _, _ in withheld:
        y = (line - 1) / 540 * HEIGHT
        assert any(mark.y <= y + 1e-6 and y <= mark.y + mark.height for mark in column.marks)
    for above, below in zip(column.marks, column.marks[1:], strict=False):
        assert above.bottom < below.y or below.bottom - above.y > BAND
