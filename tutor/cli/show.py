"""`tutor show ID`: a topic, card, question, problem, fact or exam, whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tutor.cli.list import entry
from tutor.cli.options import completions, json_option, opened, pack_option, plain_option, print_json
from tutor.cli.terminal import Terminal
from tutor.errors import Misuse
from tutor.views import reading

if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.views.lines import Line

KINDS = ("topic", "card", "question", "problem", "fact", "blueprint")
KEYED = ("question", "problem")


def complete_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Ids of everything that can be shown."""
    return completions(ctx, KINDS, incomplete)


@click.command("show")
@click.argument("id", shell_complete=complete_ids)
@click.option("--key", "shows_key", is_flag=True, help="Show a question with its key, its whys and its explanation.")
@json_option
@plain_option
@pack_option
def command(id: str, shows_key: bool, as_json: bool, plain: bool, pack: tuple[str, ...]) -> None:
    """Show a topic, card, question, problem, fact or exam.

    Questions and problems keep their key until --key; --json has everything.

    \b
    tutor show concurrency             the topic and its cards
    tutor show concurrency.reserved    a card to read
    tutor show concurrency.reserved.connections --key
    tutor show dva-c03                 an exam: its domains, its tasks, and the topics that serve them
    """
    with opened(pack, takes_around=True, reads_only=True) as desk:
        kind, whole = _find(desk.library, id, shows_key)
        if as_json:
            print_json(entry(desk.library, kind, whole))
        else:
            terminal = Terminal(plain)
            lines = _lines(desk.library, kind, whole, terminal, shows_key)
            terminal.show(terminal.fitted(lines) if kind == "topic" else lines)  # code and drawings are never broken
            if kind in KEYED and not shows_key:
                click.echo(f"tutor: `tutor show {desk.library.short(whole)} --key` shows the key.", err=True)


def _find(library: Library, id: str, has_key: bool) -> tuple[str, str]:
    """What an id names, only a question or a problem where it is to have a key.

    Raises Unknown with the nearest id of any kind; Misuse for a key of what has none. Says what else has this id.
    """
    from tutor.content.findings import did_you_mean
    from tutor.content.library import Unknown

    typed = {kind: library.typed(kind, id) for kind in KINDS}
    found = {kind: whole for kind, whole in typed.items() if whole}
    named = next((kind for kind in found if not has_key or kind in KEYED), "")
    if named:
        for kind in found:
            if kind != named:
                click.echo(f"tutor: A {kind} has this id too: `{_way(kind, id)}` shows it.", err=True)
        return named, found[named]
    if found:
        raise Misuse(f'--key is for questions and problems; "{id}" is a {next(iter(found))}.')
    if drill := library.typed("scenario", id):
        raise Misuse(f'"{id}" is a drill: `tutor drill {library.short(drill)}` plays it.')
    guess = did_you_mean(id, [library.short(other) for kind in KINDS for other in library.ids(kind)])
    way_out = f'Did you mean "{guess}"?' if guess else "`tutor list cards` shows what there is."
    raise Unknown(f'Nothing is called "{id}". {way_out}')


def _way(kind: str, id: str) -> str:
    """The command that shows what has its id in common with what is shown."""
    match kind:
        case "fact":
            return f"tutor facts {id}"
        case "question" | "problem":
            return f"tutor show {id} --key"
        case _:
            return f"tutor show {id}"


def _lines(library: Library, kind: str, id: str, terminal: Terminal, shows_key: bool) -> list[Line]:
    width, signs = terminal.width, terminal.signs
    match kind:
        case "topic":
            cards = [library.card(card) for card in library.ids("card", id)]
            return reading.topic_lines(library.topic(id), cards, library.short, width)
        case "card":
            card = library.card(id)
            return reading.card_lines(card, [library.fact(fact) for fact in card.facts], library.title, width)
        case "question":
            return reading.question_lines(library.question(id), width, signs, shows_key)
        case "problem":
            from tutor.actions.posing import first_of
            from tutor.views.problem.shown import problem_lines

            return problem_lines(first_of(library, id), width, signs, shows_key)
        case "blueprint":
            from tutor.content.coverage import exam_coverage
            from tutor.views.blueprint import lines

            blueprint = library.blueprint(id)
            return lines(blueprint, exam_coverage(library, blueprint), library.short, width)
        case _:
            return reading.fact_lines(library.fact(id), width)
