"""How a question of each kind is answered, and which forms are taken; nothing of the answer itself."""

from __future__ import annotations

from tutor.calculator.units import COUNT, DATA, MONEY, RATE, SHARE, SPEED, TIME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.study.asking import Asked

_QUANTITIES = {
    COUNT: "A plain number: 1,000, 1k and one thousand are the same, and what is counted may stand behind it.",
    TIME: "A time: us, ms, s, min, h, days or weeks, also mixed. 2.5 min, 150 s and 2 min 30 s are the same.",
    DATA: "A size: B, KB, MB, GB or TB, where 1 GB is 1,024 MB.",
    RATE: "A rate: per second or per minute. 20/s, 20 requests per second and 1,200/min are the same.",
    SPEED: "A data rate: MB/s counts by 1,024, Mbps by 1,000.",
    MONEY: "Money: $0.20, 0.20 USD and 0.2 are the same; half of the last printed digit is forgiven.",
    SHARE: "A share: 70 %, 70 and 0.7 are the same, and so are 0.5 %, 0.5 and 0.005: below 1 a number without a % is "
    "per cent or a part of one, whichever is nearer to what is right.",
}
_BARE = "Without a unit a number is read in the unit that is asked for."
_ONE_ANSWER = "A few words. Slips of spelling are forgiven in long words; a list or a choice of answers is not taken."
_IN_GAPS = "Words with slips of spelling forgiven in long ones, or a quantity in any unit of its kind."

# By kind: what is pressed in the app, and what is typed in the shell.
_PRESSED = {
    "multiple": "Press the numbers of all that are right, {choose} here; the same number takes one back.",
    "order": "Press the number of what comes first, then of what comes next; Backspace takes the last one back.",
    "match": "A letter goes to its row, a number says what fits there; Backspace takes a match back.",
    "cloze": "Type what fits the first gap and press Enter, then the next; the up arrow goes back to a gap.",
}
_TYPED = {
    "multiple": "Type {choose} letters or numbers: a c.",
    "order": "Type the letters from first to last: {order}.",
    "match": "Type each letter with its number, {pairs}, or the numbers alone in the order of the letters: {numbers}.",
    "cloze": "Type the gaps in their order, parted by ; when there are several.",
}


def pressed(asked: Asked) -> tuple[str, ...]:
    """How it is answered in the app, and in which forms."""
    return (_said(_PRESSED.get(asked.kind, _one(asked, "Press the number or the letter")), asked), *_forms(asked))


def typed(asked: Asked) -> tuple[str, ...]:
    """How it is answered in the shell, and in which forms."""
    return (_said(_TYPED.get(asked.kind, _one(asked, "Type the letter or the number")), asked), *_forms(asked))


def _one(asked: Asked, how: str) -> str:
    return "Type the answer." if asked.is_typed else f"{how} of the one that is right."


def _said(sentence: str, asked: Asked) -> str:
    letters = "".join(chr(ord("a") + i) for i in reversed(range(len(asked.order))))
    numbers = _example(asked)
    pairs = " ".join(f"{chr(ord('a') + i)}{number}" for i, number in enumerate(numbers))
    return sentence.format(choose=asked.choose, order=letters, pairs=pairs, numbers="".join(map(str, numbers)))


def _example(asked: Asked) -> list[int]:
    """A number for each letter of a match, the first two changed over; none beyond those that are shown."""
    count = len(asked.pairs)
    return [(number - 1) % len(asked.rights) + 1 for number in (2, 1, *range(3, count + 1))] if count else []


def _forms(asked: Asked) -> tuple[str, ...]:
    """What is taken where an answer is typed."""
    match asked.kind:
        case "number" | "problem":
            return _quantity(asked)
        case "text":
            return (_ONE_ANSWER,)
        case "cloze":
            return (_IN_GAPS,)
        case _:
            return ()


def _quantity(asked: Asked) -> tuple[str, ...]:
    from tutor.calculator.quantities import parse

    posed = asked.posed
    wanted = parse(getattr(asked.question, "answer", "")) if posed is None else posed.expected.answer
    units = _QUANTITIES[wanted.dimension]
    return (units, _BARE) if wanted.has_unit and wanted.dimension != COUNT else (units,)
