"""What a person knows about a source, and what happens when it is written down wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from converters.model import Facts, RecordCorrection
from converters.sidecar.calendar_dates import is_date
from converters.sidecar.sidecars import SidecarReader, lone_sidecars
from tests.converters.examples import PROJECT, vocabularies


def facts_of(folder: Path, sidecar: str, release: str = "") -> tuple[Facts, list[str]]:
    (folder / "a.txt").write_text("text")
    (folder / "a.yml").write_text(sidecar)
    if release:
        (folder / "release.yml").write_text(release)
    facts, problems = SidecarReader(folder, vocabularies()).facts(folder / "a.txt")
    return facts, [f"{p.path}:{p.line}: {p.message}; {p.advice}" for p in problems]


def test_a_source_needs_no_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    reader = SidecarReader(tmp_path, vocabularies())
    assert reader.facts(tmp_path / "a.txt") == (Facts(), [])


def test_a_sidecar_overrides_its_folders_release(tmp_path: Path) -> None:
    facts, problems = facts_of(
        tmp_path,
        "title: A letter\nrequester: A. Reader\n",
        "release: First release\nrequester: A newsroom\n",
    )
    assert facts == Facts(title="A letter", requester="A. Reader", release="First release")
    assert problems == []


def test_values_stay_as_written(tmp_path: Path) -> None:
    facts, _ = facts_of(tmp_path, "title: no\nrequest_number: 003\ndate: 2020-06-10\n")
    assert (facts.title, facts.request_number, facts.date) == ("no", "003", "2020-06-10")


@pytest.mark.parametrize(
    ("sidecar", "problem"),
    [
        ("titel: x\n", "a.yml:1: unknown key “titel”; did you mean “title”?"),
        ("title: x\ndate: June 10, 2020\n", "a.yml:2: not a date; write it as"),
        ("date: 2020-02-30\n", "a.yml:1: not a date"),
        ("source_url: www.example.org\n", "a.yml:1: not a web address; it starts with https://"),
        ("title: RE: x\n", "a.yml:1: this is not readable YAML"),
        ("title:\n  - x\n", "a.yml:1: “title” needs one value"),
        ("title: x\ntitle: y\n", "a.yml:2: this key stands here twice"),
        ("just words\n", "a.yml:1: the sidecar holds no keys"),
        ("[" * 5000, "a.yml:2: this is not readable YAML"),
        ("agency: I.C.E\n", "a.yml:1: unknown agency; "),
        ("title: Fight #ICE now\n", "a.yml:1: what stands behind the # is cut off; put"),
        ("date: 2020\ntitle: #ICE\n", "a.yml:2: what stands behind the # is cut off"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_way_out(
    tmp_path: Path, sidecar: str, problem: str
) -> None:
    _, problems = facts_of(tmp_path, sidecar)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_a_mistake_harms_no_other_key(tmp_path: Path) -> None:
    facts, _ = facts_of(tmp_path, "titel: x\ndate: 2020\n")
    assert facts == Facts(date="2020")


def test_a_sidecar_without_a_source_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "memo.txt").write_text("text")
    (tmp_path / "meno.yml").write_text("title: x")
    (problem,) = lone_sidecars(tmp_path)
    assert (problem.severity, problem.path) == ("error", "meno.yml")
    assert problem.advice == "did you mean memo.yml?"


def test_a_comment_is_no_fault(tmp_path: Path) -> None:
    facts, problems = facts_of(tmp_path, "# a note\ndate: 2020   # not certain\ntitle: '#ICE'\n")
    assert (facts.date, facts.title, problems) == ("2020", "#ICE", [])


def test_a_release_without_a_source_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "release.yml").write_text("release: x\n")
    (problem,) = lone_sidecars(tmp_path)
    assert (problem.path, problem.line) == ("empty/release.yml", 1)


@pytest.mark.parametrize("value", ["2020", "2020-06", "2020-06-10", "2024-02-29"])
def test_dates_are_days_months_or_years(value: str) -> None:
    assert is_date(value)


@pytest.mark.parametrize("value", ["20", "2020-13", "2023-02-29", "2020-6-1", "10/06/2020"])
def test_other_spellings_are_no_dates(value: str) -> None:
    assert not is_date(value)


@pytest.mark.parametrize("agency", ["ICE", "ice", "U.S. Immigration and Customs Enforcement"])
def test_an_agency_is_named_by_short_form_id_or_name(tmp_path: Path, agency: str) -> None:
    assert facts_of(tmp_path, f"agency: {agency}\n")[0].agency == "ice"


def test_a_faulty_release_is_named_once_for_all_its_sources(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("text")
    (tmp_path / "release.yml").write_text("titel: x\n")
    reader = SidecarReader(tmp_path, vocabularies())
    found = [reader.facts(tmp_path / name)[1] for name in ("a.txt", "b.txt")]
    assert found[0] == found[1]
    assert len({*found[0], *found[1]}) == 1


def test_the_sidecars_of_this_project_are_right() -> None:
    sources = PROJECT / "docs" / "sources"
    reader = SidecarReader(sources, vocabularies())
    for file in sources.glob("*.txt"):
        facts, problems = reader.facts(file)
        assert problems == []
        assert facts.title


def test_a_sidecar_says_what_the_records_inside_a_text_are(tmp_path: Path) -> None:
    facts, problems = facts_of(
        tmp_path,
        "records:\n"
        "  - {line: 61, type: talking points, title: On the pier, date: 2020-04-30}\n"
        "  - line: 12\n"
        "    from: A. Writer\n"
        "    to: B. Reader; C. Reader\n"
        "    subject: 'RE: the pier'\n"
        "  - {line: 90, type: none}\n",
    )
    assert problems == []
    assert facts.records == (
        RecordCorrection(12, 3, "", "RE: the pier", "", "A. Writer", ("B. Reader", "C. Reader")),
        RecordCorrection(61, 2, "talking points", "On the pier", "2020-04-30"),
        RecordCorrection(90, 7, "none"),
    )


@pytest.mark.parametrize(
    ("sidecar", "problem"),
    [
        ("records: 61\n", "a.yml:1: “records” is no list; write “- {line: 61, type:"),
        ("records:\n  - 61\n", "a.yml:2: a record without keys; write"),
        (
            "records:\n  - {lin: 61}\n",
            "a.yml:2: unknown key “lin” of a record; did you mean “line”",
        ),
        (
            "records:\n  - {line: 1, type: leter}\n",
            "a.yml:2: unknown type “leter” of a record; did",
        ),
        ("records:\n  - {type: letter}\n", "a.yml:2: a record without its line; add"),
        ("records:\n  - {line: first}\n", "a.yml:2: not a line; write"),
        ("records:\n  - {line: 0}\n", "a.yml:2: not a line; write"),
        ("records:\n  - line: 1\n    line: 2\n", "a.yml:3: this key stands here twice; keep"),
        ("records:\n  - {line: 1}\n  - {line: 1}\n", "a.yml:3: this line stands here twice; keep"),
        ("records:\n  - {line: 1, date: 2020-02-30}\n", "a.yml:2: not a date; write it as 2020-"),
        ("records:\n  - {line: 1, date: 2020-02-28T25:00}\n", "a.yml:2: not a date; write it as"),
        ("records:\n  - {line: 1, to: [A, B]}\n", "a.yml:2: “to” needs one value; write several"),
        ("records:\n  - {line: 1, title: A, subject: B}\n", "a.yml:2: a record's subject is its"),
        ("records:\n  - {line: 1, type: none, title: A}\n", "a.yml:2: “none” says that no record"),
        ("records:\n  - line: 1\n    title: Go #ICE\n", "a.yml:3: what stands behind the # is cut"),
        ("records: []\nrecords: []\n", "a.yml:2: this key stands here twice"),
    ],
)
def test_a_mistake_about_a_record_is_named_the_same_way(
    tmp_path: Path, sidecar: str, problem: str
) -> None:
    _, problems = facts_of(tmp_path, sidecar)
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_a_mistake_about_one_record_harms_no_other(tmp_path: Path) -> None:
    facts, _ = facts_of(tmp_path, "records:\n  - {line: 1, typ: letter}\n  - {line: 5}\n")
    assert facts.records == (RecordCorrection(5, 3),)


def test_a_release_has_no_records_of_its_own(tmp_path: Path) -> None:
    facts, problems = facts_of(tmp_path, "date: 2020\n", "records:\n  - {line: 1}\n")
    assert facts.records == ()
    assert problems[0].startswith("release.yml:1: unknown key “records”")
