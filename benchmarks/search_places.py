"""Where a reader opens a site from: the disk, or a web server."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Protocol
from urllib.parse import unquote, urlsplit

from benchmarks.search_windows import Window


class Place(Protocol):
    """A site at an address."""

    name: str
    address: str
    """With a slash at its end."""

    def sizes(self, window: Window) -> Sequence[int]:
        """Bytes of each file that a window has loaded from here since this was last asked."""


class Disk:
    """The site's folder."""

    name = "file://"

    def __init__(self, site: Path) -> None:
        self.address = f"{site.as_uri()}/"

    def sizes(self, window: Window) -> Sequence[int]:
        """Sizes of the files that the window names."""
        files = {Path(unquote(urlsplit(url).path)) for url in window.loaded()}
        return [file.stat().st_size for file in files if file.is_file()]


class Server:
    """A web server on this machine that counts what it sends."""

    name = "http://"

    def __init__(self, address: str) -> None:
        self.address = address
        self.sent: list[int] = []

    def sizes(self, window: Window) -> Sequence[int]:
        """What was sent since."""
        sent, self.sent = self.sent, []
        return sent


@contextmanager
def served(site: Path) -> Iterator[Server]:
    """A site on loopback, as long as it is needed."""
    place = Server("")
    handler = partial(_Counting, place, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        place.address = f"http://127.0.0.1:{server.server_port}/"
        Thread(target=server.serve_forever, daemon=True).start()
        yield place
        server.shutdown()


class _Counting(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each small file would wait 40 ms for the one before

    def __init__(self, place: Server, *arguments: Any, directory: str) -> None:
        self._place = place
        super().__init__(*arguments, directory=directory)

    def end_headers(self) -> None:
        """Lets no browser keep a file."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_header(self, keyword: str, value: str) -> None:
        """Counts a file before the browser has it, as its page may be asked at once."""
        if keyword == "Content-Length":
            self._place.sent.append(int(value))
        super().send_header(keyword, value)

    def log_message(self, *_: object) -> None:
        """Says nothing."""
