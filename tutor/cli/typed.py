"""What is typed in the plain quiz: the prompt that asks for it, and the response that it means."""

from __future__ import annotations

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
    """ "1c 2a 3b", or the letters alone from the first left-hand text on."""
    from tutor.questions import NotAnAnswer

    signs = "".join(sign for sign in answer.lower() if sign not in " ,;:-=>")
    if not any(sign.isdigit() for sign in signs):
        return tuple(asked.order[position] for position in _positions(signs, len(asked.order)))
    given = dict(zip(signs[::2], signs[1::2], strict=False))
    wanted = [str(i + 1) for i in range(len(asked.pairs))]
    if sorted(given) != wanted or len(signs) != 2 * len(wanted):
        raise NotAnAnswer(f"Match each number once, like {' '.join(n + 'a' for n in wanted)}, or the letters in order.")
    return tuple(asked.order[position] for position in _positions("".join(given[n] for n in wanted), len(asked.order)))


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
            return "a number with its unit"
        case "text":
            return "a short answer"
        case "cloze":
            return "fill the gap" if asked.gaps == 1 else f"fill {asked.gaps} gaps, parted by ;"
        case "order":
            return f"order a-{last}, first to last"
        case "match":
            return f"match 1-{len(asked.pairs)} with a-{last}, like 1c 2a"
        case _:
            return f"choose {asked.choose} of a-{last}"
