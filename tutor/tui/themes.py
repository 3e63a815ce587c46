"""The two themes of the tutor, and the roles of text as styles that stay readable in any theme."""

from __future__ import annotations

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

DARK = Theme(
    name="tutor-dark",
    dark=True,
    primary="#7fb0f5",
    secondary="#4f78b4",
    accent="#7fb0f5",
    foreground="#d6dae2",
    background="#15181e",
    surface="#1d2129",
    panel="#39404d",
    success="#8cc87d",
    warning="#e3b75a",
    error="#f38584",
    variables={
        "foreground-muted": "#949cab",
        "text-primary": "#7fb0f5",
        "text-success": "#8cc87d",
        "text-error": "#f38584",
        "text-warning": "#e3b75a",
    },
)
LIGHT = Theme(
    name="tutor-light",
    dark=False,
    primary="#1f57b8",
    secondary="#6089cf",
    accent="#1f57b8",
    foreground="#23262d",
    background="#fbfaf6",
    surface="#f0eee7",
    panel="#c9c5ba",
    success="#2b6a2f",
    warning="#7b5400",
    error="#b02a22",
    variables={
        "foreground-muted": "#5c626f",
        "text-primary": "#1f57b8",
        "text-success": "#2b6a2f",
        "text-error": "#b02a22",
        "text-warning": "#7b5400",
    },
)

# role: (theme variable, what to fall back on, contrast it must reach against the background; 0 for decoration)
_ROLES = {
    "text": ("foreground", "foreground", 4.5),
    "muted": ("foreground-muted", "foreground", 4.5),
    "accent": ("text-primary", "primary", 4.5),
    "fill": ("secondary", "primary", 3.0),
    "right": ("text-success", "success", 4.5),
    "wrong": ("text-error", "error", 4.5),
    "flag": ("text-warning", "warning", 4.5),
    "rule": ("panel", "surface", 0.0),
    # In an exhibit, in the colours that there are: nothing there is right, wrong or flagged, and nothing is pressed.
    "keyword": ("secondary", "primary", 4.5),
    "key": ("secondary", "primary", 4.5),
    "string": ("text-success", "success", 4.5),
    "number": ("text-warning", "warning", 4.5),
    "comment": ("foreground-muted", "foreground", 4.5),
}


def role_styles(variables: dict[str, str]) -> dict[str, Style]:
    """A style for each role, from a theme's variables. Shades that are too faint are moved toward black or white."""
    background = _colour(variables.get("background", "#000000"), Color(0, 0, 0))
    if background.ansi is not None:
        return _terminal_styles(variables)
    styles = {}
    for role, (name, fallback, contrast) in _ROLES.items():
        value = variables.get(name) or variables.get(fallback, "#ffffff")
        colour = readable(_colour(value, background), background, contrast)
        styles[role] = Style(color=colour.rich_color, bgcolor=background.rich_color)
    styles["bold"] = styles["text"] + Style(bold=True)
    return styles


def _terminal_styles(variables: dict[str, str]) -> dict[str, Style]:
    """The terminal's own colours: nobody knows their shades, so they are taken as they are; faint ones are dimmed."""
    styles = {}
    for role, (name, fallback, _) in _ROLES.items():
        value, _, alpha = (variables.get(name) or variables.get(fallback, "ansi_default")).partition(" ")
        colour = Color.parse(value)
        is_named = colour.ansi is not None
        shown = colour.rich_color if is_named else "default"
        styles[role] = Style(color=shown, bgcolor="default", dim=bool(alpha) or not is_named)
    styles["bold"] = styles["text"] + Style(bold=True)
    return styles


def readable(colour: Color, background: Color, contrast: float) -> Color:
    """The colour, blended toward white or black until it stands out by this ratio."""
    goal = Color(255, 255, 255) if background.brightness < 0.5 else Color(0, 0, 0)
    for step in range(21):
        shade = colour.blend(goal, step / 20)
        if contrast_of(shade, background) >= contrast:
            return shade
    return goal


def contrast_of(one: Color, other: Color) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)

    red, green, blue = colour.normalized
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def _colour(value: str, background: Color) -> Color:
    """A theme variable as an opaque colour; "auto 60%" and the like become what they show on this background."""
    if value.startswith("auto"):
        value = "white" if background.brightness < 0.5 else "black"
    name, _, alpha = value.partition(" ")
    colour = Color.parse(name)
    if alpha.endswith("%"):
        colour = colour.with_alpha(float(alpha[:-1]) / 100)
    return background + colour if colour.a < 1 else colour
