"""Long lists go on, on further pages: `agencies/ice.md`, then `agencies/ice_2.md`.

Ids of sources and of terms hold letters, digits and hyphens, so that no publisher can name a page
with an underscore.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from hooks.wording import address

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paging:
    """The place of a page among the pages of one list."""

    base: str
    """Path of the first page below `docs/`, without suffix: `agencies/ice`."""

    number: int
    """Counted from 1."""

    pages: int

    @property
    def path(self) -> str:
        """Path of this page below `docs/`."""
        return f"{self._stem(self.number)}.md"

    @property
    def url(self) -> str:
        """Address of this page below the site."""
        return self.url_of(self.number)

    def url_of(self, number: int) -> str:
        """Address of another page of the list below the site."""
        return address(f"{self._stem(number)}.html")

    def _stem(self, number: int) -> str:
        return self.base if number == 1 else f"{self.base}_{number}"


def in_pages(base: str, items: Sequence[T], size: int) -> Iterator[tuple[Paging, tuple[T, ...]]]:
    """The items in pages of `size`; a list without items still has its first page."""
    pages = max(-(-len(items) // size), 1)
    for number in range(1, pages + 1):
        first = (number - 1) * size
        yield Paging(base, number, pages), tuple(items[first : first + size])
