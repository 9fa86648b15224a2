"""Organizations stand by their kind; one that nobody names has its page, and its page says so."""

from hooks.entries.entry_pages import entry_pages
from hooks.entries.organization_pages import OTHER, organization_index
from tests.hooks.samples import collection, document


def test_the_list_goes_by_kind_and_those_without_one_come_last(tmp_path):
    index = organization_index(collection(tmp_path, document("a", "The AVD.")))
    assert [(group.name, len(group.entries)) for group in index.groups] == [
        ("News outlet", 1),
        ("Vendor", 1),
        (OTHER, 1),
    ]


def test_every_organization_of_the_publisher_has_a_page(tmp_path):
    pages = {page.entry.key: page for page in entry_pages(collection(tmp_path))}
    unnamed = pages["organizations", "paper"]
    assert unnamed.paging.path == "organizations/paper.md"
    assert (unnamed.found, unnamed.entry.figures.passages) == ((), 0)
