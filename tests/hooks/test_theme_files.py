"""What the theme brings and nothing here uses is no part of a built site."""

import re

from tests.conftest import ROOT


def test_no_search_of_the_theme_and_no_map_for_its_developers_is_copied(site):
    paths = [path.relative_to(site).as_posix() for path in (site / "assets").rglob("*")]
    assert any(path.endswith(".min.js") for path in paths)
    assert not [path for path in paths if re.search(r"lunr|worker|\.map$", path)]


def test_every_script_and_style_that_a_page_names_is_there(site):
    for page in (site / "index.html", site / "search/index.html"):
        named = re.findall(
            r'<(?:script|link)[^>]* (?:src|href)="?([^">\s]+)', page.read_text("utf-8")
        )
        assert len(named) > 20
        for address in named:
            assert (page.parent / address).resolve().is_file(), address


def test_each_hook_is_in_the_order_of_the_hooks():
    listed = re.findall(
        r"^  - (hooks/\w+\.py)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
    )
    events = [
        path for path in (ROOT / "hooks").glob("*.py") if "\ndef on_" in path.read_text("utf-8")
    ]
    assert sorted(listed) == sorted(f"hooks/{path.name}" for path in events)
