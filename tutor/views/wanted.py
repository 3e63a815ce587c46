"""In which unit a number is asked for."""

from __future__ import annotations

from tutor.calculator.counted import is_counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.study.asking import Asked


def wanted_number(shown: str) -> str:
    """The unit in which a number is asked for: a number in min, a number of records."""
    unit = shown.lstrip("0123456789.,_ +-$~\u00a0\u202f")
    if "$" in shown:
        return "a number in USD"
    if not unit or any(sign.isdigit() for sign in unit):
        return "a number with its unit" if unit else "a number"
    return f"a number {'of' if is_counted(unit) else 'in'} {unit}"


def wanted_of(asked: Asked) -> str:
    """What to type for a question: a number in min; '' where it asks for no number."""
    if asked.posed is not None:
        return wanted_number(asked.posed.expected.shown)
    return wanted_number(getattr(asked.question, "answer", "")) if asked.kind == "number" else ""
