"""The styles of a site are one file, in the order in which `mkdocs.yml` names them."""

from pathlib import Path

import yaml
from bs4 import BeautifulSoup

PROJECT = Path(__file__).parents[2]


def test_the_one_stylesheet_holds_all_in_their_order(site):
    config = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    named = yaml.load(config, yaml.BaseLoader)["extra_css"]
    sheets = [(PROJECT / "docs" / path).read_text(encoding="utf-8") for path in named]
    written = (site / "assets/stylesheets/room.css").read_text(encoding="utf-8")
    assert len(named) > 10
    assert written == "\n".join(sheets)


def test_a_page_names_it_and_none_of_its_parts(site):
    page = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser")
    links = [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert [link for link in links if "." not in Path(link).stem] == ["assets/stylesheets/room.css"]
    assert not (site / "assets/stylesheets/document.css").exists()
