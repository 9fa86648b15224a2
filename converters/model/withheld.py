"""Redactions, and cites of exemptions that withhold nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from converters.model.text import Span


@dataclass(frozen=True, slots=True)
class Code(Span):
    """One exemption as cited at one place, such as `(b)(5)`."""

    code: str
    """The exemption's id: `b5`, `b7C`, `1.4(c)`, `j2`."""

    damaged: bool = False
    """Whether OCR broke the cite, so that `code` is what it was read as."""


@dataclass(frozen=True, slots=True)
class Redaction(Span):
    """A withheld passage: where it was, and the exemptions cited for it.

    5 U.S.C. § 552(b) asks agencies to mark the place, the amount and the exemption.
    """

    id: str
    """`r1`, `r2` … in the order of the text."""

    codes: tuple[Code, ...]
    """Every cite of this redaction, in the order of the text; empty for a bare `[Redacted]`."""

    kind: Literal["inline", "block", "stamp", "key", "deleted-page"] = "inline"
    """`block` where nothing else stands in its block of text; `stamp` on a line that speaks for
    the whole record; `key` in a legend; `deleted-page` on a sheet that lists withheld pages."""

    extent: Literal["passage", "line", "block", "answer", "page"] = "passage"
    """How much it takes as far as the text shows: part of a line, a line, a block of text,
    the answer to a question or a part of it where the whole is withheld, source pages.
    Never judged by the width of a bar."""

    stands_for: str = ""
    """What was withheld, where the released text around says so: `an e-mail address`."""

    @property
    def exemptions(self) -> tuple[str, ...]:
        """The ids of the exemptions cited, each once, in the order of the text."""
        return tuple(dict.fromkeys(code.code for code in self.codes))


@dataclass(frozen=True, slots=True)
class Reference(Span):
    """A cite that speaks of an exemption, or of another law, and withholds nothing."""

    code: str | None
    """The id of the exemption that it speaks of; None where it is of another law."""
