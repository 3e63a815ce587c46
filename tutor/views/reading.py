"""Topics, cards, questions and facts to read, as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tutor.questions import expected
from tutor.views import question as parts
from tutor.views.lines import EMPTY, Line, Piece, cells, wrap

if TYPE_CHECKING:
    from tutor.content.model.question import Question
    from tutor.content.model.teaching import Card, CodePair, Comparison, Fact, Topic
    from tutor.views.glyphs import Glyphs

INDENT = (("  ", "text"),)
# Columns that each of two cards needs where they stand beside each other.
LEAST_COLUMN = 16


def topic_lines(topic: Topic, cards: Sequence[Card], short: Callable[[str], str], width: int) -> list[Line]:
    """What a topic is about, and its cards."""
    lines: list[Line] = [EMPTY, *_prose(topic.title, width, "bold"), EMPTY]
    if topic.big_idea:
        lines += [*_prose(topic.big_idea, width), EMPTY]
    if topic.mental_model is not None:
        lines += [*_prose(topic.mental_model.analogy, width), EMPTY]
        lines += [*_prose(f"Where it breaks down: {topic.mental_model.breaks_down}", width, "muted"), EMPTY]
    lines += _list("You will be able to", [objective.text for objective in topic.objectives], width)
    lines.append((("  Cards", "bold"),))
    size = max((len(short(card.id)) for card in cards), default=0)
    lines += [
        ((f"  {short(card.id):<{size}}  ", "accent"), (card.title, "text"), (f"  {card.yield_}", "muted"))
        for card in cards
    ]
    lines.append(EMPTY)
    lines += _list("To take away", topic.takeaways, width)
    if topic.glossary:
        lines.append((("  Words", "bold"),))
        for term in topic.glossary:
            lines += wrap(term.meaning, width, "text", ((f"  {term.term}: ", "bold"),), "    ")
        lines.append(EMPTY)
    return lines


def card_lines(card: Card, facts: Sequence[Fact], title: Callable[[str, str], str], width: int) -> list[Line]:
    """A card whole."""
    lines: list[Line] = [EMPTY, *_prose(card.title, width, "bold"), EMPTY]
    if card.ask_first:
        lines += [*wrap(card.ask_first, width, "text", (("  ? ", "accent bold"),), "    "), EMPTY]
    lines += [*_prose(card.body, width), EMPTY]
    if card.diagram:
        lines += [*drawing(card.diagram), *_too_wide(card.diagram, width), EMPTY]
    if card.example:
        lines += [*_prose(card.example, width), EMPTY]
    if card.code is not None:
        lines += _code(card.code, width)
    if card.compare is not None:
        lines += _comparison(card, card.compare, title, width)
    if card.myth is not None:
        lines += [*_labelled("Myth", card.myth.belief, width), *_labelled("Fact", card.myth.reality, width)]
        lines += [*_labelled("Why it matters", card.myth.matters, width), EMPTY]
    if card.pitfall is not None:
        lines += [*_labelled("Pitfall", card.pitfall.wrong, width), *_labelled("Instead", card.pitfall.right, width)]
        lines += [*_labelled("Root cause", card.pitfall.root_cause, width), EMPTY]
    if card.not_when:
        lines += [*_labelled("Not when", card.not_when, width), EMPTY]
    lines += [*_prose(card.remember, width, "bold")]
    if card.cue:
        lines += _prose(card.cue, width, "muted")
    lines.append(EMPTY)
    for fact in facts:
        lines += wrap(
            f"{fact.source.title}, checked {fact.checked}: {fact.statement}", width, "muted", (("  ", "muted"),), "    "
        )
    return [*lines, EMPTY] if facts else lines


def question_lines(question: Question, width: int, signs: Glyphs, shows_key: bool) -> list[Line]:
    """A question with what it offers; with its key, every why and the explanation where these are asked for."""
    lines: list[Line] = [EMPTY, *parts.stem_lines(question.stem, width), EMPTY]
    if question.exhibit is not None:
        lines += [*parts.exhibit_lines(question.exhibit, width, signs, show_marks=shows_key), EMPTY]
    if not shows_key:
        return [*lines, *_offer_lines(question, width)]
    return [*lines, *_answer_lines(question, width, signs), EMPTY, *_prose(question.explanation, width), EMPTY]


def _offer_lines(question: Question, width: int) -> list[Line]:
    """What is offered and no more. What is to be ordered or matched stands by the alphabet: its order is the key."""
    texts = [choice.text for choice in getattr(question, "choices", ())]
    pairs = getattr(question, "pairs", ())
    lines: list[Line] = []
    for label, pair in zip("abcde", pairs, strict=False):
        lines += parts.choice_lines(pair.left, label, width)
    if pairs:
        lines.append(EMPTY)
        texts = [*{pair.right for pair in pairs}, *getattr(question, "decoys", ())]
    for label, text in zip(
        "12345678" if pairs else "abcdefgh", sorted(texts) if pairs or question.kind == "order" else texts, strict=False
    ):
        lines += parts.choice_lines(text, label, width)
    if question.kind == "cloze":
        lines += drawing(getattr(question, "text", ""))
    return [*lines, EMPTY] if lines else []


def _answer_lines(question: Question, width: int, signs: Glyphs) -> list[Line]:
    """What is offered with its key and whys, or the answer that is expected."""
    right: Piece = (signs.right, "right")
    lines: list[Line] = []
    labels = "123456" if question.kind == "order" else "abcdef"
    for label, choice in zip(labels, getattr(question, "choices", ()), strict=False):
        marker = right if choice.correct else (" ", "text")
        lines += parts.choice_lines(choice.text, label, width, marker)
        lines += parts.why_lines(choice.why, width)
    for label, pair in zip("abcde", getattr(question, "pairs", ()), strict=False):
        lines += parts.choice_lines(f"{pair.left} {signs.arrow} {pair.right}", label, width, right)
        lines += parts.why_lines(pair.why, width)
    if question.kind == "cloze":
        lines += [*drawing(getattr(question, "text", "")), EMPTY]
    for label, blank in zip("1234", getattr(question, "blanks", ()), strict=False):
        lines += parts.choice_lines(blank.accept[0], label, width, right) + parts.why_lines(blank.why, width)
    if question.kind in ("number", "problem", "text"):
        lines += wrap(expected(question), width, "bold", (("  ", "text"), right, (" ", "text")), "    ")
    return lines


def fact_lines(fact: Fact, width: int) -> list[Line]:
    """A fact with its source and what it once was."""
    lines: list[Line] = [
        EMPTY,
        *_prose(fact.title, width, "bold"),
        *_prose(f"{fact.value} {fact.unit}".strip(), width, "bold"),
        EMPTY,
    ]
    lines += [*_prose(fact.statement, width), EMPTY]
    for earlier in fact.history:
        lines += _prose(f"Until {earlier.until}: {earlier.value}", width, "muted")
    if fact.exam_note:
        lines += _prose(fact.exam_note, width, "muted")
    lines += [
        *_prose(f"{fact.source.title}, checked {fact.checked}", width, "muted"),
        ((f"  {fact.source.url}", "muted"),),
        EMPTY,
    ]
    return lines


def drawing(text: str) -> list[Line]:
    """A diagram as it was drawn."""
    return [((f"  {line}", "text"),) for line in text.split("\n")]


def _too_wide(diagram: str, width: int) -> list[Line]:
    """A remark when a window breaks the lines of a diagram."""
    widest = max(cells(line) for line in diagram.split("\n")) + 2
    said = f"The drawing needs a window of {widest + 2} columns."
    return _prose(said, width, "muted") if widest > width else []


def _prose(text: str, width: int, role: str = "text") -> list[Line]:
    return wrap(text, width, role, (("  ", role),), "  ")


def _labelled(label: str, text: str, width: int) -> list[Line]:
    return wrap(text, width, "text", ((f"  {label}: ", "bold"),), "    ")


def _list(title: str, entries: Sequence[str], width: int) -> list[Line]:
    if not entries:
        return []
    lines: list[Line] = [((f"  {title}", "bold"),)]
    for entry in entries:
        lines += wrap(entry, width, "text", (("  - ", "muted"),), "    ")
    return [*lines, EMPTY]


def _code(pair: CodePair, width: int) -> list[Line]:
    lines: list[Line] = []
    for label, code in (("Not this", pair.bad), ("This", pair.good)):
        lines += [((f"  {label}", "muted"),), *[((f"    {line}", "text"),) for line in code.split("\n")], EMPTY]
    return [*lines, *_prose(pair.why, width), EMPTY]


def _comparison(card: Card, comparison: Comparison, title: Callable[[str, str], str], width: int) -> list[Line]:
    """Two cards beside each other; the columns share what the aspects leave. In a narrow window one below the other."""
    aspects = max(cells(row.aspect) for row in comparison.rows) + 4
    column, other = (width - aspects) // 2 - 2, title("card", comparison.with_)
    if column < LEAST_COLUMN:
        return _stacked(card.title, other, comparison, width)
    lines: list[Line] = _row("", card.title, other, aspects, column, "bold")
    for row in comparison.rows:
        lines += _row(row.aspect, row.this, row.that, aspects, column, "text")
    return [*lines, EMPTY]


def _stacked(this: str, that: str, comparison: Comparison, width: int) -> list[Line]:
    """Aspect by aspect, what holds for each of the two cards."""
    lines: list[Line] = []
    for row in comparison.rows:
        lines += _prose(row.aspect, width, "muted")
        for name, said in ((this, row.this), (that, row.that)):
            lines += wrap(said, width, "text", ((f"    {name}: ", "bold"),), "      ")
    return [*lines, EMPTY]


def _row(aspect: str, this: str, that: str, aspects: int, column: int, role: str) -> list[Line]:
    left, right = wrap(this, column, role), wrap(that, column, role)
    lines: list[Line] = []
    for i in range(max(len(left), len(right))):
        head = ((f"  {aspect if i == 0 else '':<{aspects - 2}}", "muted"),)
        first = left[i] if i < len(left) else EMPTY
        second = right[i] if i < len(right) else EMPTY
        gap = " " * (column + 2 - sum(cells(text) for text, _ in first))
        lines.append((*head, *first, (gap, "text"), *second))
    return lines
