"""Which files are sources, and the address of the page of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from converters.sources import find_sources, slug


def write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("text")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("C05781723", "c05781723"),
        ("FOIA Log (2).v1", "foia-log-2-v1"),
        ("Résumé_final", "résumé-final"),
        ("Протокол № 7", "протокол-7"),
        ("!!!", ""),
    ],
)
def test_a_name_becomes_part_of_an_address(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_sources_are_found_in_all_folders_in_the_order_of_their_ids(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "Release 1/A letter.TXT", "a.txt", "a.yml")
    sources, refused = find_sources(tmp_path)
    assert [source.id for source in sources] == ["a", "b", "release-1/a-letter"]
    assert refused == []


def test_two_sources_with_one_id_are_both_refused_and_harm_no_other(tmp_path: Path) -> None:
    write(tmp_path, "A B.txt", "a-b.txt", "c.txt")
    sources, refused = find_sources(tmp_path)
    assert [source.id for source in sources] == ["c"]
    assert {problem.path for problem in refused} == {"A B.txt", "a-b.txt"}
    assert "a-b.txt" in refused[0].message or "A B.txt" in refused[0].message


@pytest.mark.parametrize("name", ["index.txt", "README.txt", "release/Index.txt", "!!!.txt"])
def test_a_name_without_an_address_of_its_own_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    sources, (problem,) = find_sources(tmp_path)
    assert sources == []
    assert (problem.severity, problem.path, problem.advice) == ("error", name, "rename the file")


def test_of_two_sources_with_one_id_the_published_one_stays(tmp_path: Path) -> None:
    write(tmp_path, "A B.txt", "a-b.txt")
    sources, (problem,) = find_sources(tmp_path, {"a-b": "a-b.txt"}.get)  # type: ignore[arg-type]
    assert [source.path for source in sources] == ["a-b.txt"]
    assert problem.path == "A B.txt"


def test_what_an_operating_system_hides_is_no_source(tmp_path: Path) -> None:
    write(tmp_path, "memo.txt", "._memo.txt", ".Trash/old.txt")
    sources, refused = find_sources(tmp_path)
    assert [source.path for source in sources] == ["memo.txt"]
    assert refused == []


def test_a_link_is_refused_and_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not to be published")
    folder = tmp_path / "sources"
    write(folder, "a.txt")
    (folder / "link.txt").symlink_to(secret)
    (folder / "dangling.txt").symlink_to(folder / "nothing.txt")
    (folder / "round").symlink_to(folder)
    sources, refused = find_sources(folder)
    assert [source.id for source in sources] == ["a"]
    assert [problem.path for problem in refused] == ["dangling.txt", "link.txt", "round"]
    assert {problem.severity for problem in refused} == {"error"}


def test_a_file_that_becomes_no_page_is_named(tmp_path: Path) -> None:
    write(tmp_path, "memo.pdf", "README.md")
    _, warnings = find_sources(tmp_path)
    assert [(item.severity, item.path) for item in warnings] == [
        ("warning", "README.md"),
        ("warning", "memo.pdf"),
    ]


def test_a_name_too_long_for_a_file_of_ours_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "n" * 240 + ".txt")
    sources, (problem,) = find_sources(tmp_path)
    assert sources == []
    assert "more than 200 bytes" in problem.message
