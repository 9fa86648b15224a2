"""Every link inside the built site leads somewhere, and pages load nothing from elsewhere."""

import re
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup

LOADING = ("script", "link", "img", "source", "iframe", "video", "audio", "object", "embed")
"""Elements that make a browser fetch something without a click."""

IN_STYLES = re.compile(r"""(?:url\(|@import\s)\s*['"]?([^'")\s]+)""")


@pytest.fixture(scope="module")
def pages(site):
    """Every page of the site with what a browser makes of it."""
    files = sorted(site.rglob("*.html"))
    return {file: BeautifulSoup(file.read_bytes(), "html.parser") for file in files}


@pytest.fixture(scope="module")
def anchors(pages):
    """The places in each page that an address can name."""
    return {
        file: {element.get("id") or element.get("name") for element in page.select("[id], a[name]")}
        for file, page in pages.items()
    }


def addresses(page, *names):
    for element in page.find_all(names or True):
        for attribute in ("href", "src", "data", "poster"):
            value = element.get(attribute)
            if value is not None and not (attribute == "data" and element.name != "object"):
                yield element, value


def local(file: Path, address: str, site: Path) -> Path:
    """The file that an address on a page means; the error page's begin at the site's root."""
    path = unquote(urlsplit(address).path)
    if not path:
        return file
    return site / path[1:] if path.startswith("/") else (file.parent / path).resolve()


def test_the_site_has_every_kind_of_page(pages, site):
    kinds = {file.relative_to(site).parts[0] for file in pages}
    indexes = {"documents", "timeline", "types", "agencies", "programs", "exemptions"}
    indexes |= {"authorities", "glossary", "organizations", "people"}
    assert kinds >= {"index.html", "about", *indexes}


def test_every_link_within_the_site_leads_to_a_file_and_to_a_place_in_it(pages, anchors, site):
    broken = []
    for file, page in pages.items():
        for element, address in addresses(page):
            if urlsplit(address).scheme or address.startswith("//"):
                continue
            target, place = local(file, address, site), unquote(urldefrag(address).fragment)
            # On a disk, a folder is no page: the link must name its index.html.
            if not target.is_file() or (
                place and target in anchors and place not in anchors[target]
            ):
                broken.append(f"{file.relative_to(site)}: {element.name} {address}")
    assert broken == []


def test_pages_load_nothing_from_another_server(pages, site):
    foreign = [
        f"{file.relative_to(site)}: {element}"
        for file, page in pages.items()
        for element, address in addresses(page, *LOADING)
        if (urlsplit(address).netloc and element.get("rel") != ["canonical"])
    ]
    assert foreign == []


def test_styles_load_nothing_but_files_of_the_site(pages, site):
    styles = {file: file.read_text(encoding="utf-8") for file in site.rglob("*.css")}
    for file, page in pages.items():
        styles[file] = "\n".join(style.get_text() for style in page.find_all("style"))
    missing = [
        f"{file.relative_to(site)}: {address}"
        for file, style in styles.items()
        for address in IN_STYLES.findall(style)
        if not address.startswith(("data:", "#"))
        and (urlsplit(address).netloc or not local(file, address, site).is_file())
    ]
    assert missing == []


def test_no_page_uses_one_id_twice(pages, site):
    doubles = []
    for file, page in pages.items():
        seen = set()
        for element in page.select("[id]"):
            if element["id"] in seen:
                doubles.append(f"{file.relative_to(site)}: {element['id']}")
            seen.add(element["id"])
    assert doubles == []
