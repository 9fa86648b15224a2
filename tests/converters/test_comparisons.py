"""Two copies side by side: what each shows, and what is never undone."""

import pytest

from converters.model import Code, Redaction, Span
from converters.repeated.comparisons import compare
from converters.repeated.copy_tokens import Copy

BEFORE = "The team met the vendor in March and saw "
AFTER = " which it then tested for a month in two offices."


def copy(text, *marks):
    """A copy whose redactions are these marks: released words and the exemptions cited."""
    redactions = []
    for number, (mark, *cited) in enumerate(marks, 1):
        start = text.index(mark)
        codes = tuple(Code(start, start + len(mark), code) for code in cited)
        redactions.append(Redaction(start, start + len(mark), f"r{number}", codes))
    return Copy(text, Span(0, len(text)), redactions)


def withheld(mark, *cited):
    return copy(f"{BEFORE}{mark}{AFTER}", (mark, *cited))


SHOWN = copy(f"{BEFORE}a camera on a pole{AFTER}")


def words(side, piece):
    return side.text[piece.start : piece.end]


def test_one_copy_shows_what_the_other_withholds():
    found = compare(withheld("(b)(5)", "b5"), SHOWN)
    (shown,) = found.shown
    assert (shown.redaction, shown.in_second) == ("r1", True)
    assert words(SHOWN, shown.words) == "a camera on a pole"
    assert [piece.kind for piece in found.pieces] == ["same", "shown-in-second", "same"]


def test_it_works_both_ways():
    (shown,) = compare(SHOWN, withheld("(b)(7)(E)", "b7E")).shown
    assert not shown.in_second
    assert words(SHOWN, shown.words) == "a camera on a pole"


@pytest.mark.parametrize(
    "cited",
    [("b6",), ("b7C",), ("b6", "b7C"), ("b5", "b6"), ("b7D",), ("b7F",), ("k2",), ("b7",), ()],
)
def test_a_redaction_that_protects_a_person_or_cites_nothing_is_never_undone(cited):
    for pair in ((withheld("[mark]", *cited), SHOWN), (SHOWN, withheld("[mark]", *cited))):
        found = compare(*pair)
        assert found.protects_a_person
        assert found.shown == ()


def test_one_personal_redaction_sets_the_whole_pair_aside():
    one = copy(f"{BEFORE}(b)(5){AFTER} It told [name] of it.", ("(b)(5)", "b5"), ("[name]", "b6"))
    other = copy(f"{BEFORE}a camera{AFTER} It told its chief of it.")
    assert compare(one, other).shown == ()


def test_two_copies_that_withhold_the_same_show_nothing():
    found = compare(withheld("(b)(6)", "b6"), withheld("[name]", "b7C"))
    assert not found.protects_a_person
    assert [piece.kind for piece in found.pieces] == ["same"]


def test_nothing_is_claimed_at_the_ends_of_a_passage():
    one = copy(f"{BEFORE}(b)(5)", ("(b)(5)", "b5"))
    assert compare(one, copy(f"{BEFORE}a camera")).shown == ()


def test_words_beside_a_mark_make_it_uncertain():
    one = copy(f"{BEFORE}lately (b)(5){AFTER}", ("(b)(5)", "b5"))
    found = compare(one, copy(f"{BEFORE}once a camera{AFTER}"))
    assert found.shown == ()
    assert [piece.kind for piece in found.pieces] == ["same", "differs", "same"]


def test_what_only_one_copy_has_is_shown_as_such():
    one = copy(f"{BEFORE}{AFTER}")
    kinds = [piece.kind for piece in compare(one, copy(f"{BEFORE}much{AFTER}")).pieces]
    assert kinds == ["same", "only-second", "same"]
