"""What is typed in the plain quiz: the prompt that asks for it, and the response that it means."""

from __future__ import annotations

from tutor.views.wanted import wanted_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.questions.grade import Response
    from tutor.study.asking import Asked


def response_of(answer: str, asked: Asked) -> Response:
    """What was typed, in the form of its kind. Raises NotAnAnswer."""
    match asked.kind:
        case "number" | "problem" | "text":
            return answer
        case "cloze":
            return tuple(part.strip() for part in answer.split(";"))
        case "match":
            return _matched(answer, asked)
        case "order":
            return tuple(asked.order[position] for position in _positions(answer, len(asked.order)))
        case _:
            return _chosen(answer, asked)


def _chosen(answer: str, asked: Asked) -> frozenset[int]:
    from tutor.questions import NotAnAnswer

    chosen = frozenset(asked.order[position] for position in _positions(answer, len(asked.order)))
    if len(chosen) != asked.choose:
        left = asked.choose - len(chosen)
        more = f"{left} more" if left > 0 else f"{-left} too many"
        raise NotAnAnswer(f"choose {asked.choose}: {len(chosen)} chosen, {more}.")
    return chosen


def _matched(answer: str, asked: Asked) -> tuple[int, ...]:
    """ "a2 b1 c3", or the numbers alone from the first left-hand text on."""
    from tutor.questions import NotAnAnswer

    signs = "".join(sign for sign in answer.lower() if sign not in " ,;:.)-=>")
    letters = [chr(ord("a") + i) for i in range(len(asked.pairs))]
    if signs.isdigit() and len(signs) == len(letters):
        given = dict(zip(letters, signs, strict=True))
    else:  # a letter and its number may stand in either order
        pairs = [sorted(signs[i : i + 2], reverse=True) for i in range(0, len(signs), 2)]
        given = {pair[0]: pair[-1] for pair in pairs}
        if sorted(given) != letters or len(pairs) != len(letters):
            raise NotAnAnswer(f"Match each letter once, like {_pairs_like(asked)}, or type the numbers in order.")
    numbers = "123456789"[: len(asked.order)]
    if not all(given[letter] in numbers for letter in letters):
        raise NotAnAnswer(f"The right side has the numbers 1 to {numbers[-1]}.")
    return tuple(asked.order[numbers.index(given[letter])] for letter in letters)


def _pairs_like(asked: Asked) -> str:
    """An example that shows the form: a2 b1 c3."""
    numbers = [2, 1, *range(3, len(asked.pairs) + 1)][: len(asked.pairs)]
    return " ".join(f"{chr(ord('a') + i)}{number}" for i, number in enumerate(numbers))


def _positions(answer: str, count: int) -> list[int]:
    """Letters or numbers as positions shown. Raises NotAnAnswer when one is not offered."""
    from tutor.questions import NotAnAnswer

    signs = answer.lower().translate(str.maketrans("", "", " ,;)."))
    positions = [ord(sign) - ord("a") if sign.isalpha() else ord(sign) - ord("1") for sign in signs]
    if not signs or any(not 0 <= position < count for position in positions):
        raise NotAnAnswer(f"Choose from a to {chr(ord('a') + count - 1)}.")
    return positions


def wanted(asked: Asked) -> str:
    """What to type, for the prompt."""
    last = chr(ord("a") + max(len(asked.order), 1) - 1)
    match asked.kind:
        case "number" | "problem":
            return wanted_of(asked)
        case "text":
            return "a short answer"
        case "cloze":
            return "fill the gap" if asked.gaps == 1 else f"fill {asked.gaps} gaps, parted by ;"
        case "order":
            return f"order a-{last}, first to last"
        case "match":
            return (
                f"match a-{chr(ord('a') + len(asked.pairs) - 1)} with 1-{len(asked.order)}, like {_pairs_like(asked)}"
            )
        case _:
            return f"choose {asked.choose} of a-{last}"
