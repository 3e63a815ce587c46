"""`tutor topics`: what there is, and how firmly it is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tutor.cli.options import json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.views.glyphs import of_level
from tutor.views.lines import EMPTY, Line

if TYPE_CHECKING:
    from tutor.actions.figures import TopicFigures
    from tutor.actions.reading import TopicEntry
    from tutor.desk import Desk

TITLE = 36


@click.command("topics")
@json_option
@plain_option
@pack_option
def command(as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """List the topics with how firmly you hold their cards.

    \b
    tutor topics
    tutor quiz concurrency    study one of them
    """
    with opened(pack) as desk:
        if as_json:
            from tutor.actions.figures import topic_figures

            print_json([_plain(topic) for topic in topic_figures(desk)])
        else:
            from tutor.actions.reading import topic_entries

            terminal = Terminal(plain)
            terminal.show_rows(_lines(desk, topic_entries(desk), terminal))


def _plain(topic: TopicFigures) -> dict[str, object]:
    tally = topic.tally
    return {
        "id": topic.topic,
        "title": topic.title,
        "cards": tally.cards,
        "seen": tally.seen,
        "shaky": tally.shaky,
        "safe": tally.safe,
        "due": topic.due,
        "level": tally.level,
    }


def _lines(desk: Desk, topics: tuple[TopicEntry, ...], terminal: Terminal) -> list[Line]:
    """A topic a line, with a sign a card, in the order of its cards."""
    ids, signs = [desk.library.short(topic.id) for topic in topics], terminal.signs
    width = max((len(id) for id in ids), default=0)
    lines: list[Line] = [EMPTY]
    for id, topic in zip(ids, topics, strict=True):
        due = f"   {topic.due} due" if topic.due else ""
        lines.append(
            (
                (f"  {id:<{width}}  ", "accent"),
                (f"{terminal.cut(topic.title, TITLE):<{TITLE}}  ", "text"),
                ("".join(of_level(level, signs) for level in topic.levels), "fill"),
                (due, "muted"),
            )
        )
    legend = f"  {signs.not_seen} not met   {signs.shaky} shaky   {signs.safe} safe"
    return [*lines, EMPTY, ((legend, "muted"),)]
