"""The index as a whole: parts, filters, what is searched beside documents."""

from dataclasses import replace
from unittest.mock import Mock

import pytest

from converters.annotations.rendering import plain_text
from converters.terms.vocabulary import load_vocabularies
from hooks.collection import Collection
from hooks.search.search_entries import annotation_units, entry_units, written_units
from hooks.search.search_labels import filter_labels
from hooks.search.search_parts import TEXT_IN_A_PART, Part, SearchedDocument, parts_of, write_part
from hooks.search.search_plan import FilterValue, _rows, _values, gaps
from hooks.search.search_units import Piece, Unit
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def collection():
    return Collection((), {}, {}, load_vocabularies(ROOT / "docs/vocabularies"))


def documents(tmp_path, *sizes):
    return [SearchedDocument(tmp_path, f"{number}.html", size) for number, size in enumerate(sizes)]


def test_documents_are_parted_by_the_size_of_their_texts_in_their_order(tmp_path):
    half = TEXT_IN_A_PART // 2
    parts = [*parts_of(documents(tmp_path, half, half, half, 5 * half, 1, 1))]
    assert [[one.url[0] for one in part] for part in parts] == [
        ["0", "1"],
        ["2"],
        ["3"],
        ["4", "5"],
    ]


def test_a_collection_without_documents_has_one_part_for_its_other_pages():
    assert [*parts_of([])] == [[]]


def test_units_of_one_page_are_counted_together(tmp_path):
    pages = ("a.html", "a.html", "b.html", "a.html")
    units = [Unit(url, "T", (Piece(1, False, "some words here"),)) for url in pages]
    part = write_part(0, [], units, tmp_path)
    assert part.pages == [2, 1, 1]
    assert part.lengths == [4] * 4
    assert part.volumes == [4]


def test_units_without_any_word_leave_the_others_in_their_places(tmp_path, monkeypatch):
    monkeypatch.setattr("hooks.search.search_parts.WORDS_IN_A_VOLUME", 10)
    texts = ("\x01(b)(5)\x02", "", "word", "\x01(b)(6)\x02")
    units = [Unit(f"{at}.html", "", (Piece(1, False, text),)) for at, text in enumerate(texts)]
    part = write_part(0, [], units, tmp_path)
    assert part.volumes == [3, 1]
    assert part.words == ["word"]


@pytest.mark.parametrize(
    ("date", "day"),
    [("2020-02-28", 20200228), ("2020-02", 20200200), ("2020", 20200000), ("", 0)],
)
def test_days_are_numbers(tmp_path, date, day):
    assert write_part(0, [], [Unit("a.html", "T", (), date=date)], tmp_path).dates == [day]


def test_a_value_has_its_label_and_all_its_names_as_words():
    known = {"ice": FilterValue("ice", "U.S. Immigration", ("ICE", "I.C.E."))}
    assert _rows({"x-y": [3], "ice": [2, 5, 9]}, known) == [
        ("ice", "U.S. Immigration", ["ice", "u s immigration", "i c e"], [2, 3, 4]),
        ("x-y", "x-y", ["x y"], [3]),
    ]


def test_a_filter_with_a_fixed_set_of_values_knows_those_that_no_record_has():
    labels = {
        "type": {"letter": FilterValue("letter", "Letter")},
        "agency": {"ice": FilterValue("ice", "ICE")},
    }
    part = Part(lengths=[4], values={"type": {"report": [0]}})
    values = _values([part], labels)
    assert values["type"] == {"letter": [], "report": [0]}
    assert "agency" not in values


@pytest.mark.parametrize("numbers", [[], [0], [4, 5, 9], [0, 1, 2]])
def test_steps_lead_from_number_to_number(numbers):
    steps = gaps(numbers)
    assert [sum(steps[: at + 1]) for at in range(len(steps))] == numbers


def test_only_entries_with_a_page_are_searched(collection):
    (unit,) = entry_units(collection, {"agencies/ice.md"})
    assert (unit.url, unit.type) == ("agencies/ice.html", "agency")
    assert "ICE" in unit.names
    assert "ICE" in [piece.text for piece in unit.pieces]


def test_values_go_by_the_names_that_readers_know(collection):
    labels = filter_labels(collection)
    assert "ICE" in labels["agency"]["ice"].names
    assert labels["exemption"]["b7C"].names == ("(b)(7)(C)",)
    assert labels["exemption"]["none"].label == "No exemption cited"
    assert labels["type"]["e-mail"].label == "E-mail message"


def test_a_written_page_is_searched_section_by_section(tmp_path):
    article = (
        "<h1>A page</h1><p>First <b>words</b>.</p><h2 id='more'>More</h2>"
        "<ul><li><p>In a list</p></li></ul><table><tr><td>In a cell</td></tr></table>"
    )
    (tmp_path / "page.html").write_text(f"<nav>menu</nav><article>{article}</article>")
    first, second = written_units(tmp_path, ["page.html"])
    assert [piece.text for piece in first.pieces] == ["First words."]
    assert (second.record, second.record_title) == ("more", "More")
    assert [piece.text for piece in second.pieces] == ["In a list", "In a cell"]
    assert replace(second, pieces=()).filters == {"type": ("page",)}


def test_examples_of_queries_are_not_what_a_written_page_is_about(tmp_path):
    article = "<h1>A page</h1><p>Type <code class='example'>harbor</code> or <code>date</code>.</p>"
    (tmp_path / "page.html").write_text(f"<article>{article}</article>")
    (only,) = written_units(tmp_path, ["page.html"])
    assert [piece.text for piece in only.pieces] == ["Type or date."]


def test_a_note_is_searched_by_its_plain_words_and_not_by_where_its_links_lead():
    html = '<p>See <a href="../documents/a-memo.html#L4">the memo</a> &amp; more.</p>'
    document = Mock(title="A letter", url="documents/a.html")
    note = Mock(html=html, words=plain_text(html), tags=("boats",), creator="A. Reader")
    note.document, note.anchor_id = document, "annotation-a"
    (unit,) = annotation_units([note])
    assert [piece.text for piece in unit.pieces] == ["See the memo & more.", "boats", "A. Reader"]
    assert (unit.record, unit.kind) == ("annotation-a", "written")
