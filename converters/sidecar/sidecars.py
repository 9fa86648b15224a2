"""Reads what a person knows about a source: `NAME.yml` beside it, `release.yml` for its folder."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import yaml

from converters.model import Diagnostic, Facts
from converters.sidecar.calendar_dates import is_date
from converters.sidecar.record_corrections import read_corrections
from converters.sidecar.yaml_nodes import cut_off, line_of
from converters.sources import walk
from converters.terms.vocabulary import Vocabularies

RELEASE_FILE = "release.yml"

SOURCE_KEYS = tuple(field.name for field in fields(Facts))
RELEASE_KEYS = tuple(key for key in SOURCE_KEYS if key not in ("title", "records"))
"""A release has a name (`release`); its sources have titles, lines and records of their own."""

Entries = dict[str, Any]
"""The valid keys and values of one sidecar."""

Fault = tuple[str, str]
"""What is wrong, and the way out."""

DOUBLE: Fault = ("this key stands here twice", "keep one of the two")

# The C reader is ten times as fast; with the base loader every value stays the string it was.
_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class SidecarReader:
    """Reads the sidecars of one sources folder; a release that many sources share is read once."""

    def __init__(self, folder: Path, vocabularies: Vocabularies) -> None:
        self._folder = folder
        self._agencies = {
            spelling: term.id
            for term in vocabularies.agencies.values()
            for spelling in (term.name, term.short_form, term.id)
            if spelling
        }
        self._read: dict[Path, tuple[Entries, list[Diagnostic]]] = {}

    def facts(self, source: Path) -> tuple[Facts, list[Diagnostic]]:
        """The facts of one source: those of its folders' releases, overridden by its own sidecar.

        Problems never stop a source: what could be read of a sidecar counts.
        Diagnostics name paths below the sources folder.
        """
        facts, problems = Facts(), []
        for sidecar in _sidecars_of(source, self._folder):
            if sidecar not in self._read:
                self._read[sidecar] = self._sidecar(sidecar)
            entries, found = self._read[sidecar]
            facts = replace(facts, **entries)
            problems += found
        return facts, problems

    def _sidecar(self, file: Path) -> tuple[Entries, list[Diagnostic]]:
        path = file.relative_to(self._folder).as_posix()
        keys = RELEASE_KEYS if file.name == RELEASE_FILE else SOURCE_KEYS
        try:
            text = file.read_text("utf-8-sig")
            root = yaml.compose(text, Loader=_Loader)
        except UnicodeDecodeError:
            return {}, [_problem(path, 1, "the sidecar is not UTF-8", "", "save it as UTF-8")]
        except (yaml.YAMLError, RecursionError) as error:
            return {}, [_yaml_problem(path, error)]
        if root is None:
            return {}, []
        if not isinstance(root, yaml.MappingNode):
            advice = "write one “key: value” a line, for instance “title: …”"
            return {}, [_problem(path, 1, "the sidecar holds no keys", "", advice)]
        return self._entries(root, text.splitlines(), path, keys)

    def _entries(
        self, root: yaml.MappingNode, lines: list[str], path: str, keys: tuple[str, ...]
    ) -> tuple[Entries, list[Diagnostic]]:
        """The valid entries, and a diagnostic with its line for each invalid one."""
        entries: Entries = {}
        problems: list[Diagnostic] = []
        for key_node, value_node in root.value:
            key, line = str(key_node.value), line_of(key_node)
            if key == "records" and key in keys and key not in entries:
                entries[key], faults = read_corrections(value_node, lines)
                problems += [_problem(path, *fault) for fault in faults]
                continue
            value = value_node.value.strip() if isinstance(value_node, yaml.ScalarNode) else None
            fault = DOUBLE if key in entries else self._fault(key, value, keys)
            fault = fault or cut_off(value_node, lines)
            if fault:
                quote = f"{key}: {value}" if value is not None else f"{key}:"
                problems.append(_problem(path, line, fault[0], quote, fault[1]))
            elif value:
                entries[key] = self._agencies[value] if key == "agency" else value
        return entries, problems

    def _fault(self, key: str, value: str | None, keys: tuple[str, ...]) -> Fault | None:
        """What is wrong with an entry and the way out, or None."""
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1)
            hint = f"did you mean “{near[0]}”?" if near else f"the keys are {', '.join(keys)}"
            return f"unknown key “{key}”", hint
        if value is None:
            hint = "write it on the same line, in quotes if it has a colon"
            return f"“{key}” needs one value", hint
        return self._fault_of_value(key, value) if value else None

    def _fault_of_value(self, key: str, value: str) -> Fault | None:
        if key == "date" and not is_date(value):
            return "not a date", "write it as 2020-06-10, 2020-06 or 2020"
        if key == "source_url" and not re.match(r"https?://\S+$", value):
            return "not a web address", "it starts with https://"
        if key == "agency" and value not in self._agencies:
            near = difflib.get_close_matches(value, self._agencies, 1)
            row = "add a row to docs/vocabularies/agencies.csv"
            return "unknown agency", f"did you mean “{near[0]}”? otherwise {row}" if near else row
        return None


def lone_sidecars(folder: Path) -> list[Diagnostic]:
    """A finding for each `.yml` without its `.txt`, and for each `.yaml`, which nothing reads."""
    return [
        _problem(file.relative_to(folder).as_posix(), 1, message, "", advice)
        for file in walk(folder)
        if file.suffix in (".yml", ".yaml")
        for message, advice in _misplaced(file)
    ]


def _misplaced(file: Path) -> Iterator[tuple[str, str]]:
    if file.suffix == ".yaml":
        yield "sidecars end in .yml", f"rename it to {file.stem}.yml"
    elif file.name == RELEASE_FILE:
        if not any(other.suffix.lower() == ".txt" for other in walk(file.parent)):
            yield "there is no source in the folder of this release", "move or delete it"
    elif not _source_beside(file):
        names = [other.stem for other in file.parent.glob("*.[tT][xX][tT]")]
        near = difflib.get_close_matches(file.stem, names, 1)
        hint = f"did you mean {near[0]}.yml?" if near else "rename or delete it"
        yield f"there is no {file.stem}.txt beside this sidecar", hint


def _source_beside(sidecar: Path) -> bool:
    return any(sidecar.with_suffix(suffix).is_file() for suffix in (".txt", ".TXT", ".Txt"))


def _sidecars_of(file: Path, folder: Path) -> list[Path]:
    """From the outermost release to the source's own, those that exist."""
    folders = [parent for parent in file.parents if parent.is_relative_to(folder)]
    candidates = [parent / RELEASE_FILE for parent in reversed(folders)]
    return [path for path in (*candidates, file.with_suffix(".yml")) if path.is_file()]


def _yaml_problem(path: str, error: yaml.YAMLError | RecursionError) -> Diagnostic:
    mark = getattr(error, "problem_mark", None)
    return _problem(
        path,
        mark.line + 1 if mark else 1,
        f"this is not readable YAML: {getattr(error, 'problem', None) or error}",
        "",
        "put a value with a colon or a # into double quotes",
    )


def _problem(path: str, line: int, message: str, quote: str, advice: str) -> Diagnostic:
    return Diagnostic("error", line, message, quote, advice, path)
