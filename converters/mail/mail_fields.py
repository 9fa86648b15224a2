"""The fields of a header of printed e-mail, as they are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from converters.mail.mail_lines import MailLine
from converters.model import Span

ADDRESSES = frozenset({"from", "to", "cc", "bcc"})


@dataclass(slots=True)
class Field:
    """A field as it is being read: the line of its name, and where its value is."""

    line: MailLine
    start: int
    end: int
    """Where its value ends so far; equal to `start` where nothing stands there."""

    margin: bool = False
    """Whether a code at the margin stands beside it."""

    wrapped: int = 0
    """Lines its value goes on over."""

    @property
    def name(self) -> str:
        """What it holds, as `from` or `date`."""
        return self.line.name

    @property
    def value(self) -> Span:
        """Its value, over all its lines."""
        return Span(self.start, self.end)


@dataclass(slots=True)
class Run:
    """Fields read so far, and where reading stands."""

    fields: list[Field] = field(default_factory=list)
    at: int = 0
    """Index of the line to read next."""
    last: int = 0
    """Index of the last line that belongs to a field."""
    blanks: int = 0
    other_form: bool = False

    seen: set[str] = field(default_factory=set)
    """What the fields read so far hold."""
    filled: bool = False
    """Whether a value stands in one of them."""

    @property
    def all_empty(self) -> bool:
        """Whether names alone have been read, and several of them."""
        return not self.filled and len(self.fields) >= 3


@dataclass(frozen=True, slots=True)
class Header(Span):
    """The header of one printed message."""

    fields: tuple[Field, ...]
    quoted: bool
    """Whether the line above says that a message is quoted: `-----Original Message-----`."""

    first: int
    """Index of the first line that belongs to it."""

    last: int
    """Index of the last line that belongs to it."""

    columns: bool = False
    """Whether all names come first and the values below, so that none can be assigned."""

    depth: int = 0
    """How many `>` stand before its lines."""

    def field(self, name: str) -> Field | None:
        """The field of this name."""
        return next((item for item in self.fields if item.name == name), None)
