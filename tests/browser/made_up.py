"""A made-up collection for the search: hostile titles, broken words, printed mail, many letters."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import run

HOSTILE = '<script>alert(1)</script> & "x" <b>bold</b> <img src=x onerror=alert(2)> {{ config }}'
"""HTML and Jinja as a title and as a text."""

LETTERS = 23
"""Letters that say the same of a parcel, each in a document of its own."""

HYPHENS = (
    "The first lines tell how wide the sheet is, because each of them ends in the middle of a\n"
    "sentence that goes on in the next one and so tells that it was broken by the edge of the\n"
    "paper and by nothing else, which is all that one can know of how wide the paper once was,\n"
    "and that is enough.\n\n"
    "The office reviewed the files of the program in the field and asked for the over-\n"
    "sight of it. The oversight of the program began (b)(5) in the spring of that year.\n"
)


def _message(time: str, subject: str, body: str) -> str:
    return (
        f"From: Reader, Ann\nSent: Friday, February 28, 2020 {time}\n"
        f"To: Writer, Bob\nSubject: {subject}\n\n{body}\n\n"
    )


CHAIN = (
    _message("11:00 AM", "RE: Briefing", "The lantern is lit at eleven.")
    + _message("10:30 AM", "FW: Briefing", "The lantern is lit at half past ten.")
    + _message("10:00 AM", "Briefing", "The lantern is lit at ten.")
)

SOURCES = {
    "hostile.txt": f"{HOSTILE} zebra {HOSTILE} (b)(5)\n",
    "hostile.yml": f"title: '{HOSTILE}'\ntype: '{HOSTILE}'\n",
    "hyphens.txt": HYPHENS,
    "mail.txt": CHAIN + CHAIN,
    **{
        f"parcel-{number:02}.txt": f"Letter {number}.\n\nThe parcel came on day {number}.\n"
        for number in range(1, LETTERS + 1)
    },
}


def build(project: Path, folder: Path) -> Path:
    """The folder of the built site; `project` is the folder of the real one."""
    shutil.copytree(project, folder, ignore=shutil.ignore_patterns("documents", "site"))
    for made in ("sources", "annotations"):
        shutil.rmtree(folder / "docs" / made, ignore_errors=True)
    sources = folder / "docs/sources"
    sources.mkdir()
    for name, text in SOURCES.items():
        (sources / name).write_text(text, encoding="utf-8")
    run(folder, "converters", "convert")
    run(folder, "mkdocs", "build", "--strict")
    return folder / "site"
