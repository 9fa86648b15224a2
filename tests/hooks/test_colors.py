"""Badges can be read in both palettes: a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3)."""

import re
from pathlib import Path

import pytest

from converters.terms.vocabulary import load_vocabularies
from hooks.entries.entry_places import NO_EXEMPTION

STYLES = Path(__file__).parents[2] / "docs/assets/stylesheets"
TINT = 0.09
"""How much of its color a badge has in its ground; the test below reads it in the style sheet."""

PALETTES = {
    scheme: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for scheme, block in re.findall(
        r'\[data-md-color-scheme="(\w+)"\] \{(.*?)\}',
        (STYLES / "colors.css").read_text(),
        re.DOTALL,
    )
}
KNOWN = load_vocabularies(STYLES / "none here").exemptions.values()
COLORS = [*dict.fromkeys(exemption.color for exemption in KNOWN), NO_EXEMPTION]


def channels(color):
    return [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def luminance(rgb):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tinted(color, ground):
    return [
        TINT * c + (1 - TINT) * g for c, g in zip(channels(color), channels(ground), strict=True)
    ]


def test_the_tint_is_that_of_the_style_sheet():
    assert f"var(--c) {TINT * 100:.0f}%, transparent)" in (STYLES / "frame.css").read_text()


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("name", COLORS)
def test_a_badge_can_be_read_on_paper_and_on_a_striped_block(scheme, name):
    palette = PALETTES[scheme]
    color = palette[name]
    for ground in ("paper", "wash"):
        assert contrast(channels(color), tinted(color, palette[ground])) >= 4.5


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("words", ["ink", "quiet", "link"])
def test_text_can_be_read_on_every_ground(scheme, words):
    palette = PALETTES[scheme]
    for ground in ("paper", "wash"):
        assert contrast(channels(palette[words]), channels(palette[ground])) >= 4.5


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_no_two_exemptions_share_a_color(scheme):
    colors = [PALETTES[scheme][name] for name in COLORS]
    assert len(set(colors)) == len(colors)
