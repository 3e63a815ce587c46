"""What is known of an item whose key looks wrong: where it stands, what it rests on, how it was answered."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.content.findings import did_you_mean
from tutor.content.library import Unknown
from tutor.errors import Misuse

if TYPE_CHECKING:
    from tutor.content.library import Library
    from tutor.content.model.question import Question
    from tutor.content.model.scenario import Scenario
    from tutor.content.model.teaching import Fact
    from tutor.desk import Desk
    from tutor.store.log import Given

KINDS = ("question", "card", "fact", "scenario", "problem")


class UnknownItem(Misuse):
    """Nothing that can be reported has this id."""


@dataclass(frozen=True)
class Source:
    """A fact that an item rests on, and where it was read."""

    id: str
    value: str
    title: str
    url: str
    checked: str


@dataclass(frozen=True)
class LastAnswer:
    """How the learner answered last; `said` is '' where the log cannot say it in words any more."""

    question: str
    day: int
    is_right: bool
    confidence: str
    said: str


@dataclass(frozen=True)
class Report:
    """An item as it is reported. `path` is whole, `file` from the pack on; `asks` and `key` are prose.

    `mended` says what a key that was wrong made of the learner's answers.
    """

    kind: str
    id: str
    pack: str
    version: str
    authors: tuple[str, ...]
    revision: int
    path: str
    file: str
    line: int
    asks: str
    key: str
    sources: tuple[Source, ...]
    last: LastAnswer | None
    mended: str = ""


@dataclass(frozen=True)
class _Reported:
    """What differs from kind to kind."""

    asks: str
    key: str
    facts: tuple[str, ...]
    revision: int = 1


def find(library: Library, id: str) -> tuple[str, str]:
    """Kind and whole id of what a person typed. Raises UnknownItem, with the nearest id of any kind."""
    for kind in KINDS:
        try:
            return kind, library.find(kind, id)
        except Unknown:
            continue
    guess = did_you_mean(id, [library.short(other) for kind in KINDS for other in library.ids(kind)])
    way_out = f'Did you mean "{guess}"?' if guess else "`tutor list questions` shows ids, `tutor search` finds them."
    raise UnknownItem(f'Nothing is called "{id}". {way_out}')


def report(desk: Desk, kind: str, id: str) -> Report:
    """An item with everything around it. Raises Unknown."""
    library = desk.library
    said = _reported(library, kind, id)
    path, line = library.place(kind, id)
    pack = id.partition("/")[0]
    about = library.plain("pack", pack) if library.has("pack", pack) else {}
    return Report(
        kind,
        id,
        pack,
        about.get("version", ""),
        tuple(about.get("authors", ())),
        said.revision,
        path,
        _within(path, library.roots),
        line,
        said.asks,
        said.key,
        tuple(_source(library, fact) for fact in said.facts),
        _last(desk, kind, id),
        _mended(desk, id) if kind in ("question", "problem") else "",
    )


def _reported(library: Library, kind: str, id: str) -> _Reported:
    match kind:
        case "question":
            return _question(library.question(id))
        case "card":
            card = library.card(id)
            return _Reported(f"{card.title}\n\n{card.body}", card.remember, card.facts, card.revision)
        case "fact":
            fact = library.fact(id)
            return _Reported(f"{fact.title}\n\n{fact.statement}", _value(fact), (id,))
        case "scenario":
            scenario = library.scenario(id)
            return _Reported(scenario.situation, _right_way(scenario), scenario.facts, scenario.revision)
        case _:
            from tutor.actions.posing import first_of
            from tutor.study.posed import as_question

            return _question(as_question(first_of(library, id)))


def _question(question: Question) -> _Reported:
    from tutor.questions import expected

    return _Reported(question.stem.strip(), expected(question), question.facts, question.revision)


def _right_way(scenario: Scenario) -> str:
    """The right decision of each step, by the step's name."""
    right = [
        f"{name}: {choice.text}" for name, step in scenario.steps.items() for choice in step.choices if choice.correct
    ]
    return "; ".join(right)


def _source(library: Library, id: str) -> Source:
    fact = library.fact(id)
    return Source(id, _value(fact), fact.source.title, fact.source.url, fact.checked)


def _value(fact: Fact) -> str:
    return f"{fact.value} {fact.unit}".strip()


def _within(path: str, roots: tuple[str, ...]) -> str:
    """The path from its pack on: the same on every machine."""
    root = next((root for root in roots if path.startswith(os.path.join(root, ""))), "")
    return os.path.relpath(path, root) if root else path


def _last(desk: Desk, kind: str, id: str) -> LastAnswer | None:
    match kind:
        case "fact":
            given = None
        case "card":
            given = desk.store.last_given("card", [id])
        case "scenario":
            given = desk.store.last_given("question", [f"{id}#{step}" for step in desk.library.scenario(id).steps])
        case _:
            given = desk.store.last_given("question", [id])
    if given is None:
        return None
    return LastAnswer(given.question, given.day, given.is_right, given.confidence, _said(desk.library, given))


def _mended(desk: Desk, id: str) -> str:
    """That the key was wrong once, and what mending it made of the learner's answers; '' where it was not."""
    from tutor.actions.changes import mended_before

    said = [
        f"The key was wrong until revision {news.change.causes[0].rpartition(' ')[2]}. {news.marked}"
        for news in mended_before(desk, id)
    ]
    return " ".join(said)


def _said(library: Library, given: Given) -> str:
    """What was answered, in words: positions are read by the question as it is now, if it was not revised."""
    response = given.data.get("response", "")
    if isinstance(response, str):
        return response
    if given.data.get("kind") == "cloze":
        return "; ".join(map(str, response))
    try:
        question = library.question(given.question)
    except Unknown:
        return ""
    texts = [choice.text for choice in getattr(question, "choices", ())]
    lefts = [pair.left for pair in getattr(question, "pairs", ())]
    if lefts:
        from tutor.questions.match import right_hand

        texts = right_hand(question)  # type: ignore[arg-type]
    if given.data.get("revision") != question.revision or any(i >= len(texts) for i in response):
        return ""
    said = [texts[i] for i in response]
    return "; ".join([f"{left}: {right}" for left, right in zip(lefts, said, strict=False)] or said)
