"""What an author sees of a file: each item as a learner gets it, and the findings. No learner's data are opened."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.actions.feedback import Feedback, marked
from tutor.actions.lookup import FactEntry, entry_of
from tutor.actions.posing import NotPosed, of_seed
from tutor.actions.reading import Reading, opened
from tutor.content.checker import check
from tutor.content.findings import ERROR
from tutor.content.library import Library, Unknown, open_library
from tutor.content.model.scenario import Scenario
from tutor.content.remarks import causes, items
from tutor.content.stamps import stamps
from tutor.progress.mastery import NOT_SEEN
from tutor.study.asking import Asked, shuffled_count
from tutor.study.shuffle import shuffled

if TYPE_CHECKING:
    import datetime

    from tutor.content.coverage import ExamCoverage
    from tutor.content.findings import Finding
    from tutor.content.model.blueprint import Blueprint
    from tutor.content.model.question import Question
    from tutor.content.model.teaching import Card, Fact
    from tutor.content.stamps import Stamp
    from tutor.questions.grade import Response

# What an author looks at; objectives show in their topic.
KINDS = ("topic", "card", "question", "fact", "scenario", "problem", "blueprint")
# How many variants of a problem are shown.
VARIANTS = 4
# The last item of a file has the rest of it.
LAST_LINE = 1_000_000_000
# The order of what is shuffled stays the same from one save to the next.
SEED = 1


@dataclass(frozen=True)
class QuestionPicture:
    """A question with all that stands around it."""

    asked: Asked
    card: Card
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class ProblemPicture:
    """A problem in some of its variants, the one of its file first; each is asked like a question."""

    variants: tuple[QuestionPicture, ...]


@dataclass(frozen=True)
class TopicPicture:
    """A topic, opened at a card or, with '', at its ends."""

    reading: Reading
    card: str = ""


@dataclass(frozen=True)
class BlueprintPicture:
    """An edition of an exam, with the topics that serve it and how their ids are shown."""

    blueprint: Blueprint
    covered: ExamCoverage
    short: dict[str, str]


Picture = QuestionPicture | ProblemPicture | TopicPicture | FactEntry | Scenario | BlueprintPicture


@dataclass(frozen=True)
class Item:
    """Something in a file; without a picture when it has errors. `line` counts from 1, `until` is that of the next."""

    kind: str
    id: str
    name: str
    line: int
    until: int
    picture: Picture | None


@dataclass(frozen=True)
class Proof:
    """One file as it stands on disk, and the files that its pack has.

    The causes are errors in other files, named from the pack's folder, for which something here cannot be shown.
    """

    path: str
    files: tuple[str, ...]
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    is_there: bool = True
    causes: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Source:
    """Where files are read from: a pack, or with '' for its folder a file outside of any.

    What is saved in the folder that is followed is shown; with '' the file stays the one that was named.
    """

    root: str
    cache_folder: str
    today: datetime.date
    follows: str = ""

    def stamps(self, path: str) -> list[Stamp]:
        """What shows from outside whether anything has changed."""
        if self.root:
            return stamps(self.root)
        stat = os.stat(path) if os.path.exists(path) else None
        return [(path, "", stat.st_size, stat.st_mtime_ns) if stat is not None else (path, "", 0, 0)]

    def read(self, path: str) -> Proof:
        """A file with its items and findings. One that is not there, as while an editor replaces it, holds nothing."""
        files = tuple(stamp[0] for stamp in self.stamps(path))
        if not os.path.isfile(path):
            return Proof(path, files, (), (), is_there=False)
        packs = (self.root,) if self.root else ()
        findings = check((path,), packs, self.cache_folder, self.today).findings
        library = self._library(path)
        try:
            found = _items(library, path)
            is_whole = all(item.picture is not None for item in found)
            return Proof(path, files, found, findings, causes=() if is_whole else self._causes(library, path))
        finally:
            library.close()

    def _causes(self, library: Library, path: str) -> tuple[Finding, ...]:
        found = [finding for finding in causes(library, path) if finding.severity == ERROR]
        return tuple(replace(finding, path=os.path.relpath(finding.path, self.root or None)) for finding in found)

    def _library(self, path: str) -> Library:
        if self.root:
            return open_library((self.root,), self.cache_folder, is_thorough=True)
        from tutor.content.compiler import compile_file

        return Library(compile_file(path), (), "")


def answered(picture: QuestionPicture, response: Response, confidence: str) -> Feedback:
    """What a learner who meets the card for the first time gets to this answer. Raises NotAnAnswer."""
    from tutor.scheduling.memory import Answer, after, rating_of

    asked = picture.asked
    mark = marked(asked.question, response, confidence)
    answer = Answer(asked.question.id, 0, mark.is_correct, confidence)
    rating, memory = rating_of(None, answer), after(None, answer)
    return Feedback(asked, response, mark, confidence, rating, memory, memory.due_on, "")


def _items(library: Library, path: str) -> tuple[Item, ...]:
    rows = [row for row in items(library, path) if row[0] in KINDS]
    ends = [*(row[2] for row in rows[1:]), LAST_LINE]
    readings: dict[str, Reading] = {}
    return tuple(
        Item(kind, id, library.short(id), line, end, _picture(library, kind, id, readings) if usable else None)
        for (kind, id, line, usable), end in zip(rows, ends, strict=False)
    )


def _picture(library: Library, kind: str, id: str, readings: dict[str, Reading]) -> Picture | None:
    """An item as it is shown; None when something that it needs is left out."""
    try:
        match kind:
            case "question":
                return _question(library, library.question(id))
            case "problem":
                return _problem(library, id)
            case "topic":
                return TopicPicture(_reading(library, id, readings))
            case "card":
                return TopicPicture(_reading(library, library.parent("card", id), readings), id)
            case "fact":
                return entry_of(library, id)
            case "scenario":
                return library.scenario(id)
            case "blueprint":
                return _blueprint(library, library.blueprint(id))
    except (Unknown, NotPosed):
        pass
    return None


def _question(library: Library, question: Question) -> QuestionPicture:
    """Choices stand as in the file; what would give the answer away there is shuffled."""
    count = shuffled_count(question)
    is_given_away = question.kind in ("order", "match")
    order = shuffled(count, SEED, question.id) if is_given_away else tuple(range(count))
    facts = tuple(library.fact(id) for id in question.facts if library.has("fact", id))
    return QuestionPicture(Asked(question, order, "", is_new=True), _card(library, question.card), facts)


def _problem(library: Library, id: str) -> ProblemPicture:
    from tutor.study.posed import as_question

    posed = {str(variant.values): variant for variant in (of_seed(library, id, seed) for seed in range(VARIANTS))}
    pictures = []
    for variant in posed.values():
        question = as_question(variant)
        facts = tuple(library.fact(fact) for fact in question.facts)
        asked = Asked(question, (), "", is_new=True, posed=variant)
        pictures.append(QuestionPicture(asked, _card(library, question.card), facts))
    return ProblemPicture(tuple(pictures))


def _card(library: Library, id: str) -> Card:
    """The card behind a question; outside of packs there is only its id."""
    if library.has("card", id):
        return library.card(id)
    from tutor.content.model.teaching import Card

    return Card(id=id, title=library.short(id), yield_="core", body="", remember="")


def _reading(library: Library, topic: str, readings: dict[str, Reading]) -> Reading:
    """A topic nobody has met yet, read once for all its cards."""
    if topic not in readings:
        readings[topic] = opened(library, topic, lambda card: NOT_SEEN, SEED, SEED)
    return readings[topic]


def _blueprint(library: Library, blueprint: Blueprint) -> BlueprintPicture:
    from tutor.content.coverage import exam_coverage

    ids = [*library.ids("topic"), *library.ids("blueprint"), blueprint.successor]
    return BlueprintPicture(blueprint, exam_coverage(library, blueprint), {id: library.short(id) for id in ids})
