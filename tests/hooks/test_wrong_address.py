"""The page for a wrong address, which only a server that knows its own address can show whole."""

from bs4 import BeautifulSoup

from tests.conftest import run


def test_a_site_without_an_address_has_none(site):
    assert not (site / "404.html").exists()


def test_with_the_sites_address_it_finds_its_styles_from_any_folder(
    converted, tmp_path, monkeypatch
):
    monkeypatch.setenv("SITE_URL", "https://example.org/room/")
    run(converted.parent.parent, "mkdocs", "build", "--strict", "--site-dir", str(tmp_path))
    html = (tmp_path / "404.html").read_text(encoding="utf-8")
    page = BeautifulSoup(html, "html.parser")
    assert page.h1.text == "No page has this address"
    styles = {link["href"] for link in page.find_all("link", rel="stylesheet")}
    assert styles
    assert all(style.startswith("/room/assets/") for style in styles)


def test_its_search_can_be_told_by_a_screen_reader_without_styles(site):
    page = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    (box,) = page.find_all(role="search")
    assert box.input["aria-label"] == "Search"
    (opens,) = page.find_all("button", attrs={"aria-controls": box["id"]})
    assert opens["aria-label"] == "Search"
