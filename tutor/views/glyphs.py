"""The signs of the tutor, and what stands for them where only ASCII can be shown."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Glyphs:
    """One sign a meaning."""

    right: str = "✓"
    wrong: str = "✗"
    flag: str = "⚑"
    ask: str = "?"
    cursor: str = "▸"
    box: str = "□"
    boxed: str = "■"
    round: str = "○"
    rounded: str = "●"
    folded: str = "…"
    exhibit: str = "▤"
    bar: str = "│"
    dash: str = "–"
    times: str = "×"
    arrow: str = "→"
    line_done: str = "━"
    line_left: str = "─"
    not_seen: str = "·"
    shaky: str = "▃"
    safe: str = "▇"
    heat: str = "·░▒▓█"
    # Both ends of a range, what is between, its middle, and what points at a place on its scale.
    range: str = "├┤─●▲"


UNICODE = Glyphs()
ASCII = Glyphs(
    right="+",
    wrong="x",
    flag="!",
    ask="?",
    cursor=">",
    box="[ ]",
    boxed="[x]",
    round="( )",
    rounded="(x)",
    folded="...",
    exhibit="#",
    bar="|",
    dash="-",
    times="*",
    arrow="->",
    line_done="=",
    line_left="-",
    not_seen=".",
    shaky="s",
    safe="S",
    heat=".1234",
    range="||-o^",
)


def glyphs(is_plain: bool, encoding: str) -> Glyphs:
    """ASCII when asked for, on a dumb terminal, or where the encoding is not Unicode's."""
    if is_plain or os.environ.get("TERM") == "dumb" or "utf" not in encoding.lower():
        return ASCII
    return UNICODE


# Keys in words: < and > are keys themselves.
_IN_WORDS = {
    "↑": "Up",
    "↓": "Down",
    "↑↓": "Up/Down",
    "←": "Left",
    "→": "Right",
    "←→": "Left/Right",
    "⇧Tab": "Shift-Tab",
}


def key_label(label: str, signs: Glyphs) -> str:
    """How a key is called: by its arrow, or in words where only ASCII can be shown."""
    return label if signs != ASCII else _IN_WORDS.get(label, label.replace("…", signs.folded))


def of_level(level: str, signs: Glyphs) -> str:
    """The sign of a mastery level."""
    return {"not met": signs.not_seen, "shaky": signs.shaky, "safe": signs.safe}[level]
