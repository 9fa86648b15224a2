"""Where the lists of annotations of one motivation, tag or contributor stand."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import Literal

from converters.sources import slug
from hooks.lists.paging import Paging

LONGEST_NAME = 60
"""Characters of a page's name; a tag or a contributor's name can be longer."""

Kind = Literal["motivations", "tags", "contributors"]
"""What annotations are listed by, beside their documents; also the name of a folder."""


def motivation_url(motivation: str) -> str:
    """Address below the site of the page of a motivation."""
    return Paging(page_of("motivations", motivation), 1, 1).url


def tag_url(tag: str) -> str:
    """Address below the site of the page of a tag."""
    return Paging(page_of("tags", tag), 1, 1).url


def contributor_url(creator: str) -> str:
    """Address below the site of the page of a contributor."""
    return Paging(page_of("contributors", creator), 1, 1).url


@lru_cache(maxsize=10_000)
def page_of(kind: Kind, name: str) -> str:
    """Path below `docs/`, without suffix, of the first page of a value."""
    return f"annotations/{kind}/{_page_name(name)}"


def _page_name(name: str) -> str:
    """A value as the name of a page; the name tells of what no page's name can hold.

    `C++` and `C` are two tags, and so are two names that are equal only where they are cut.
    """
    key = value_key(name)
    page = slug(key)[:LONGEST_NAME].strip("-")
    if key == page.replace("-", " ") and page != "index":
        return page
    return f"{page or 'name'}_{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def value_key(name: str) -> str:
    """What is equal in the same value: capitals, blanks, hyphens and full stops part no two."""
    return " ".join(re.split(r"[\s_.,-]+", name.casefold())).strip() or name
