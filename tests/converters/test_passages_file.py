"""The repeated passages of a collection: grouped, laid side by side, written beside the documents."""

import json

import pytest

from converters.conversion import Folders, convert
from converters.repeated.passages_file import NAME
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


def test_a_passage_has_its_words_without_the_marks_of_the_ocr_tool(passages):
    text = "[" + PASSAGE.format("It cost \\$10,000 and **not more**.").replace("The", "T]he", 1)
    (passage,) = passages("A letter.\n\n" + text, text)
    (comparison,) = passage["comparisons"]
    words = "".join(run["text"] for piece in comparison["pieces"] for run in piece["first"])
    assert words.startswith("[T]he office rented nine vans")
    assert words.endswith("a new set of four.")
    assert "It cost $10,000 and not more." in words


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


PERSON = "Its driver was Ada Quillfeather of the mill."
DAMAGED = [
    *("(b)(&)", "fb)(6)", "(h)(6)", "(b)6", "b6", "(6)(6)", "(b)(6", "7(C)", "Ex. 6", "(k)(2)"),
    *("(b)(5)/(6)", "(b)(5) and (6)", "(b)(5), (6)", "(b)(5); (b)(G)", "(b)(7)(E), (C)"),
    *("________", "XXXXXXXX", ".........", "********", "[ ]", "■", "[name withheld]", ""),
]


@pytest.mark.parametrize("mark", DAMAGED)
def test_what_may_be_left_of_a_mark_is_not_compared_with_a_name(passages, mark):
    texts = (PERSON.replace("Ada Quillfeather", name) for name in (mark, "Ada Quillfeather"))
    assert passages(*(PASSAGE.format(text) for text in texts)) == []


@pytest.mark.parametrize(
    ("withheld", "shown"),
    [
        ("(b)(6)", "Quillfeather (b)(6)"),
        ("(b)(6)", "(b)(6) Quillfeather"),
        ("(b)(6)", "Quillfeather (b)(5)"),
        ("(b)(6)", "(b)(6) Quillfeather (b)(6)"),
        ("(b)(5) (b)(6)", "Quillfeather (b)(5)"),
        ("(b)(6) oI", "Quil1feather of"),
    ],
)
def test_one_mark_against_two_shows_no_part_of_a_name(passages, withheld, shown):
    assert passages(*(PASSAGE.format(f"He told {it} of it.") for it in (withheld, shown))) == []


@pytest.mark.parametrize("form", ["{} {}", "{}\n\n{}", "{}.\n\n- {}"])
def test_a_name_at_the_end_of_a_passage_keeps_the_copies_apart(passages, form):
    """Nothing of the name would be shown, but both copies would lead to it."""
    passage = PASSAGE.format("").removesuffix(".")
    marked, shown = (form.format(passage, end) for end in ("(b)(6)", "Quillfeather"))
    assert passages(marked, shown) == []
    assert len(passages(marked, marked)) == 1


def test_copies_of_a_message_of_which_one_withholds_its_sender_are_kept_apart(passages):
    """Their words are the same; but who is led from one to the other reads the name."""
    header = "From: {}\nSent: Friday, May 4, 2012 9:00 AM\nTo: Fleet Office\nSubject: Vans\n\n"
    withheld, shown = (
        header.format(sender) + PASSAGE.format("") for sender in ("(b)(6)", "Quillfeather, Ada")
    )
    assert passages(withheld, shown) == []
    assert len(passages(withheld, withheld)) == 1
    assert len(passages(withheld, PASSAGE.format(""))) == 1


def test_where_places_of_three_copies_differ_in_length_no_more_is_shown_than_all_hold(passages):
    """The passage is longer where two copies go on together; the first withholds a name there."""
    known, rest = PASSAGE.format("").split("  ")
    texts = (f"{known} said (b)(6).", *[f"{known} said Quillfeather. {rest} {rest[::-1]}"] * 2)
    (passage,) = passages(*texts)
    assert [place["document"] for place in passage["places"]] == ["text-2", "text-3"]


@pytest.mark.parametrize("marks", [("(b)(6)", "(b)(5)"), ("(b)(5)", "(b)(6)")])
def test_what_one_copy_withholds_for_a_person_no_other_copy_shows(passages, marks):
    """A second copy cites exemption 5 for the same words: the name stays out all the same."""
    assert passages(*(PASSAGE.format(text) for text in (*marks, PERSON))) == []


def test_what_ocr_misread_keeps_no_copies_apart(passages):
    """A lost letter, a digit for a letter, other signs: no mark of redaction and no name."""
    noisy = PASSAGE.format("").replace("office", "0ffice").replace("river", "rivcr")
    (passage,) = passages(PASSAGE.format(""), noisy.replace("census", "cen sus"))
    assert kinds(passage["comparisons"][0]).count("differs") == 3


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
