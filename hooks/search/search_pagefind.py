"""Pagefind makes the index of the words: its program is fed with texts and writes shards.

Its service is asked as its own packages for Python and Node do: requests and answers are JSON in
base64, each ended by a comma. One request waits for the answer to the one before, so that texts are
numbered in the order in which they came, and the same texts always give the same index.

What is read of its files: `*.pf_meta` for the order of the texts, `index/*.pf_index` for the first
word of each shard. Both are gzip over CBOR (RFC 8949) behind the word `pagefind_dcd`. The shapes
are those of Pagefind 1.5; `UnexpectedIndex` is raised where they are not.
"""

from __future__ import annotations

import base64
import json
import subprocess
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BufferedReader, BufferedWriter
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from pagefind.service import get_executable

MAGIC = b"pagefind_dcd"

LANGUAGE = "unknown"
"""A language without stemming: a word is found as it is written."""


class UnexpectedIndex(Exception):
    """Pagefind wrote or answered something that this reader of its index does not know."""


@dataclass(frozen=True, slots=True)
class WordShard:
    """A file of the index: some words in the order of the alphabet, and where each stands."""

    first: str
    """Its first word."""

    packed: bytes
    """As Pagefind wrote it, compressed with gzip."""


def index_words(texts: Iterable[str], folder: Path) -> tuple[WordShard, ...]:
    """The shards for texts, whose words stand between blanks; text n is page n in them.

    Each text must hold a word, for Pagefind leaves out those that do not. The folder takes what
    Pagefind writes.
    """
    number = 0
    with _Service() as service:
        index = service.ask("NewIndex", config={"force_language": LANGUAGE})["index_id"]
        for text in texts:
            page = {"url": str(number), "content": text, "language": LANGUAGE}
            service.ask("AddRecord", index_id=index, **page)
            number += 1
        if not number:
            return ()
        service.ask("WriteFiles", index_id=index, output_path=str(folder))
    _check_order(folder, number)
    shards = [_shard(path.read_bytes()) for path in folder.glob("index/*.pf_index")]
    return tuple(sorted(shards, key=lambda shard: shard.first))


class _Service:
    """Pagefind's program, waiting for requests."""

    def __init__(self) -> None:
        program = get_executable()
        if program is None:
            raise FileNotFoundError("Pagefind's program is missing: install pagefind[bin]")
        pipe = subprocess.PIPE
        # The program is that of the package, found by the package.
        self._process = subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe)  # noqa: S603
        self._requests = cast(BufferedWriter, self._process.stdin)
        self._answers = cast(BufferedReader, self._process.stdout)
        self._asked = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._process.communicate()

    def ask(self, kind: str, **request: object) -> dict[str, Any]:
        """The answer to a request."""
        self._asked += 1
        message = {"message_id": self._asked, "payload": {"type": kind, **request}}
        self._send(json.dumps(message).encode())
        payload: dict[str, Any] = self._answer()["payload"]
        if payload["type"] == "Error":
            raise UnexpectedIndex(f"Pagefind could not answer {kind}: {payload['message']}")
        return payload

    def _send(self, message: bytes) -> None:
        self._requests.write(base64.b64encode(message) + b",")
        self._requests.flush()

    def _answer(self) -> dict[str, Any]:
        answer = b""
        while not answer.endswith(b","):
            more = self._answers.read1()
            if not more:
                raise UnexpectedIndex("Pagefind's program ended before it had answered")
            answer += more
        read: dict[str, Any] = json.loads(base64.b64decode(answer[:-1]))
        return read


def _check_order(folder: Path, number: int) -> None:
    """Text n must be page n of the index: the shards name pages by their place in `pf_meta`."""
    meta = next(iter(folder.glob("*.pf_meta")), None)
    if meta is None:
        raise UnexpectedIndex(f"Pagefind wrote no index: there is no .pf_meta in {folder}")
    version, pages, *_ = Cbor(unpacked(meta.read_bytes())).value()
    if len(pages) != number:
        raise UnexpectedIndex(f"Pagefind {version} indexed {len(pages)} of {number} texts")
    for place, page in enumerate(pages):
        fragment = (folder / f"fragment/{page[0]}.pf_fragment").read_bytes()
        head = zlib.decompressobj(31).decompress(fragment, 64)
        if not head.startswith(MAGIC + b'{"url":"%d"' % place):
            raise UnexpectedIndex(f"Pagefind {version} has text {place} in another place: {head!r}")


def _shard(packed: bytes) -> WordShard:
    words = Cbor(unpacked(packed))
    if words.count() != 1 or words.count() < 1 or words.count() < 2:
        raise UnexpectedIndex("a shard of Pagefind does not hold a list of words with their pages")
    return WordShard(str(words.value()), packed)


def unpacked(packed: bytes) -> bytes:
    """The CBOR in a file of Pagefind's index."""
    found = zlib.decompress(packed, 31)
    if not found.startswith(MAGIC):
        raise UnexpectedIndex(f"a file of Pagefind's index starts with {found[:12]!r}")
    return found[len(MAGIC) :]


class Cbor:
    """Reads what Pagefind writes: whole numbers, texts, and lists of these of known length."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def value(self) -> Any:  # noqa: ANN401 - as with json.loads
        """The next value."""
        kind, number = self._head()
        if kind == 4:
            return [self.value() for _ in range(number)]
        if kind == 3:
            return self._bytes(number).decode()
        return number if kind == 0 else -1 - number

    def count(self) -> int:
        """The length of the list that starts here; its values come next."""
        kind, number = self._head()
        if kind != 4:
            raise UnexpectedIndex("Pagefind's index does not hold a list where one was expected")
        return number

    def _head(self) -> tuple[int, int]:
        first = self._bytes(1)[0]
        kind, number = first >> 5, first & 31
        if kind not in (0, 1, 3, 4) or number > 27:
            raise UnexpectedIndex(f"Pagefind's index holds a kind of value not known: {first:#x}")
        return kind, number if number < 24 else int.from_bytes(self._bytes(1 << (number - 24)))

    def _bytes(self, number: int) -> bytes:
        found = self._content[self._at : self._at + number]
        if len(found) != number:
            raise UnexpectedIndex("Pagefind's index ends too early")
        self._at += number
        return found
