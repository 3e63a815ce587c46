"""Codes of the checker as they are typed: E301, or E3 for all that begin so."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.errors import Misuse


class UnknownCode(Misuse):
    """The checker says no such code."""


def known_codes(prefixes: Iterable[str]) -> list[str]:
    """All codes that these name, each once. Raises UnknownCode with the nearest one."""
    from tutor.content.catalogue import codes_with

    found: dict[str, None] = {}
    for prefix in prefixes:
        codes = codes_with(prefix)
        if not codes:
            raise _unknown(prefix)
        found |= dict.fromkeys(codes)
    return list(found)


def listed_codes(lists: tuple[str, ...]) -> list[str]:
    """The codes of an option that may be given several times, each a list with commas. Raises UnknownCode."""
    return known_codes(code.strip() for codes in lists for code in codes.split(","))


def _unknown(code: str) -> UnknownCode:
    from tutor.content.catalogue import nearest_code
    from tutor.content.text import clean_line

    guess = nearest_code(code)
    way_out = f'Did you mean "{guess}"?' if guess else "`tutor explain` lists them all."
    return UnknownCode(f'No code is or begins with "{clean_line(code)}". {way_out}')
