"""Passages that stand more than once: what their pages say, and what a document's page does."""

import csv
import json

import pytest

from converters.conversion import Folders, convert
from converters.terms.vocabulary import load_vocabularies
from hooks.collection import load_collection
from hooks.document.repeated import load_repeated
from hooks.document.repeated_pages import by_document, repeated_views
from hooks.tables import repeated_tables
from tests.converters.examples import PROJECT
from tests.hooks.samples import rows_in

PASSAGE = (
    "The office rented nine vans for the census of herons in the spring of that year,\n"
    "and it returned eight of them before the river rose. {}\n"
    "The ninth was found in a barn in autumn, without its wheels, and the office paid\n"
    "the garage for a new set of four."
)
SENTENCE = "The agents kept the camera on the roof of the mill."


@pytest.fixture
def repeated(tmp_path):
    """Converts texts, each a file, and gives the repeated passages as the site has them."""

    def found(*texts):
        folder = tmp_path / "sources"
        folder.mkdir()
        for number, text in enumerate(texts, 1):
            (folder / f"text-{number}.txt").write_text(text, "utf-8")
        output = tmp_path / "documents"
        vocabularies = PROJECT / "docs/vocabularies"
        convert(Folders(folder, output, vocabularies), jobs=1)
        collection = load_collection(output, load_vocabularies(vocabularies))
        return load_repeated(output, collection.documents)

    return found


def words(side):
    return "".join(run.text for run in side).strip()


def test_a_passage_says_where_it_stands(repeated):
    (passage,) = repeated(f"A letter.\n\n{PASSAGE.format('')}", PASSAGE.format(""))
    assert [(place.document.id, place.line, place.last_line) for place in passage.places] == [
        ("text-1", 3, 6),
        ("text-2", 1, 4),
    ]
    assert passage.places[0].url == "documents/text-1.html#L3"
    assert passage.opening.startswith("The office rented nine vans")
    assert passage.documents == 2


def test_copies_stand_in_rows_line_by_line(repeated):
    (passage,) = repeated(PASSAGE.format("(b)(7)(E)"), PASSAGE.format(SENTENCE))
    (comparison,) = passage.comparisons
    assert not comparison.is_same
    assert [words(first)[:16] for first, _ in comparison.rows] == [
        "The office rente",
        "and it returned ",
        "the garage for a",
    ]
    withheld = [run for _, second in comparison.rows for run in second if run.redaction]
    assert [(run.text, run.exemptions, run.differs) for run in withheld] == [
        ("(b)(7)(E)", ("b7E",), True)
    ]


def test_a_line_between_two_redactions_ends_in_both_copies(repeated):
    text = PASSAGE.format("\n\n- (b)(7)(E)\n\n{}- Examples:\n")
    (passage,) = repeated(text.format("- (b)(7)(E)\n\n"), text.format(""))
    rows = [(words(first), words(second)) for first, second in passage.comparisons[0].rows]
    assert ("- (b)(7)(E)", "- (b)(7)(E)") in rows
    assert ("- Examples:", "- (b)(7)(E)\n\n- Examples:") in rows


def test_a_line_that_ends_in_one_copy_alone_ends_there(repeated):
    bullets = "\n\n- (b)(7)(E)\n\n- (b)(7)(E)"
    broken = "\n\n-\n\n(b)(7)(E)\n\n-\n\n(b)(7)(E)"
    (passage,) = repeated(PASSAGE.format("") + bullets, PASSAGE.format("") + broken)
    *_, (first, second) = passage.comparisons[0].rows
    assert words(first) == "- (b)(7)(E)"
    assert words(second) == "(b)(7)(E)\n-\n(b)(7)(E)"


def test_what_one_copy_shows_is_said_in_both_documents_and_on_a_page(repeated):
    passages = repeated(PASSAGE.format("(b)(7)(E)"), PASSAGE.format(SENTENCE))
    documents = by_document(passages)
    (withholds,) = documents["text-1"]
    (shows,) = documents["text-2"]
    assert [one.redaction for one in withholds.shown] == ["r1"]
    assert [one.words for one in shows.shows] == [SENTENCE]
    pages = {path: view for path, _, view in repeated_views(passages)}
    assert [one.words for one in pages["repeated/shown.md"].shown] == [SENTENCE]


def test_equal_copies_are_said_to_be(repeated):
    (passage,) = repeated(PASSAGE.format(""), PASSAGE.format(""))
    assert passage.comparisons[0].is_same
    assert passage.shown == ()


def test_a_collection_without_repetition_has_its_two_lists(repeated):
    paths = [path for path, _, _ in repeated_views(repeated("A letter."))]
    assert paths == ["repeated/index.md", "repeated/shown.md"]


def test_a_folder_without_the_file_has_none(tmp_path):
    assert load_repeated(tmp_path, ()) == ()


PLACES = [
    *("passage", "words", "document", "line", "last_line", "fullest", "differs", "opening"),
    *("address", "compared"),
]
REDACTIONS = [
    *("passage", "document", "redaction", "exemptions", "shown_in", "line", "words", "address"),
    "shown_address",
]
"""Columns that people have built upon: new ones come after them."""


@pytest.mark.parametrize(
    ("table", "names"), list(zip(repeated_tables.TABLES, [PLACES, REDACTIONS], strict=True))
)
def test_columns_are_neither_renamed_nor_moved_and_explained(table, names):
    assert [column.name for column in table.columns][: len(names)] == names
    assert table.about.endswith(".")
    for column in table.columns:
        assert column.meaning.endswith("."), column.name
        assert column.example, column.name


def test_each_place_and_each_redaction_shown_elsewhere_is_a_row(repeated):
    passages = repeated(PASSAGE.format("(b)(7)(E)"), PASSAGE.format(SENTENCE))
    places = [dict(zip(PLACES, row, strict=True)) for row in repeated_tables.passage_rows(passages)]
    assert [(row["document"], row["line"], row["fullest"], row["differs"]) for row in places] == [
        ("text-1", 1, "no", "yes"),
        ("text-2", 1, "yes", ""),
    ]
    (shown,) = (
        dict(zip(REDACTIONS, row, strict=True)) for row in repeated_tables.shown_rows(passages)
    )
    assert shown == {
        "passage": passages[0].id,
        "document": "text-1",
        "redaction": "r1",
        "exemptions": "b7E",
        "shown_in": "text-2",
        "line": 1,
        "words": SENTENCE,
        "address": "documents/text-1.html#r1",
        "shown_address": "documents/text-2.html#L1",
    }


def test_no_row_holds_or_leads_to_what_is_withheld_to_protect_a_person(repeated):
    passages = repeated(PASSAGE.format("(b)(6)"), *[PASSAGE.format(SENTENCE)] * 2)
    assert [row[2] for row in repeated_tables.passage_rows(passages)] == ["text-2", "text-3"]
    assert list(repeated_tables.shown_rows(passages)) == []


def test_the_files_hold_the_places_of_the_pages(site, converted):
    documents = load_collection(
        converted, load_vocabularies(PROJECT / "docs/vocabularies")
    ).documents
    passages = load_repeated(converted, documents)
    for table in repeated_tables.TABLES:
        written = json.loads((site / f"downloads/{table.name}.json").read_text("utf-8"))
        assert written["columns"] == [column.name for column in table.columns]
        assert rows_in(written) == [list(row) for row in table.rows(passages)]
        with (site / f"downloads/{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) == len(written["data"]) + 1


def test_the_second_copy_of_the_facial_recognition_paper_leads_to_the_first(converted):
    """By reading: lines 73 and 198 start the copies; only the second has two further marks."""
    vocabularies = load_vocabularies(PROJECT / "docs/vocabularies")
    documents = load_collection(converted, vocabularies).documents
    paper = load_repeated(converted, documents)[0]
    assert [place.line for place in paper.places] == [73, 198]
    (comparison,) = paper.comparisons
    differing = [run for row in comparison.rows for side in row for run in side if run.differs]
    assert [run.exemptions for run in differing if run.redaction] == [("b7E",), ("b7E",)]
    assert paper.shown == ()


def test_no_passage_on_the_site_undoes_a_persons_redaction(converted):
    """Of the four texts none may; the file that the site is made from holds no such words."""
    lines = (converted / "repeated-passages.jsonl").read_text("utf-8").splitlines()[1:]
    for line in map(json.loads, lines):
        for comparison in line["comparisons"]:
            assert comparison["shown"] == []
