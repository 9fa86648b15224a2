"""The command line: `python -m converters convert|inspect|check|annotations import`.

Exit code 0: fine; 1: something is wrong with the content; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from converters import github_messages
from converters.annotations.checking import check_annotations
from converters.annotations.importing import drafts_in, import_drafts, known_documents
from converters.annotations.released_texts import ReleasedTexts
from converters.conversion import Folders, check, convert
from converters.model import Diagnostic
from converters.pipeline import convert_text
from converters.reading import Unreadable
from converters.sidecar.sidecars import SidecarReader
from converters.sources import slug
from converters.terms.vocabulary import load_vocabularies
from converters.writing.document_json import as_data

OK, CONTENT, USAGE = 0, 1, 2

VOCABULARIES = Path("docs/vocabularies")
"""Where a publisher's own terms are looked for; a project without them has none."""


ANNOTATIONS = "annotations"
"""The folder of readers' notes, beside that of the sources; a project without it has none."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ChildProcessError as error:
        print(error, file=sys.stderr)
        return CONTENT
    except OSError as error:
        reason = f"{error.filename}: {error.strerror}" if error.strerror else str(error)
        print(f"{reason}; name another folder or file", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("\nstopped; what was converted so far is kept", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m converters", description=__doc__)
    commands = parser.add_subparsers(title="commands", required=True)
    converting = commands.add_parser("convert", help="convert what changed")
    converting.add_argument("--force", action="store_true", help="convert all, changed or not")
    converting.set_defaults(run=_convert)
    checking = commands.add_parser("check", help="print all problems; write nothing")
    checking.set_defaults(run=_check)
    _add_annotations(checking)
    checking.add_argument(
        "--github", action="store_true", help="print marks for a pull request, and its summary"
    )
    for command in (converting, checking):
        _add_folders(command)
    _add_import(commands.add_parser("annotations", help="make files of annotations"))
    inspecting = commands.add_parser("inspect", help="print one source's JSON")
    inspecting.add_argument("file", type=Path)
    inspecting.add_argument("--vocabularies", type=_folder, default=VOCABULARIES, metavar="DIR")
    inspecting.set_defaults(run=_inspect)
    return parser


def _add_folders(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--sources", type=Path, default=Path("docs/sources"), metavar="DIR")
    add("--output", type=Path, default=Path("docs/documents"), metavar="DIR")
    add("--vocabularies", type=_folder, default=VOCABULARIES, metavar="DIR")
    add("--jobs", type=_positive, metavar="N", help="processes; default: all")


def _tell_github(problems: Sequence[Diagnostic]) -> int:
    """Marks for the pull request on standard output, and the summary in the file that is named."""
    for command in github_messages.commands(problems):
        print(command)
    file = os.environ.get("GITHUB_STEP_SUMMARY")
    if file:
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(github_messages.summary(problems))
    return CONTENT if any(problem.severity == "error" for problem in problems) else OK


def _add_import(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", required=True)
    importing = commands.add_parser(
        "import", help="from W3C Web Annotations in JSON-LD, or an export of Hypothesis"
    )
    importing.add_argument("file", type=Path)
    add = importing.add_argument
    add("--sources", type=Path, default=Path("docs/sources"), metavar="DIR")
    add("--vocabularies", type=_folder, default=VOCABULARIES, metavar="DIR")
    _add_annotations(importing)
    importing.set_defaults(run=_import)


def _add_annotations(command: argparse.ArgumentParser) -> None:
    command.add_argument("--annotations", type=Path, metavar="DIR")


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError("it takes a whole number from 1 on")
    return int(value)


def _folder(value: str) -> Path:
    if not Path(value).is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {value}")
    return Path(value)


def _annotations(options: argparse.Namespace) -> Path:
    """The folder that was named, or the one beside the sources: another project has its own."""
    named: Path | None = options.annotations
    return named or options.sources.parent / ANNOTATIONS


def _folders(options: argparse.Namespace) -> Folders:
    return Folders(options.sources, options.output, options.vocabularies)


def _convert(options: argparse.Namespace) -> int:
    outcome = convert(_folders(options), options.jobs, options.force)
    # A note is on its document's page; here it would drown what needs a hand.
    failed = _print([item for item in outcome.problems if item.severity != "note"])
    print(
        f"converted {outcome.converted}, unchanged {outcome.unchanged}, removed {outcome.removed}"
    )
    return CONTENT if failed else OK


def _check(options: argparse.Namespace) -> int:
    problems = check(_folders(options), options.jobs)
    texts = ReleasedTexts(options.sources, load_vocabularies(options.vocabularies))
    problems += check_annotations(_annotations(options), texts)
    if options.github:
        return _tell_github(problems)
    failed = _print(problems)
    if not problems:
        print("nothing to report")
    return CONTENT if failed else OK


def _import(options: argparse.Namespace) -> int:
    file: Path = options.file
    try:
        drafts = drafts_in(file.read_bytes())
    except ValueError as error:
        print(f"{file}: {error}", file=sys.stderr)
        return CONTENT
    texts = ReleasedTexts(options.sources, load_vocabularies(options.vocabularies))
    folder = _annotations(options)
    done = import_drafts(drafts, folder, texts, known_documents(texts))
    failed = _print(
        replace(one, path=str(folder / one.path) if one.path else str(file))
        for one in done.problems
    )
    refused = len(drafts) - len(done.written) - len(done.unchanged)
    print(f"written {len(done.written)}, unchanged {len(done.unchanged)}, refused {refused}")
    return CONTENT if failed else OK


def _inspect(options: argparse.Namespace) -> int:
    file: Path = options.file
    if not file.is_file():
        raise FileNotFoundError(f"{file}: there is no such file")
    vocabularies = load_vocabularies(options.vocabularies)
    facts, problems = SidecarReader(file.parent, vocabularies).facts(file)
    failed = _print(problems, sys.stderr)
    try:
        conversion = convert_text(
            slug(file.stem), file.name, file.read_bytes(), facts, vocabularies
        )
    except Unreadable as refused:
        _print((refused.diagnostic,), sys.stderr, str(file))
        return CONTENT
    data = as_data(conversion.document, conversion.title)
    print(json.dumps(data, ensure_ascii=False, indent=2))
    return CONTENT if failed else OK


def _print(problems: Iterable[Diagnostic], stream: TextIO | None = None, path: str = "") -> bool:
    """Prints each problem as `path:line: what, quote, way out`; tells whether one is an error."""
    failed = False
    for problem in problems:
        print(message(problem, path), file=stream)
        failed = failed or problem.severity == "error"
    return failed


def message(problem: Diagnostic, path: str = "") -> str:
    """A diagnostic as one line."""
    place = f"{problem.path or path}:{problem.line}" if problem.line else problem.path or path
    parts = [problem.message]
    if problem.quote:
        parts.append(f"“{problem.quote}”")
    if problem.advice:
        parts.append(problem.advice)
    return f"{place}: {problem.severity}: {'; '.join(parts)}"


if __name__ == "__main__":
    sys.exit(main())
