"""Rules for blueprints: weights make a whole, tasks belong somewhere, days and numbers fit each other."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.content.findings import guess_hint, near_misses
from tutor.content.model.blueprint import Blueprint
from tutor.content.reading import Item, Reading
from tutor.content.rules.places import at


def weights_make_a_whole(item: Item, reading: Reading) -> None:
    """The domains' weights are shares of the same exam."""
    total = sum(domain.weight for domain in item.value.domains)
    if total != 100:
        hint = "they are shares of the scored questions"
        reading.say(at(item.node, "domains"), "E501", f"the weights make {total} %, not 100 %", hint)


def tasks_belong_to_domains(item: Item, reading: Reading) -> None:
    """Every task names a domain, and no two domains or tasks are called the same."""
    blueprint: Blueprint = item.value
    domains = [domain.id for domain in blueprint.domains]
    for i, task in enumerate(blueprint.tasks):
        if task.domain not in domains:
            hint = guess_hint(near_misses(task.domain, domains)) or f"known here: {', '.join(domains)}"
            reading.say(at(item.node, "tasks", i, "domain"), "E502", f'no domain is called "{task.domain}"', hint)
    for key, ids in (("domains", domains), ("tasks", [task.id for task in blueprint.tasks])):
        for i in _repeated(ids):
            reading.say(at(item.node, key, i, "id"), "E502", f'"{ids[i]}" stands here twice', "give one another id")


def days_are_in_order(item: Item, reading: Reading) -> None:
    """An edition ends after it began."""
    blueprint: Blueprint = item.value
    if blueprint.first_day and blueprint.last_day and blueprint.last_day <= blueprint.first_day:
        message = f"the last day, {blueprint.last_day}, is not after the first one, {blueprint.first_day}"
        reading.say(at(item.node, "last_day"), "E503", message)


def numbers_fit(item: Item, reading: Reading) -> None:
    """Counts are above nothing, no more questions count than there are, and the pass mark is on the scale."""
    blueprint: Blueprint = item.value
    scale = blueprint.scale
    for key in ("questions", "scored", "minutes"):
        if getattr(blueprint, key) < 1:
            reading.say(at(item.node, key), "E504", f"{key} must be 1 or more")
    if blueprint.scored > blueprint.questions:
        message = f"{blueprint.scored} questions count, and there are {blueprint.questions}"
        reading.say(at(item.node, "scored"), "E504", message)
    if not scale.lowest < scale.pass_mark <= scale.highest:
        message = f"{scale.pass_mark} is no pass mark between {scale.lowest} and {scale.highest}"
        reading.say(at(item.node, "scale", "pass_mark"), "E504", message)


def _repeated(ids: list[str]) -> Iterator[int]:
    """The positions of ids that stood before."""
    return (i for i, id in enumerate(ids) if id in ids[:i])
