"""A question as it is put to the learner: what is shown, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.scheduling.memory import GUESS, NO_IDEA, SURE, UNSURE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.content.model.question import Choice, Pair, Question
    from tutor.questions.problem import Posed

# What says "no idea", pressed or typed; a ? alone says the same.
NO_IDEA_KEY = "z"
# Kinds whose answer is typed.
TYPED = ("number", "problem", "text", "cloze")


@dataclass(frozen=True)
class Asked:
    """`order` holds the file positions of what was shuffled, in the order shown: choices, or right-hand texts.

    `posed` is the variant of a problem, None for a question.
    """

    question: Question
    order: tuple[int, ...]
    reason: str
    is_new: bool
    posed: Posed | None = None

    @property
    def seed(self) -> int | None:
        """Which variant of a problem it is; None for a question."""
        return None if self.posed is None else self.posed.seed

    @property
    def kind(self) -> str:
        """The kind of question."""
        return self.question.kind

    @property
    def choices(self) -> list[Choice]:
        """The choices in the order shown; none where nothing is chosen."""
        choices: tuple[Choice, ...] = getattr(self.question, "choices", ())
        return [choices[position] for position in self.order] if choices else []

    @property
    def choose(self) -> int:
        """How many choices are right; 0 where they are not chosen but put into order."""
        return sum(choice.correct for choice in self.choices)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """What is to be matched; none for other kinds."""
        pairs: tuple[Pair, ...] = getattr(self.question, "pairs", ())
        return pairs

    @property
    def rights(self) -> list[str]:
        """The right-hand texts in the order shown."""
        texts = _right_hand(self.question)
        return [texts[position] for position in self.order] if texts else []

    @property
    def gaps(self) -> int:
        """How many gaps are to be filled."""
        return len(getattr(self.question, "blanks", ()))

    @property
    def is_typed(self) -> bool:
        """Whether the answer is typed."""
        return self.kind in TYPED


def shuffled_count(question: Question) -> int:
    """How many things are shown in another order than the file's."""
    return len(getattr(question, "choices", ())) or len(_right_hand(question))


def parts_of(question: Question) -> list[int]:
    """A number for each text that is chosen, placed or matched, in the file's order: it finds the text again wherever
    a later revision puts it."""
    from binascii import crc32

    texts = [choice.text for choice in getattr(question, "choices", ())] or _right_hand(question)
    return [crc32(" ".join(text.split()).encode()) for text in texts]


def words_shown(question: Question) -> int:
    """How many words the learner had to read."""
    texts = [question.stem, question.exhibit.text if question.exhibit else "", getattr(question, "text", "")]
    texts += [choice.text for choice in getattr(question, "choices", ())]
    texts += [pair.left for pair in getattr(question, "pairs", ())] + _right_hand(question)
    return sum(len(text.split()) for text in texts)


def confidence_of(line: str) -> tuple[str, str]:
    """A typed answer without its marks, and the confidence they say: b sure, b? unsure, b?? a guess, ? no idea."""
    answer = line.rstrip("?").rstrip()
    marks = len(line) - len(line.rstrip("?"))
    if not answer and marks:
        return "", NO_IDEA
    return answer, SURE if marks == 0 else UNSURE if marks == 1 else GUESS


def typed_answer(line: str, asked: Asked | None = None) -> tuple[str, str]:
    """A typed answer without its marks, and the confidence they say; z alone is no idea unless it is an answer."""
    if line.lower() == NO_IDEA_KEY and not (asked is not None and _is_accepted(line, asked)):
        return "", NO_IDEA
    return confidence_of(line)


def _is_accepted(line: str, asked: Asked) -> bool:
    """Whether a question takes just this as an answer."""
    accepted = [answer.text for answer in getattr(asked.question, "accept", ())]
    accepted += [text for blank in getattr(asked.question, "blanks", ()) for text in blank.accept]
    return line.casefold() in (text.casefold() for text in accepted)


def _right_hand(question: Question) -> list[str]:
    if question.kind != "match":
        return []
    from tutor.questions.match import right_hand

    return right_hand(question)  # type: ignore[arg-type]
