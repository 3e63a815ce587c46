"""Colours: every text stands out from its background, in our themes and in Textual's own."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tutor.tui.themes import DARK, LIGHT, contrast_of, readable, role_styles

THEMES = {theme.name: theme for theme in (DARK, LIGHT, *BUILTIN_THEMES.values()) if "ansi" not in theme.name}
TEXTS = ("text", "muted", "accent", "right", "wrong", "flag")
CODE = ("keyword", "key", "string", "number", "comment")


def styles_of(theme: Theme) -> dict[str, Style]:
    return role_styles(theme.to_color_system().generate() | theme.variables)


def contrast(style: Style) -> float:
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast_of(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read_in_every_theme(name: str) -> None:
    styles = styles_of(THEMES[name])
    assert {role: contrast(styles[role]) for role in TEXTS + CODE if contrast(styles[role]) < 4.5} == {}
    assert contrast(styles["fill"]) >= 3


def shades_of(theme: Theme) -> list[str]:
    return [style.color.name for role, style in styles_of(theme).items() if role in TEXTS and style.color is not None]


def test_our_shades_are_shown_as_they_were_chosen() -> None:
    assert shades_of(DARK) == ["#d6dae2", "#949cab", "#7fb0f5", "#8cc87d", "#f38584", "#e3b75a"]
    assert shades_of(LIGHT) == ["#23262d", "#5c626f", "#1f57b8", "#2b6a2f", "#b02a22", "#7b5400"]


@pytest.mark.parametrize("name", ["ansi-dark", "ansi-light"])
def test_the_colours_of_the_terminal_are_taken_as_they_are(name: str) -> None:
    styles = styles_of(BUILTIN_THEMES[name])
    assert styles["text"] == Style(color="default", bgcolor="default", dim=False)
    assert styles["muted"] == Style(color="default", bgcolor="default", dim=True)
    assert styles["accent"] == Style(color="color(4)", bgcolor="default", dim=False)


def test_a_faint_shade_moves_away_from_its_background_until_it_can_be_read() -> None:
    white, black = Color(255, 255, 255), Color(0, 0, 0)
    assert round(contrast_of(black, white), 1) == 21.0
    assert readable(Color(238, 238, 238), white, 4.5).brightness < 0.5
    assert readable(Color(40, 40, 40), black, 4.5).brightness > 0.4
    assert readable(Color(90, 90, 90), white, 4.5) == Color(90, 90, 90)
