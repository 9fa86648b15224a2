"""A folder of sources becomes a folder of pages: incrementally, whole, and alike each time."""

from __future__ import annotations

import json
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any, ClassVar

import pytest

from converters import conversion
from converters.__main__ import main
from converters.conversion import REPEATED_PASSAGES, Folders, convert
from tests.converters.examples import PROJECT


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    sources = tmp_path / "sources"
    (sources / "release").mkdir(parents=True)
    (sources / "letter.txt").write_text("ICE wrote (b)(5).\n")
    (sources / "release" / "memo.txt").write_text("A memo by [REDACTED].\n")
    return Folders(sources, tmp_path / "documents", PROJECT / "docs" / "vocabularies")


def files(folders: Folders) -> dict[str, bytes]:
    """The pages and data of the documents, without what is written of all of them together."""
    return {
        path.relative_to(folders.output).as_posix(): path.read_bytes()
        for path in sorted(folders.output.rglob("*"))
        if path.is_file() and path.name != REPEATED_PASSAGES
    }


def run(command: str, folders: Folders, *more: str) -> int:
    return main(
        [command, "--sources", str(folders.sources), "--output", str(folders.output), *more]
        + ["--vocabularies", str(folders.vocabularies)]
    )


def test_each_source_becomes_a_page_and_its_data(folders: Folders) -> None:
    outcome = convert(folders)
    assert (outcome.converted, outcome.unchanged, outcome.problems) == (2, 0, ())
    assert list(files(folders)) == [
        "letter.json",
        "letter.md",
        "release/memo.json",
        "release/memo.md",
    ]


def test_a_second_run_converts_nothing(folders: Folders) -> None:
    convert(folders)
    outcome = convert(folders)
    assert (outcome.converted, outcome.unchanged) == (0, 2)


def test_two_runs_give_the_same_bytes_with_one_process_or_more(folders: Folders) -> None:
    convert(with_many(folders), jobs=1)
    first = files(folders)
    convert(folders, jobs=2, force=True)
    assert files(folders) == first


def with_many(folders: Folders) -> Folders:
    """So many sources that several processes convert them."""
    for number in range(10):
        (folders.sources / f"{number}.txt").write_text(f"Number {number} (b)(6).\n")
    return folders


def test_processes_that_start_from_nothing_give_the_same_bytes(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows and macOS, where a new process has nothing of the one that starts it."""
    convert(with_many(folders), jobs=1)
    first = files(folders)
    spawned = partial(ProcessPoolExecutor, mp_context=get_context("spawn"))
    monkeypatch.setattr(conversion, "ProcessPoolExecutor", spawned)
    assert convert(folders, jobs=2, force=True).converted == 12
    assert files(folders) == first


class Pool(ProcessPoolExecutor):
    """Converts in this process, and remembers how it was closed."""

    fault: BaseException | None = None
    closed: ClassVar[list[dict[str, Any]]] = []

    def map(self, fn: Any, *tasks: Any, **_: Any) -> Any:
        """The first result, then the fault if there is one."""
        conversion._load_in_worker(PROJECT / "docs" / "vocabularies")
        for number, task in enumerate(*tasks):
            if number and self.fault:
                raise self.fault
            yield fn(task)

    def shutdown(self, **options: Any) -> None:  # type: ignore[override]
        """Remembers."""
        self.closed.append(options)
        super().shutdown(**options)


def stopped_by(fault: BaseException, folders: Folders, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of a run that a fault stops behind the first of its documents."""
    monkeypatch.setattr(Pool, "fault", fault)
    monkeypatch.setattr(Pool, "closed", [])
    monkeypatch.setattr(conversion, "ProcessPoolExecutor", Pool)
    return run("convert", with_many(folders), "--jobs", "2")


def test_who_stops_a_run_does_not_wait_for_the_rest(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stopped_by(KeyboardInterrupt(), folders, monkeypatch) == 130
    assert Pool.closed == [{"cancel_futures": True}]
    assert list(files(folders)) == ["0.json", "0.md"]
    assert "what was converted so far is kept" in capsys.readouterr().err


def test_a_process_that_is_stopped_from_outside_is_told_of(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert stopped_by(BrokenProcessPool("gone"), folders, monkeypatch) == 1
    assert "try again with --jobs 1" in capsys.readouterr().err


def test_a_process_that_converts_leaves_ctrl_c_to_the_one_that_started_it() -> None:
    with ProcessPoolExecutor(
        1, initializer=conversion._start_worker, initargs=(PROJECT / "docs" / "vocabularies",)
    ) as pool:
        assert pool.submit(signal.getsignal, signal.SIGINT).result() == signal.SIG_IGN


@pytest.mark.parametrize("changed", ["letter.txt", "letter.yml", "release.yml"])
def test_what_a_page_depends_on_makes_it_anew(folders: Folders, changed: str) -> None:
    convert(folders)
    (folders.sources / changed).write_text("custodian: A library\n")
    assert convert(folders).converted == (2 if changed == "release.yml" else 1)


def test_a_lost_page_is_made_anew(folders: Folders) -> None:
    convert(folders)
    (folders.output / "letter.md").unlink()
    assert convert(folders).converted == 1


def test_the_page_of_a_source_that_is_gone_goes_too_and_nothing_else(folders: Folders) -> None:
    convert(folders)
    (folders.output / "mine.json").write_text("{}")
    (folders.sources / "release" / "memo.txt").unlink()
    assert convert(folders).removed == 1
    assert list(files(folders)) == ["letter.json", "letter.md", "mine.json"]
    assert not (folders.output / "release").exists()


def test_a_bad_source_harms_no_other(folders: Folders, capsys: pytest.CaptureFixture[str]) -> None:
    (folders.sources / "empty.txt").write_bytes(b"")
    (folders.sources / "scan.txt").write_bytes(b"%PDF-1.4")
    assert run("convert", folders) == 1
    assert {name.rpartition(".")[0] for name in files(folders)} == {"letter", "release/memo"}
    printed = capsys.readouterr().out
    assert f"{folders.sources / 'empty.txt'}: error: the file is empty; " in printed
    assert f"{folders.sources / 'scan.txt'}: error: the file is a PDF, not text; " in printed


def test_a_fault_of_ours_in_one_source_harms_no_other(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = conversion.convert_text

    def failing(id: str, *rest: object) -> object:
        if id == "letter":
            raise RecursionError("too deep")
        return whole(id, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(conversion, "convert_text", failing)
    outcome = convert(folders, jobs=1)
    assert outcome.converted == 1
    assert "RecursionError: too deep" in outcome.problems[0].message


def test_names_with_blanks_and_other_scripts_have_pages(folders: Folders) -> None:
    (folders.sources / "Ответ на запрос.txt").write_text("Text")
    convert(folders)
    assert "ответ-на-запрос.md" in files(folders)


def test_data_holds_spans_that_quote_the_source(folders: Folders) -> None:
    convert(folders)
    data = json.loads((folders.output / "letter.json").read_text("utf-8"))
    text = (folders.sources / "letter.txt").read_text()
    spans = [*data["blocks"], *data["redactions"], *data["redactions"][0]["codes"]]
    for span in [*spans, *data["mentions"]]:
        assert text[span["start"] : span["end"]] == span["text"]
    assert data["redactions"][0]["exemptions"] == ["b5"]
    assert data["agencies"] == ["ice"]
    assert data["source"]["lines"] == 1


def test_check_prints_every_problem_and_writes_nothing(
    folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    (folders.sources / "letter.yml").write_text("titel: x\ndate: yesterday\n")
    (folders.sources / "lone.yml").write_text("title: x\n")
    (folders.sources / "old.txt").write_bytes(b"caf\xe9")
    assert run("check", folders) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith(f"{folders.sources / 'letter.yml'}:1: error: unknown key “titel”; ")
    assert lines[-1].startswith(f"{folders.sources / 'old.txt'}:1: note: byte 0xE9 is not UTF-8")
    assert not folders.output.exists()


def test_inspect_prints_one_document_without_a_project_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("A letter.txt").write_text("HSI (b)(7)(E)")
    assert main(["inspect", "A letter.txt"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["id"], data["redactions"][0]["exemptions"]) == ("a-letter", ["b7E"])


def test_wrong_usage_is_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(tmp_path / "none.txt")]) == 2
    assert main(["convert", "--sources", str(tmp_path / "none")]) == 2
    assert "no such folder" in capsys.readouterr().err
    for wrong in (["--jobs", "0"], ["--jobs", "x"], ["--vocabularies", str(tmp_path / "none")]):
        with pytest.raises(SystemExit) as stopped:
            main(["convert", *wrong])
        assert stopped.value.code == 2


def test_an_output_that_is_a_file_is_wrong_usage(
    folders: Folders, capsys: pytest.CaptureFixture[str]
) -> None:
    folders.output.write_text("mine")
    assert run("convert", folders) == 2
    assert f"{folders.output}: File exists" in capsys.readouterr().err
    assert folders.output.read_text() == "mine"
