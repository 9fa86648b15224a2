"""The file of an annotation is read, or it is said on which line it is wrong and what to write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.annotations.folding import fold
from converters.annotations.model import MOTIVATIONS, Annotation
from converters.annotations.reading import is_invisible
from converters.annotations.values import KEYS, is_created
from converters.annotations.writing import file_text
from tests.annotations.notes import LETTER, read


def problem(text, **place):
    """The one thing that is wrong with a file."""
    annotation, problems = read(text, **place)
    assert annotation is None
    (only,) = problems
    return only


def test_an_annotation_is_front_matter_then_the_quote_then_the_note():
    annotation, problems = read(
        "---\n"
        "document: letter\n"
        "motivation: linking\n"
        "creator: A. Reader\n"
        "created: 2026-03-02\n"
        "tags: [piers, boats]\n"
        'prefix: "closed: the"\n'
        "---\n\n"
        "> of the pier\n> \n>  and the boats\n\n"
        "See **the log**.\n\n> and this\n"
    )
    assert problems == ()
    assert annotation == Annotation(
        "letter",
        "pier",
        motivation="linking",
        creator="A. Reader",
        created="2026-03-02",
        quote="of the pier\n\n and the boats",
        note="See **the log**.\n\n> and this",
        tags=("piers", "boats"),
        prefix="closed: the",
    )
    assert annotation.quote_line == 10


def test_values_stay_the_strings_that_they_are():
    changed = LETTER.replace("A. Reader", "003").replace(
        "---\n\n", "tags: yes, 2026-01-01, ~\n---\n\n"
    )
    annotation, _ = read(changed)
    assert annotation.creator == "003"
    assert annotation.tags == ("yes", "2026-01-01", "~")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read(end):
    assert read(LETTER.replace("\n", end)) == read(LETTER)
    assert read(b"\xef\xbb\xbf" + LETTER.encode()) == read(LETTER)


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "advice"),
    [
        (
            "identifying",
            "identifing",
            3,
            "unknown motivation “identifing”",
            "did you mean “identifying”?",
        ),
        (
            "identifying",
            "xxxx",
            3,
            "unknown motivation “xxxx”",
            "it is one of commenting, identifying",
        ),
        (
            "motivation: identifying\n",
            "",
            1,
            "the key “motivation” is missing",
            "add a line such as",
        ),
        ("A. Reader", "", 4, "“creator” is empty", "your name"),
        ("2026-03-02", "2 March 2026", 5, "not a date", "2026-03-02"),
        ("2026-03-02", "2026-02-30", 5, "not a date", "2026-03-02"),
        ("2026-03-02", "2026-03", 5, "not a date", "2026-03-02"),
        (
            "document: letter",
            "document: memo",
            2,
            "folder of another document",
            "docs/annotations/memo/",
        ),
        (
            "document: letter",
            "document: ../../etc",
            2,
            "folder of another document",
            "document: letter",
        ),
        ("---\n\n", "prefx: of\n---\n\n", 6, "unknown key “prefx”", "did you mean “prefix”?"),
        ("---\n\n", "creator: B\n---\n\n", 6, "the key “creator” stands here twice", "keep one"),
        ("---\n\n", "prefix: {a: b}\n---\n\n", 6, "“prefix” needs one value", "one line"),
        ("---\n\n", "prefix: the #ICE list\n---\n\n", 6, "cut off", "double quotes"),
        ("---\n\n", "line: 0\n---\n\n", 6, "not a line number", "whole number"),
        (
            "---\n\n",
            "suffix: " + "x" * 301 + "\n---\n\n",
            6,
            "“suffix” is too long",
            "300 characters",
        ),
        ("---\n\n", "tags: " + "x" * 51 + "\n---\n\n", 6, "too many tags", "at most 20"),
        ("A. Reader", '"A\\u202eB"', 4, "invisible sign", "type it anew"),
        ("> the pier", "the pier", 8, "the quoted passage is missing", "put “> ” before each line"),
        ("> the pier\n\nA landing stage.", "", 9, "the quoted passage is missing", "put “> ”"),
        ("> the pier\n\n", "> the pier\n", 9, "a line stands right behind the quote", "blank line"),
        ("> the pier", "> —", 8, "the quote holds no word", "quote the words"),
        ("> the pier", "> " + "x" * 2001, 8, "the quote has 2,001 characters", "first sentence"),
        ("A landing stage.", "", 9, "the note has no text", "below the quote"),
        ("A landing stage.", "***", 9, "the note has no text", "below the quote"),
        ("A landing stage.", "x" * 5001, 9, "the note has 5,001 characters", "shorten it"),
        ("A landing", "A\u202elanding", 10, "U+202E RIGHT-TO-LEFT OVERRIDE", "delete it"),
        ("A landing", "A\x00landing", 10, "U+0000", "delete it"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_the_way_out(old, new, line, message, advice):
    assert LETTER.count(old) == 1
    wrong = problem(LETTER.replace(old, new))
    assert wrong.line == line
    assert message in wrong.message
    assert advice in wrong.advice
    assert wrong.path == "letter/pier.md"


@pytest.mark.parametrize(
    ("raw", "line", "message"),
    [
        (b"", 1, "does not start with front matter"),
        (b"> quote\n\nnote\n", 1, "does not start with front matter"),
        (b"---\ndocument: letter\n", 1, "the front matter does not end"),
        (b"---\n- a\n- b\n---\n\n> q\n\nn\n", 2, "the front matter holds no keys"),
        (b"---\njust words\n---\n\n> q\n\nn\n", 2, "the front matter holds no keys"),
        (b"---\n---\n\n> q\n\nn\n", 2, "the front matter holds no keys"),
        (b"---\ncreator: a: b\n---\n\n> q\n\nn\n", 2, "not readable YAML"),
        (b"---\ncreator: [[[[\n---\n\n> q\n\nn\n", 2, "not readable YAML"),
        (b'---\ncreator: "a\x07b"\n---\n\n> q\n\nn\n', 2, "not readable YAML"),
        (b"---\n" + b"[" * 9000 + b"\n---\n\n> q\n\nn\n", 2, "front matter"),
        (b"---\na: &a [x]\nb: *a\n*a : c\n---\n\n> q\n\nn\n", 0, ""),
        ("---\ndocument: letter\n---\n\n> qué".encode("latin-1"), 5, "the file is not UTF-8"),
        (b"\xff\xfe-\x00", 1, "the file is not UTF-8"),
        (b"---\n" + b"x" * 40_000, 0, "the file has 40,004 bytes"),
    ],
)
def test_a_file_that_is_no_annotation_is_refused_with_a_reason(raw, line, message):
    annotation, problems = read(raw)
    assert annotation is None and problems
    assert any(message in one.message and (not line or one.line == line) for one in problems)
    assert all(one.severity == "error" and one.advice for one in problems)


def test_all_that_is_wrong_is_said_at_once():
    _, problems = read("---\nmotivation: asking\ncreated: today\n---\n\nno quote\n")
    assert [one.line for one in problems] == [1, 1, 2, 3, 6]


@pytest.mark.parametrize(
    ("value", "is_one"),
    [
        ("2026-03-02", True),
        ("2024-02-29", True),
        ("2026-03-02T14:05:00Z", True),
        ("2026-03-02T14:05Z", False),
        ("2026-03-02T14:05:00", False),
        ("2026", False),
        ("0000-01-01", False),
        ("2026-3-2", False),
    ],
)
def test_a_note_is_dated_by_its_day_or_its_moment_in_utc(value, is_one):
    assert is_created(value) is is_one


def test_every_key_is_explained_and_has_an_example():
    assert all(key.means and key.example for key in KEYS.values())


# --- laws ---

values = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Zs", "Co", "Cn")),
    min_size=1,
    max_size=40,
)
tags = values.map(lambda tag: tag.replace(",", "").replace(";", "")).filter(bool)
lines = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Co", "Cn")).filter(
        lambda sign: not is_invisible(sign)
    ),
    max_size=60,
)
texts = st.lists(lines, min_size=1, max_size=4).map("\n".join)

annotations = st.builds(
    Annotation,
    document=st.just("letter"),
    id=st.just("pier"),
    motivation=st.sampled_from(list(MOTIVATIONS)),
    creator=values,
    created=st.dates().map(str)
    | st.datetimes().map(lambda at: f"{at:%Y-%m-%dT%H:%M:01Z}".zfill(20)),
    quote=texts.filter(fold),
    note=texts.map(str.strip).filter(lambda note: any(map(str.isalnum, note))),
    tags=st.lists(tags, max_size=4, unique=True).map(tuple),
    prefix=values | st.just(""),
    suffix=values | st.just(""),
    line=st.integers(0, 999_999),
)


@given(annotations)
def test_what_is_written_is_read_as_it_was(annotation):
    read_again, problems = read(file_text(annotation))
    assert problems == ()
    assert read_again == annotation
    assert file_text(read_again) == file_text(annotation)


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_no_file_stops_the_reading(raw):
    annotation, problems = read(raw)
    assert (annotation is None) == bool(problems)
