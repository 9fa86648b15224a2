"""The files of annotations: their places and names, and that a bad one harms no other."""

import pytest

from converters.annotations.checking import check_annotations
from converters.annotations.files import read_annotations
from converters.annotations.released_texts import ReleasedTexts
from tests.annotations.notes import LETTER
from tests.converters.examples import vocabularies

TEXT = "A letter of the board.\n\nOn Monday the pier was closed.\n\nIt is the second letter of the board.\n"


@pytest.fixture
def folder(tmp_path):
    """A folder of annotations with one good file, beside its source."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "letter.txt").write_text(TEXT, encoding="utf-8")
    (sources / "other.txt").write_text("Another text.\n", encoding="utf-8")
    put(tmp_path / "annotations", "letter/pier.md", LETTER)
    return tmp_path / "annotations"


def put(folder, path, text):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


def checked(folder):
    texts = ReleasedTexts(folder.parent / "sources", vocabularies())
    problems = check_annotations(folder, texts)
    return [
        (one.path.removeprefix(f"{folder}/"), one.line, one.severity, one.message, one.advice)
        for one in problems
    ]


def only_problem(folder):
    """The one problem; and the good file beside it is read as ever."""
    found = read_annotations(folder, ["letter", "other"])
    assert "pier" in [one.id for one in found.annotations]
    (problem,) = checked(folder)
    return problem


def test_a_folder_without_faults_has_nothing_to_report(folder):
    put(folder, "README.md", "What stands here.")
    put(folder, "letter/.hidden.md", "no annotation")
    assert checked(folder) == []
    assert checked(folder.parent / "nowhere") == []


@pytest.mark.parametrize(
    ("path", "message", "advice"),
    [
        ("leter/a.md", "there is no document “leter”", "did you mean “letter”?"),
        ("xyz/a.md", "there is no document “xyz”", "the documents are letter, other"),
        ("a.md", "the file stands in no document's folder", "docs/annotations/<document>/"),
        ("letter/a.txt", "annotations are files that end in .md", "rename it to a-txt.md"),
        ("letter/A note.md", "small letters, digits and single hyphens", "rename it to a-note.md"),
        ("letter/a..b.md", "small letters, digits and single hyphens", "rename it to a-b.md"),
        ("letter/-.md", "small letters, digits and single hyphens", "rename it to note.md"),
        ("letter/con.md", "Windows cannot keep", "rename it"),
        (f"letter/{'x' * 101}.md", "the name has more than 100 bytes", "shorten it"),
    ],
)
def test_a_file_in_the_wrong_place_is_refused(folder, path, message, advice):
    put(folder, path, LETTER)
    name, line, severity, said, way_out = only_problem(folder)
    assert (name, line, severity) == (path, 0, "error")
    assert message in said and advice in way_out


def test_links_are_not_followed(folder):
    secret = put(folder.parent, "elsewhere/secret.md", LETTER)
    (folder / "letter/linked.md").symlink_to(secret)
    (folder / "other").symlink_to(secret.parent)
    said = checked(folder)
    assert [(path, message) for path, _, _, message, _ in said] == [
        ("letter/linked.md", "it is a link or no plain file"),
        ("other", "it is a link or no plain file"),
    ]


def test_two_names_that_differ_in_capitals_alone_are_one_name(folder):
    put(folder, "letter/PIER.md", LETTER)
    *_, message, advice = only_problem(folder)
    assert message == "two annotations have this name, capitals aside"
    assert advice == "give one another name"


def test_what_is_wrong_inside_a_file_is_said_with_its_path(folder):
    put(folder, "letter/bad.md", LETTER.replace("identifying", "identifing"))
    path, line, *_, advice = only_problem(folder)
    assert (path, line, advice) == ("letter/bad.md", 3, "did you mean “identifying”?")


# --- quotes ---


def test_an_ambiguous_quote_gets_the_lines_and_what_to_write(folder):
    put(folder, "letter/bad.md", LETTER.replace("> the pier", "> letter of the board"))
    path, line, severity, message, advice = only_problem(folder)
    assert (path, line, severity) == ("letter/bad.md", 8, "error")
    assert message == "the quote fits more than one place: lines 1, 5"
    assert 'for line 1: prefix: "A"' in advice
    assert 'for line 5: prefix: "second"' in advice


@pytest.mark.parametrize("written", ['prefix: "A"', 'prefix: "second"'])
def test_the_line_to_write_makes_the_quote_certain(folder, written):
    text = LETTER.replace("> the pier", "> letter of the board").replace(
        "---\n\n", f"{written}\n---\n\n"
    )
    put(folder, "letter/good.md", text)
    assert checked(folder) == []


def test_a_quote_that_is_not_there_gets_the_nearest_place(folder):
    put(folder, "letter/bad.md", LETTER.replace("> the pier", "> the pier was never opened."))
    *_, message, advice = only_problem(folder)
    assert message == "the quote is not in the released text of letter"
    assert "the nearest is line 3: “the pier was closed" in advice


def test_a_misread_quote_is_a_warning_that_says_what_differs(folder):
    put(folder, "letter/odd.md", LETTER.replace("> the pier", "> It is the secand letter of the"))
    *_, severity, message, advice = only_problem(folder)
    assert severity == "warning"
    assert message == "the quote is nearly what line 5 says"
    assert (
        advice
        == "the text has “second”, the annotation “secand”; copy the words as they stand there"
    )


# --- links, pictures, HTML ---


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("[x](../../sources/leter.txt)", "a link that leads nowhere"),
        ("[x](../../documents/letter)", "a link that leads nowhere"),
        ("[x](javascript:alert)", "a link that leads nowhere"),
        ("[x](/documents/letter.html)", "a link that leads nowhere"),
        ("[x](../../sources/letter.txt#L99)", "a link to line 99 of a text with 6 lines"),
        ("![x](https://example.org/x.png)", "pictures are not shown"),
    ],
)
def test_what_a_note_cannot_show_is_said_with_its_line(folder, note, message):
    put(folder, "letter/bad.md", LETTER.replace("A landing stage.", f"First.\n\n{note}"))
    problems = [one for one in checked(folder) if one[3] == message]
    assert problems and all(one[:3] == ("letter/bad.md", 12, "error") for one in problems)


@pytest.mark.parametrize("note", ["so <b>bold</b>", "<div>\nbold\n</div>"])
def test_html_is_a_warning_because_the_site_shows_it_as_text(folder, note):
    put(folder, "letter/odd.md", LETTER.replace("A landing stage.", f"First.\n\n{note}"))
    problems = {one[:4] for one in checked(folder)}
    assert problems == {("letter/odd.md", 12, "warning", "HTML is shown as text")}


@pytest.mark.parametrize(
    "note",
    [
        "[x](../../sources/letter.txt#L3)",
        "[x](../../documents/other.html#r1)",
        "[x](../sources/letter.txt#L1-L3)",
        "[x](#L3)",
        "<https://example.org/?a=b&c=d>",
        "[x](mailto:a@example.org)",
        "`<b>`",
    ],
)
def test_links_to_the_web_and_inside_the_collection_are_fine(folder, note):
    put(folder, "letter/good.md", LETTER.replace("A landing stage.", note + " x"))
    assert checked(folder) == []


def test_a_misread_quote_that_fits_two_places_gets_what_to_write_and_to_copy(folder):
    text = "The old office opened the long pier.\n"
    (folder.parent / "sources/letter.txt").write_text(
        f"the pier\n\n{text}\n{text}", encoding="utf-8"
    )
    put(
        folder,
        "letter/bad.md",
        LETTER.replace("> the pier", "> the old ofice opened the long peer"),
    )
    *_, message, advice = only_problem(folder)
    assert message == "the quote fits more than one place: lines 3, 5"
    assert advice.startswith("copy the words as they stand there, and write one of these lines")
    assert 'for line 3: prefix: "pier"' in advice or "for line 3: line: 3" in advice


def test_a_quote_of_another_document_is_said_to_be_there(folder):
    sources = folder.parent / "sources"
    (sources / "other.txt").write_text(
        "Another text.\n\nThe “board”\nwill meet in the old library.\n", encoding="utf-8"
    )
    words = 'The "board" will meet in the old library.'
    put(folder, "letter/library.md", LETTER.replace("the pier", words))
    path, _, severity, message, advice = only_problem(folder)
    assert (path, severity) == ("letter/library.md", "error")
    assert message == "the quote is not in the released text of letter"
    assert advice.startswith("it stands in the released text of other on line 3")
    assert "move the file to the folder of that document" in advice


@pytest.mark.parametrize("words", ["Another text.", "These words stand in no document at all."])
def test_no_other_document_is_named_for_a_few_words_or_where_none_has_them(folder, words):
    put(folder, "letter/library.md", LETTER.replace("the pier", words))
    *_, advice = only_problem(folder)
    assert "other" not in advice


def test_other_documents_are_read_only_where_a_quote_is_lost(folder, monkeypatch):
    texts = ReleasedTexts(folder.parent / "sources", vocabularies())
    read = []
    monkeypatch.setattr(texts, "_of", lambda id, of=texts._of: read.append(id) or of(id))
    assert check_annotations(folder, texts) == ()
    assert set(read) == {"letter"}
