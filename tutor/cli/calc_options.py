"""The options of `tutor calc SUBJECT`, made from the subject's declaration; read without click, which costs a wait."""

from __future__ import annotations

from dataclasses import dataclass, field

from tutor.errors import Misuse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.calculator.subject import Subject

# name: what `--help` says. A flag each; those that take a value are the subject's inputs, --seed and --pack.
FLAGS = {
    "explain": "Show the steps, and every fact with its source and date.",
    "plot": "Draw the curve over time or load, where there is one.",
    "sim": "Simulate the requests one by one too, where there is a load (--seed N makes another run).",
    "json": "Print JSON for a program.",
    "plain": "No colour, no box drawing.",
}


@dataclass
class Request:
    """What was typed."""

    name: str
    given: dict[str, list[str]] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    packs: list[str] = field(default_factory=list)
    seeds: list[str] = field(default_factory=list)


def parse(subject: Subject, arguments: list[str]) -> Request:
    """Reads the options of a subject, `--name value` or `--name=value`. Raises Misuse with one sentence."""
    request = Request(subject.name)
    takes = {declared.option: declared.name for declared in subject.inputs}
    rest = iter(arguments)
    for argument in rest:
        option, equals, value = argument.partition("=")
        name = option.removeprefix("--")
        if option in takes:
            request.given.setdefault(takes[option], []).append(value if equals else _next(rest, subject, option))
        elif option == "--seed":
            request.seeds.append(value if equals else _next(rest, subject, option))
        elif option == "--pack":
            request.packs.append(value if equals else _next(rest, subject, option))
        elif argument.startswith("--") and name in FLAGS and not equals:
            request.flags.add(name)
        else:
            raise Misuse(_unknown(subject, argument))
    return request


def _next(rest: Iterator[str], subject: Subject, option: str) -> str:
    value = next(rest, None)
    if value is not None and not (value.startswith("--") and value[2:3].isalpha()):
        return value
    if option == "--pack":
        raise Misuse("--pack takes a pack folder.")
    if option == "--seed":
        raise Misuse("--seed takes a whole number like 7.")
    from tutor.calculator.typed import takes

    declared = next(declared for declared in subject.inputs if declared.option == option)
    raise Misuse(f"{option} takes {takes(declared)}; nothing is given.")


def _unknown(subject: Subject, argument: str) -> str:
    """There is no such option: the nearest one, or where they are listed."""
    if not argument.startswith("-"):
        return f'`calc {subject.name}` takes options only, like {subject.examples[0]}; "{argument}" is none.'
    from tutor.content.findings import did_you_mean

    option = argument.partition("=")[0]
    known = [*(declared.option for declared in subject.inputs), *(f"--{flag}" for flag in FLAGS), "--seed", "--pack"]
    guess = did_you_mean(option, known)
    hint = f"Did you mean {guess}?" if guess else f"`tutor calc {subject.name} --help` lists them."
    return f"`calc {subject.name}` takes no {option}. {hint}"
