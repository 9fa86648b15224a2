"""The vocabularies: exemptions, agencies, programs, organizations and people."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from converters.model import Diagnostic
from converters.terms.csv_tables import Table, read_table
from converters.terms.term_checks import check_terms
from converters.terms.terms import COLUMNS, Term, columns, read_terms

__all__ = ["Act", "Cautions", "Exemption", "Term", "Vocabularies", "load_vocabularies"]

BUILT_IN = Path(__file__).parent.parent / "vocabularies"

BUILT_IN_NAME = "converters/vocabularies"
"""Where the built-in vocabularies stand, as messages name it."""

# The C reader is ten times as fast; with the base loader every value stays the string it was.
_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


TABLE_SUFFIXES = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods", ".numbers", ".json", ".yml", ".yaml"}
)
"""Endings of files that a person can take for a vocabulary."""

NOT_READ = "no vocabulary has this name; the file is not read"


@dataclass(frozen=True, slots=True)
class Exemption:
    """A reason that the law gives to withhold; 5 U.S.C. § 552(b) lists those of the FOIA."""

    id: str
    """Short and for good: `b7C`, `j2`, `1.4(c)`, `25X1`."""

    label: str
    """As it is cited in the text: `(b)(7)(C)`."""

    citation: str
    """Where the law says it: `5 U.S.C. § 552(b)(7)(C)`."""

    title: str
    """What it protects, in a few words."""

    law: str
    """The law's wording, in short."""

    plain: str
    """What it means, in plain words."""

    use: str
    """What is typically withheld under it."""

    parent: str = ""
    """The id of the exemption that it is part of (`b7`)."""

    act: str = "foia"
    """The law that it stands in: a key of `exemptions.yml`."""

    statute: str = ""
    """The exact words of its paragraph; those of a part go on from the words of the whole."""

    check: tuple[str, ...] = ()
    """What to check in an appeal: a question with its source; more hold for the whole law."""

    @property
    def page(self) -> str:
        """The name of its page: the letters and digits of its id, parted by hyphens."""
        return "-".join(re.findall(r"[A-Za-z0-9]+", self.id))

    @property
    def color(self) -> str:
        """The name of its color: each exemption of the FOIA has its own, another law has one."""
        return self.id if self.act == "foia" else self.act


@dataclass(frozen=True, slots=True)
class Act:
    """A law that exemptions stand in: a statute, an order or a regulation."""

    id: str
    """Its key in `exemptions.yml`: `foia`."""

    name: str
    """`Freedom of Information Act`."""

    citation: str
    """Where it is found: `5 U.S.C. § 552(b)`."""

    check: tuple[str, ...] = ()
    """What to check in an appeal whichever of its exemptions is claimed."""


@dataclass(frozen=True, slots=True)
class Cautions:
    """Words that look like a term and may not be one."""

    everyday_words: frozenset[str] = frozenset()
    """Short forms that are English words too."""

    common_bodies: frozenset[str] = frozenset()
    """Words for bodies that other governments have too, such as `Department`."""

    common_short_forms: frozenset[str] = frozenset()
    """Short forms that bodies of other governments have too, such as `EPA`."""

    other_governments: tuple[str, ...] = ()
    """Names of states and countries, as they stand before the name of a body or after it."""

    kinds: tuple[str, ...] = ()
    """Words for these governments, such as `County`."""

    peoples: tuple[str, ...] = ()
    """Adjectives for them, such as `Mexican`."""

    common_words: frozenset[str] = frozenset()
    """Words in small letters that are no name by themselves, such as `office`."""


@dataclass(frozen=True, eq=False)
class Vocabularies:
    """All vocabularies, loaded once for a run; two of them are equal only if they are the same."""

    agencies: Mapping[str, Term]
    programs: Mapping[str, Term]
    exemptions: Mapping[str, Exemption]
    problems: tuple[Diagnostic, ...] = ()
    """What is wrong with the publisher's rows; each says what became of its row."""

    fingerprint: str = ""
    """SHA-256 over all vocabulary files: pages are converted anew when it changes."""

    cautions: Cautions = Cautions()

    acts: Mapping[str, Act] = field(default_factory=dict)
    """The laws that the exemptions stand in, by their keys in `exemptions.yml`."""

    organizations: Mapping[str, Term] = field(default_factory=dict)
    """Vendors, news outlets, requesters, bodies of states: all that are no federal agencies."""

    people: Mapping[str, Term] = field(default_factory=dict)
    """People of whom the publisher says who they are."""


def load_vocabularies(published: Path) -> Vocabularies:
    """The built-in vocabularies, extended and overridden by the CSV files in a folder.

    Each of them, such as `agencies.csv`, may be there or not, and so may the folder.
    """
    problems = _strange_files(published)
    read = {}
    for vocabulary in COLUMNS:
        read[vocabulary], found = read_terms(vocabulary, *_tables(vocabulary, published))
        problems += found
    cautions = _cautions()
    terms, found = check_terms(read, cautions.common_words)
    laws = _yaml("exemptions.yml")
    return Vocabularies(
        agencies=terms["agencies"],
        programs=terms["programs"],
        exemptions=_exemptions(laws),
        problems=(*problems, *found),
        fingerprint=_fingerprint(published),
        cautions=cautions,
        acts=_acts(laws),
        organizations=terms["organizations"],
        people=terms["people"],
    )


def _tables(vocabulary: str, published: Path) -> tuple[Table, Table]:
    def table(file: Path, path: str) -> Table:
        return (
            read_table(path, file.read_bytes(), columns(vocabulary))
            if file.is_file()
            else Table(path)
        )

    name = f"{vocabulary}.csv"
    built_in = table(BUILT_IN / name, f"{BUILT_IN_NAME}/{name}")
    return built_in, table(published / name, (published / name).as_posix())


def _strange_files(published: Path) -> list[Diagnostic]:
    """A problem for each table that no vocabulary reads: misspelled, or saved in another form."""
    known = [f"{vocabulary}.csv" for vocabulary in COLUMNS]
    tables = (file for file in _tables_in(published) if file.name not in known)
    return [
        Diagnostic("error", 0, NOT_READ, "", _name_advice(file, known), file.as_posix())
        for file in tables
    ]


def _tables_in(folder: Path) -> list[Path]:
    """Files that can be meant as tables; not those that a program keeps beside one of its own."""
    files = folder.iterdir() if folder.is_dir() else ()
    visible = (file for file in files if not file.name.startswith((".", "~")))
    return sorted(file for file in visible if file.suffix.lower() in TABLE_SUFFIXES)


def _name_advice(file: Path, known: list[str]) -> str:
    near = difflib.get_close_matches(f"{file.stem.lower()}.csv", known, 1)
    if near and file.suffix.lower() != ".csv":
        return f"save it as “CSV UTF-8” under the name {near[0]}"
    return f"did you mean {near[0]}?" if near else f"name it {' or '.join(known)}"


def _acts(laws: dict[str, Any]) -> dict[str, Act]:
    return {
        id: Act(id, law["name"], law["citation"], tuple(law["check"])) for id, law in laws.items()
    }


def _exemptions(laws: dict[str, Any]) -> dict[str, Exemption]:
    """The exemptions of every law, by id."""
    return {
        row["id"]: Exemption(**{**row, "check": tuple(row["check"])}, act=act)
        for act, law in laws.items()
        for row in law["exemptions"]
    }


def _cautions() -> Cautions:
    words = _yaml("cautions.yml")
    everyday = frozenset(words["everyday_words"])
    return Cautions(
        everyday_words=everyday,
        common_bodies=frozenset(words["common_bodies"]),
        common_short_forms=frozenset(words["common_short_forms"]),
        other_governments=(*words["states"], *words["countries"]),
        kinds=tuple(words["kinds_of_government"]),
        peoples=tuple(words["peoples"]),
        common_words=frozenset(words["common_words"]) | {word.lower() for word in everyday},
    )


def _yaml(name: str) -> dict[str, Any]:
    text = (BUILT_IN / name).read_text("utf-8")
    content: dict[str, Any] = yaml.load(text, Loader=_Loader)
    return content


def _fingerprint(published: Path) -> str:
    digest = hashlib.sha256()
    for file in (*sorted(BUILT_IN.iterdir()), *sorted(published.glob("*.csv"))):
        if file.is_file():
            digest.update(f"{file.name}\n{file.stat().st_size}\n".encode() + file.read_bytes())
    return digest.hexdigest()
