"""Converts a folder of sources: only what changed, in parallel, each file replaced in one step."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tqdm import tqdm

from converters.model import Diagnostic, Facts
from converters.pipeline import conversion_json, convert_text
from converters.reading import Unreadable
from converters.repeated.passages_file import NAME as REPEATED_PASSAGES
from converters.repeated.passages_file import repeated_passages
from converters.sidecar.sidecars import SidecarReader, lone_sidecars
from converters.sources import SourceFile, find_sources
from converters.terms.vocabulary import Vocabularies, load_vocabularies

FEW = 8
"""Sources; for fewer, starting further processes costs more than it saves."""

AT_ONCE = 2
"""Sources that a process is handed at a time; it finishes what it was handed before it stops."""

STOPPED_FROM_OUTSIDE = (
    "a process that converts was stopped from outside, perhaps for want of memory; "
    "what was converted so far is kept; try again with --jobs 1"
)

FINGERPRINT = '{"fingerprint":"'
"""How each JSON file begins that was written here."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things stand."""

    sources: Path
    output: Path
    vocabularies: Path


@dataclass(frozen=True, slots=True)
class Task:
    """One source to convert, with what a person knows about it."""

    source: SourceFile
    facts: Facts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a conversion did."""

    converted: int
    unchanged: int
    removed: int
    problems: tuple[Diagnostic, ...]
    """Errors and warnings, with paths as a reader of the terminal can open them."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one source; `markdown` is empty where it was refused."""

    task: Task
    markdown: str
    json: str
    diagnostics: tuple[Diagnostic, ...]


def convert(folders: Folders, jobs: int | None = None, force: bool = False) -> Outcome:
    """Converts what changed since the last time, and removes pages whose source is gone.

    `jobs`: number of processes; None means one for each processor.
    Raises `OSError` where the sources folder cannot be read or the output folder not be made, and
    `ChildProcessError` where one of the processes was stopped from outside.
    """
    vocabularies = load_vocabularies(folders.vocabularies)
    tasks, problems = _tasks(folders, vocabularies)
    folders.output.mkdir(parents=True, exist_ok=True)
    pending = [task for task in tasks if force or not _is_current(task, folders, vocabularies)]
    done, failed = 0, set()
    for result in results(pending, folders.vocabularies, jobs):
        problems += result.diagnostics
        fault = _write(result, folders.output) if result.markdown else None
        problems += [fault] if fault else []
        if result.markdown and not fault:
            done += 1
        else:
            failed.add(result.task.source.id)
    kept = {task.source.id for task in tasks} - failed
    removed = _remove_others(kept, folders.output)
    made = (_fingerprint_of(_outputs(id, folders.output)[1]) for id in kept)
    passages = repeated_passages(folders.output, made)
    if passages is not None:
        replace_file(folders.output / REPEATED_PASSAGES, passages)
    return Outcome(done, len(tasks) - len(pending), removed, _worst_first(problems, folders))


def check(folders: Folders, jobs: int | None = None) -> tuple[Diagnostic, ...]:
    """All that a person should look at in sources, sidecars and vocabularies; writes nothing."""
    vocabularies = load_vocabularies(folders.vocabularies)
    tasks, problems = _tasks(folders, vocabularies)
    for result in results(tasks, folders.vocabularies, jobs):
        problems += result.diagnostics
    return _worst_first(problems, folders)


# --- what there is to do ---


def _tasks(folders: Folders, vocabularies: Vocabularies) -> tuple[list[Task], list[Diagnostic]]:
    if not folders.sources.is_dir():
        raise FileNotFoundError(f"{folders.sources}: there is no such folder of sources")
    sources, problems = find_sources(
        folders.sources, lambda id: _source_of_page(id, folders.output)
    )
    problems += lone_sidecars(folders.sources)
    sidecars = SidecarReader(folders.sources, vocabularies)
    tasks = []
    for source in sources:
        facts, found = sidecars.facts(source.file)
        tasks.append(Task(source, facts))
        problems += found
    return tasks, [*vocabularies.problems, *dict.fromkeys(problems)]


def _source_of_page(id: str, output: Path) -> str:
    """The path of the source from which a page was made, or nothing where there is no page."""
    data = _outputs(id, output)[1]
    if not data.is_file() or not _fingerprint_of(data):
        return ""
    return str(json.loads(data.read_bytes())["source"]["path"])


def _is_current(task: Task, folders: Folders, vocabularies: Vocabularies) -> bool:
    """Whether page and data of a source exist and were made from just this input."""
    markdown, data = _outputs(task.source.id, folders.output)
    if not markdown.is_file() or not data.is_file():
        return False
    return _fingerprint_of(data) == _fingerprint(task, task.source.file.read_bytes(), vocabularies)


def _fingerprint(task: Task, raw: bytes, vocabularies: Vocabularies) -> str:
    """Digest of all that a page depends on: source, facts, vocabularies, this code."""
    parts = (raw, repr((task.source.path, task.facts)).encode(), vocabularies.fingerprint.encode())
    digest = hashlib.sha256(_code_digest())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


@cache
def _code_digest() -> bytes:
    package = Path(__file__).parent
    files = sorted(path for path in package.rglob("*") if path.suffix in (".py", ".yml", ".csv"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).digest()


def _fingerprint_of(data: Path) -> str:
    """The fingerprint that a JSON file of ours names, or an empty string."""
    with data.open("rb") as file:
        head = file.read(len(FINGERPRINT) + 64).decode("ascii", "replace")
    return head.removeprefix(FINGERPRINT) if head.startswith(FINGERPRINT) else ""


# --- converting ---


def results(tasks: list[Task], vocabularies: Path, jobs: int | None) -> Iterator[Result]:
    """The results of all tasks in their order, with a progress bar on a terminal."""
    jobs = jobs or os.cpu_count() or 1
    if len(tasks) < FEW or jobs == 1:
        _load_in_worker(vocabularies)
        yield from tqdm(map(_result, tasks), "converting", len(tasks), disable=None, leave=False)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(vocabularies,))
    try:
        found = pool.map(_result, tasks, chunksize=AT_ONCE)
        yield from tqdm(found, "converting", len(tasks), disable=None, leave=False)
    except BrokenProcessPool as error:
        raise ChildProcessError(STOPPED_FROM_OUTSIDE) from error
    finally:
        # Whoever stops a run of ten thousand documents does not wait for the rest of them.
        pool.shutdown(cancel_futures=True)


def _start_worker(vocabularies: Path) -> None:
    """Ctrl-C reaches every process of a terminal; the one that was started there answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _load_in_worker(vocabularies)


_worker: dict[str, Vocabularies] = {}
"""The vocabularies, loaded once in each process that converts."""


def _load_in_worker(vocabularies: Path) -> None:
    _worker["vocabularies"] = load_vocabularies(vocabularies)


def _result(task: Task) -> Result:
    """One source converted. A fault of ours in one source must not stop the others."""
    vocabularies = _worker["vocabularies"]
    source = task.source
    try:
        raw = source.file.read_bytes()
        conversion = convert_text(source.id, source.path, raw, task.facts, vocabularies)
    except Unreadable as refused:
        return _refused(task, refused.diagnostic)
    except OSError as error:
        return _refused(task, Diagnostic("error", 0, f"the file cannot be read: {error.strerror}"))
    except Exception as error:  # noqa: BLE001 - the last resort, so that other pages are made
        message = f"the converter failed on this file ({type(error).__name__}: {error})"
        advice = "please report it with the file; the other pages are not affected"
        return _refused(task, Diagnostic("error", 0, message, advice=advice))
    diagnostics = _of_source(task, conversion.document.diagnostics)
    fingerprint = _fingerprint(task, raw, vocabularies)
    return Result(task, conversion.markdown, conversion_json(conversion, fingerprint), diagnostics)


def _refused(task: Task, diagnostic: Diagnostic) -> Result:
    return Result(task, "", "", _of_source(task, (diagnostic,)))


def _of_source(task: Task, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(replace(item, path=item.path or task.source.path) for item in diagnostics)


# --- writing ---


def _outputs(id: str, output: Path) -> tuple[Path, Path]:
    # No with_suffix: an id may hold no dot, but its folder's name may.
    return output / f"{id}.md", output / f"{id}.json"


def _write(result: Result, output: Path) -> Diagnostic | None:
    """Page first, data last: the data's fingerprint says that both are complete."""
    markdown, data = _outputs(result.task.source.id, output)
    try:
        replace_file(markdown, result.markdown)
        replace_file(data, result.json)
    except OSError as error:
        message = f"its page cannot be written: {error.strerror}"
        return Diagnostic("error", 0, message, path=result.task.source.path)
    return None


def replace_file(path: Path, text: str) -> None:
    """Writes a file so that at every moment the old or the new one is whole on disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        os.close(handle)
        written = Path(temporary)
        written.write_text(text, "utf-8", newline="\n")
        written.chmod(0o644)
        written.replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _remove_others(kept: set[str], output: Path) -> int:
    """Deletes pages of sources that are gone or refused; files not written here stay."""
    removed = 0
    for data in sorted(output.rglob("*.json")):
        id = data.relative_to(output).as_posix().removesuffix(".json")
        if id not in kept and _fingerprint_of(data):
            data.unlink()
            data.with_name(data.name.removesuffix(".json") + ".md").unlink(missing_ok=True)
            removed += 1
    for folder in sorted((path for path in output.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return removed


# --- messages ---


def _worst_first(problems: Iterable[Diagnostic], folders: Folders) -> tuple[Diagnostic, ...]:
    """Errors, warnings, notes, in each the files in order; each with a path from here."""
    order = ("error", "warning", "note")
    placed = [_placed(problem, folders.sources) for problem in dict.fromkeys(problems)]
    return tuple(
        sorted(placed, key=lambda item: (order.index(item.severity), item.path, item.line))
    )


def _placed(problem: Diagnostic, sources: Path) -> Diagnostic:
    inside = sources / problem.path
    return replace(problem, path=str(inside)) if inside.exists() else problem
