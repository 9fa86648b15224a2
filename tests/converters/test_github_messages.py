"""What `check` found, as GitHub shows it."""

import json

import pytest

from converters.__main__ import main
from converters.github_messages import MOST_BYTES, commands, summary
from converters.model import Diagnostic

WRONG = Diagnostic(
    "error", 8, "the quote fits more than one place", "the pier", 'write prefix: "of"', "a/b.md"
)


def test_a_problem_is_a_command_with_its_file_and_line():
    (command,) = commands([WRONG])
    assert command == (
        "::error file=a/b.md,line=8::The quote fits more than one place. “the pier”"
        '%0AWrite prefix: "of".'
    )


def test_a_problem_of_a_whole_file_names_no_line_and_a_note_is_no_mark():
    whole = Diagnostic("warning", 0, "odd", path="a.md")
    assert list(commands([whole, Diagnostic("note", 3, "read so")])) == [
        "::warning file=a.md::Odd."
    ]


def test_no_text_of_a_stranger_becomes_a_command_of_its_own():
    sly = Diagnostic("error", 1, "x\n::add-mask::y\r%0A", "q\n::error::z", "", "a,line=2::\n:b.md")
    (command,) = commands([sly])
    assert "\n" not in command and "\r" not in command
    assert command.startswith("::error file=a%2Cline=2%3A%3A%0A%3Ab.md,line=1::X%0A::add-mask")
    assert "%250A" in command


def test_the_summary_has_every_problem_and_no_markup_of_a_stranger():
    sly = Diagnostic("warning", 2, "a | b\nc", "<img src=x> [x](y) @someone", "", "c.md")
    text = summary([WRONG, sly])
    assert "## To be changed (1)" in text and "## To be looked at (1)" in text
    assert r"| a/b.md | 8 | the quote fits more than one place | the pier | write prefix: " in text
    assert r"| c.md | 2 | a \| b c | \<img src=x\> \[x\]\(y\) \@someone |" in text


def test_a_summary_without_problems_says_so():
    assert "Nothing is wrong" in summary([])


def test_a_long_summary_stays_below_what_github_takes():
    text = summary([WRONG] * 20_000)
    assert len(text.encode()) < MOST_BYTES
    assert "more, in the log of the step" in text


@pytest.mark.parametrize(("note", "code"), [("A landing stage.", 0), ("", 1)])
def test_check_writes_marks_and_summary(tmp_path, monkeypatch, capsys, note, code):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    for name in ("sources", "vocabularies", "annotations/letter"):
        (tmp_path / "docs" / name).mkdir(parents=True)
    (tmp_path / "docs/sources/letter.txt").write_text("The pier was closed.\n", encoding="utf-8")
    values = {
        "document": "letter",
        "motivation": "commenting",
        "creator": "A",
        "created": "2026-03-02",
    }
    front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in values.items())
    file = tmp_path / "docs/annotations/letter/pier.md"
    file.write_text(f"---\n{front}\n---\n\n> The pier\n\n{note}\n", encoding="utf-8")
    assert main(["check", "--github"]) == code
    said = capsys.readouterr().out
    assert said.startswith("::error file=docs/annotations/letter/pier.md,line=") is bool(code)
    assert ("pier.md" in (tmp_path / "summary.md").read_text("utf-8")) is bool(code)
