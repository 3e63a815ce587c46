"""`tutor new`: a pack, topic, card, question, drill, problem or fact to fill in, where it belongs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tutor.cli.asking import Wish, wished
from tutor.cli.new_options import (
    TITLE,
    card_option,
    current_folder,
    free,
    ground_of,
    id_option,
    kind_option,
    known,
    known_kind,
    pack_option,
    slug,
    title_option,
    topic_option,
)
from tutor.content.model.question import KINDS
from tutor.content.text import clean_line

if TYPE_CHECKING:
    from tutor.content.writing import Written


@click.group("new")
def command() -> None:
    """Begin a pack, or something new in one, with what is to be written marked TODO.

    It is written into the pack around the current folder, or the one named with --pack. On a terminal what is missing
    is asked for. `tutor check` lists what is still to be filled in.

    \b
    tutor new pack --id my-pack
    tutor new question --id vpc.nat.price --card vpc.nat --kind single
    """


@command.command("pack")
@id_option
@title_option
def new_pack(id: str | None, title: str | None) -> None:
    """A folder for a new pack, in the current folder."""
    from tutor.content.scaffold import making

    title = wished(Wish("--title", "Title of the pack", usual=TITLE), title)
    id = wished(Wish("--id", "Id, and the folder's name", slug(title), "my-pack", making.checked_id), id)
    written = making.new_pack(current_folder(), id, title)
    _say(written, f"Next: `cd {id}`, then `tutor new topic`.")


@command.command("topic")
@id_option
@title_option
@click.option("--card", metavar="ID", help="The id of its first card; without, <topic>.overview.")
@pack_option
@click.pass_context
def new_topic(ctx: click.Context, id: str | None, title: str | None, card: str | None, pack: tuple[str, ...]) -> None:
    """A topic, in a file of its own, with its first card."""
    from tutor.content.scaffold import making

    with ground_of(ctx, pack) as ground:
        title = wished(Wish("--title", "Title of the topic", usual=TITLE), title)
        id = wished(Wish("--id", "Id", slug(title), "step-functions", free(ground, "topic")), id)
        first = Wish("--card", "Id of its first card", check=free(ground, "card"), usual=f"{id}.overview")
        _say_to_fill_in(making.new_topic(ground, id, title, wished(first, card)))


@command.command("card")
@id_option
@title_option
@topic_option
@pack_option
@click.pass_context
def new_card(ctx: click.Context, id: str | None, title: str | None, topic: str | None, pack: tuple[str, ...]) -> None:
    """A card, at the end of its topic's file."""
    from tutor.content.scaffold import making

    with ground_of(ctx, pack) as ground:
        topic = wished(Wish("--topic", "Topic", example="vpc", check=known(ground, "topic")), topic)
        title = wished(Wish("--title", "Title of the card", usual=TITLE), title)
        suggested = f"{topic}.{slug(title)}" if slug(title) else ""
        id = wished(Wish("--id", "Id", suggested, f"{topic}.name", free(ground, "card")), id)
        _remark_prefix(id, topic)
        _say_to_fill_in(making.new_card(ground, id, title, topic))


@command.command("question")
@id_option
@card_option
@kind_option
@pack_option
@click.pass_context
def new_question(ctx: click.Context, id: str | None, card: str | None, kind: str | None, pack: tuple[str, ...]) -> None:
    """A question, at the end of its topic's questions."""
    from tutor.content.scaffold import making

    with ground_of(ctx, pack) as ground:
        card = wished(Wish("--card", "Card that it is about", example="vpc.nat", check=known(ground, "card")), card)
        kind = wished(Wish("--kind", f"Kind ({', '.join(KINDS)})", "single", "single", known_kind), kind)
        id = wished(Wish("--id", "Id", example=f"{card}.name", check=free(ground, "question")), id)
        _remark_prefix(id, card)
        _say_to_fill_in(making.new_question(ground, id, kind, card))


@command.command("scenario")
@id_option
@title_option
@card_option
@pack_option
@click.pass_context
def new_scenario(
    ctx: click.Context, id: str | None, title: str | None, card: str | None, pack: tuple[str, ...]
) -> None:
    """A drill, in a file of its own: evidence, two steps, two endings."""
    from tutor.content.scaffold import making

    with ground_of(ctx, pack) as ground:
        wish = Wish("--card", "Card that its decisions rate", example="vpc.nat", check=known(ground, "card"))
        card = wished(wish, card)
        title = wished(Wish("--title", "Title of the drill", usual=TITLE), title)
        id = wished(Wish("--id", "Id", slug(title), "silent-timeout", free(ground, "scenario")), id)
        _say_to_fill_in(making.new_scenario(ground, id, title, card))


@command.command("problem")
@id_option
@title_option
@card_option
@pack_option
@click.pass_context
def new_problem(ctx: click.Context, id: str | None, title: str | None, card: str | None, pack: tuple[str, ...]) -> None:
    """A worked problem, at the end of its topic's problems."""
    from tutor.content.scaffold import making

    with ground_of(ctx, pack) as ground:
        card = wished(Wish("--card", "Card that it is about", example="vpc.nat", check=known(ground, "card")), card)
        title = wished(Wish("--title", "Title of the problem", usual=TITLE), title)
        suggested = f"{card}.{slug(title)}" if slug(title) else ""
        id = wished(Wish("--id", "Id", suggested, f"{card}.name", free(ground, "problem")), id)
        _say_to_fill_in(making.new_problem(ground, id, title, card))


@command.command("fact")
@id_option
@title_option
@click.option("--file", "name", metavar="NAME", help="The file in content/facts/; without, the first part of the id.")
@pack_option
@click.pass_context
def new_fact(ctx: click.Context, id: str | None, title: str | None, name: str | None, pack: tuple[str, ...]) -> None:
    """A fact, at the end of a file of facts."""
    from tutor.content.scaffold import making

    with ground_of(ctx, pack) as ground:
        title = wished(Wish("--title", "Title of the fact", usual=TITLE), title)
        id = wished(Wish("--id", "Id", example="lambda.timeout.max", check=free(ground, "fact")), id)
        file = Wish("--file", "File in content/facts/", check=making.checked_id, usual=id.partition(".")[0])
        _say_to_fill_in(making.new_fact(ground, id, title, wished(file, name), _today()))


def _today() -> str:
    from datetime import date, timedelta

    from tutor.desk import Clock

    return str(date(1970, 1, 1) + timedelta(days=Clock().now().day))


def _remark_prefix(id: str, prefix: str) -> None:
    """Ids are found together when they begin alike; another one is taken as well."""
    if not id.startswith(f"{prefix}."):
        print(
            f'tutor: ids beside this one usually begin with "{prefix}."; an id is never changed later.', file=sys.stderr
        )


def _say_to_fill_in(written: Written) -> None:
    from tutor.cli.check_formats import as_typed

    _say(written, f"Write what says TODO, then: tutor check {clean_line(as_typed(written.path))}")


def _say(written: Written, next_step: str) -> None:
    """Where it stands on stdout, what comes next on stderr."""
    from tutor.cli.check_formats import as_typed

    print(f"{clean_line(as_typed(written.path))}:{written.line}", flush=True)
    print(next_step, file=sys.stderr)
