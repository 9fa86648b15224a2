"""The repeated passages of a collection: grouped, laid side by side, written beside the documents."""

import json

import pytest

from converters.conversion import Folders, convert
from converters.passages_file import NAME
from tests.converters.examples import PROJECT

PASSAGE = (
    "The office rented nine vans for the census of herons in the spring of that year, and it "
    "returned eight of them before the river rose. {} The ninth was found in a barn in autumn, "
    "without its wheels, and the office paid the garage for a new set of four."
)
SENTENCE = "The agents kept the camera on the roof of the mill."


@pytest.fixture
def passages(tmp_path):
    """Converts texts, each a file, and gives the passages found in them."""

    def found(*texts):
        folder = tmp_path / "sources"
        folder.mkdir(exist_ok=True)
        for number, text in enumerate(texts, 1):
            (folder / f"text-{number}.txt").write_text(text, "utf-8")
        convert(Folders(folder, tmp_path / "out", PROJECT / "docs/vocabularies"), jobs=1)
        lines = (tmp_path / "out" / NAME).read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines[1:]]

    return found


def kinds(comparison):
    return [piece["kind"] for piece in comparison["pieces"]]


def test_a_passage_names_its_places_by_document_and_line(passages):
    (passage,) = passages("A letter.\n\n" + PASSAGE.format(""), PASSAGE.format(""))
    assert [(place["document"], place["line"]) for place in passage["places"]] == [
        ("text-1", 3),
        ("text-2", 1),
    ]


def test_where_one_copy_shows_what_the_other_withholds_it_is_said(passages):
    (passage,) = passages(PASSAGE.format("(b)(7)(E)"), PASSAGE.format(SENTENCE))
    (comparison,) = passage["comparisons"]
    assert passage["fullest"] == 1
    assert kinds(comparison) == ["same", "shown-in-first", "same"]
    assert comparison["pieces"][1]["second"] == [
        {"text": "(b)(7)(E)", "redaction": "r1", "exemptions": ["b7E"]}
    ]
    assert [one["redaction"] for one in comparison["shown"]] == ["r1"]


@pytest.mark.parametrize("mark", ["(b)(6)", "(b)(6); (b)(7)(C)", "[Redacted]", "(b)(5); (b)(6)"])
def test_nothing_of_a_pair_that_would_undo_a_persons_redaction_is_written(passages, mark):
    texts = PASSAGE.format(mark), PASSAGE.format(SENTENCE)
    assert passages(*texts) == []


def test_a_copy_that_withholds_a_person_is_not_even_named(passages):
    """A reader led from it to another copy would find the name."""
    mark, name = PASSAGE.format("(b)(6)"), PASSAGE.format("Its driver was a clerk of the mill.")
    (passage,) = passages(mark, name, name)
    assert [place["document"] for place in passage["places"]] == ["text-2", "text-3"]


def test_three_copies_are_one_passage(passages):
    (passage,) = passages(*[PASSAGE.format("")] * 3)
    assert len(passage["places"]) == 3
    assert len(passage["comparisons"]) == 2


def test_its_id_is_the_same_whatever_else_is_in_the_collection(passages):
    (before,) = passages(PASSAGE.format(""), PASSAGE.format(""))
    (after,) = passages(*[PASSAGE.format("")] * 2, "A report on frogs.", PASSAGE.format(""))
    assert before["id"] == after["id"]


def test_a_collection_that_did_not_change_is_not_read_again(passages, tmp_path):
    passages(PASSAGE.format(""), PASSAGE.format(""))
    file = tmp_path / "out" / NAME
    head = file.read_text("utf-8").splitlines()[0]
    file.write_text(head + "\n", "utf-8")
    assert passages(PASSAGE.format(""), PASSAGE.format("")) == []
    assert passages(PASSAGE.format(""), PASSAGE.format(""), PASSAGE.format("")) != []


def test_a_text_alone_writes_an_empty_list(passages):
    assert passages("A letter.") == []


def test_a_long_run_that_agrees_is_cut_and_says_how_much(passages):
    words = " ".join(f"word{number}" for number in range(900))
    (passage,) = passages(words, words)
    (piece,) = passage["comparisons"][0]["pieces"]
    first, cut, last = piece["first"]
    assert len(first["text"]) + cut["omitted"] + len(last["text"]) == len(words)
