"""A page with the search engine alone, over a small index, from the disk or from a server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

from hooks.search.search_plan import FilterLabels, FilterValue, write_search
from hooks.search.search_units import Kind, Piece, Unit
from tests.conftest import ROOT

SCRIPTS = ROOT / "docs/assets/scripts/search"
ENGINE = sorted(path.stem for path in SCRIPTS.glob("*.js"))

POLICY = "default-src 'none'; script-src 'self' file:"
"""No script but those of the site, none made from text, no other thread, no compiled program."""

LABELS: FilterLabels = {
    "agency": {
        "ice": FilterValue("ice", "U.S. Immigration and Customs Enforcement", ("ICE",)),
        "cbp": FilterValue("cbp", "U.S. Customs and Border Protection", ("CBP",)),
    },
    "person": {"jo-doe": FilterValue("jo-doe", "Jo Doe", ("Doe, Jo",))},
    "exemption": {
        "b7C": FilterValue("b7C", "(b)(7)(C) Personal privacy", ("(b)(7)(C)",)),
        "b9": FilterValue("b9", "(b)(9) Wells", ("(b)(9)",)),
    },
    "authority": {"46-usc-9": FilterValue("46-usc-9", "Boat Act", ("46 U.S.C. § 9",))},
    "type": {"memorandum": FilterValue("memorandum", "Memorandum")},
    "withheld": {"full": FilterValue("full", "Withheld in full")},
}


def unit(
    url: str,
    *texts: str,
    record: str = "",
    date: str = "",
    names: str = "",
    kind: Kind = "entry",
    **filters: str,
) -> Unit:
    """A unit of a few lines, with filters such as `exemption="b5 b6"`."""
    pieces = tuple(Piece(10 * number, False, text) for number, text in enumerate(texts, 1))
    values = {name: tuple(value.split()) for name, value in filters.items()}
    title = url.rpartition("/")[2].removesuffix(".html").replace("-", " ")
    return Unit(
        url,
        title,
        pieces,
        record,
        type=filters.get("type", "record"),
        date=date,
        names=(names,) if names else (),
        kind="released" if url.startswith("documents/") else kind,
        filters=values,
    )


UNITS = (
    unit(
        "documents/a-response.html",
        "Agents need probable cause to search.",
        "The cause was probable.",
        "AD \x01r1 b6 b7C|(b)(6); (b)(7)(C)\x02 and staff met on 10,000 pages.",
        record="record-1",
        date="2020-02-28",
        exemption="b6 b7C",
        agency="ice",
        type="letter",
        withheld="partly",
    ),
    unit(
        "documents/a-response.html",
        'Is <b>bold</b> & "quoted" text safe?\nIt is on line eleven.',
        record="message-1",
        date="2020-02",
        exemption="b5",
        agency="ice cbp",
        person="jo-doe",
        type="e-mail",
        withheld="partly",
    ),
    unit(
        "documents/b-report.html",
        "Surveillance and surveillances of the café in the U.S. cost $10,000.",
        "No probable agents, no cause.",
        record="record-1",
        date="2021",
        agency="cbp",
        type="report",
        withheld="none",
    ),
    unit("documents/c-notes.html", "Of the and to a.", type="report", withheld="none"),
    unit("agencies/ice.html", "Immigration and Customs Enforcement", type="agency"),
    unit("people/jo-doe.html", "An agent who met staff.", type="person", names="Doe Jo"),
    unit("about/staff.html", "How staff search the café.", type="page", kind="written"),
)


def make(folder: Path, units: Sequence[Unit] = UNITS) -> Path:
    """A site with one page, and an index of units."""
    shutil.copytree(SCRIPTS, folder / "assets/scripts/search")
    sources = "".join(f'<script src="assets/scripts/search/{one}.js"></script>' for one in ENGINE)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    page = f"<!doctype html><meta charset=utf-8>{policy}<title>Search</title>{sources}"
    (folder / "index.html").write_text(page, "utf-8")
    write_search([], units, LABELS, folder / "search")
    return folder


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a site on loopback, as long as it is needed."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    """Says of scripts that they are UTF-8, as servers do, whatever is in them."""

    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript; charset=utf-8",
    }

    def log_message(self, *_: object) -> None:
        """Says nothing."""
