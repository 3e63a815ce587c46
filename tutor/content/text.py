"""Text that is safe to put on a terminal."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# A terminal obeys control characters and reorders around bidirectional ones. str.isprintable() is false for all of
# them (categories Cc, Cf, Zl, Zp, Cs, Co, Cn), and for the newline and the wide and narrow spaces, which are harmless.
_HARMLESS = "\n\u00a0\u2002\u2003\u2009\u202f\u3000"
_WITHOUT_HARMLESS = dict.fromkeys(map(ord, _HARMLESS))
_DROPPED = "\u00ad\ufeff"  # soft hyphen, byte order mark: invisible and harmless to lose
_STAND_IN = "\ufffd"


def is_safe(text: str) -> bool:
    """Whether every character may go to a terminal as it is; newlines may."""
    return (
        text.isprintable()
        or text.replace("\n", "").isprintable()  # nearly all text ends here, at a fifth of the cost of translate
        or text.translate(_WITHOUT_HARMLESS).isprintable()
    )


def clean(text: str) -> str:
    """The text with every unsafe character made visible: ESC becomes ␛, an override �. Tabs become spaces."""
    if is_safe(text):
        return text
    return "".join(c if is_safe(c) else visible(c) for c in text.expandtabs(4))


def clean_line(text: str) -> str:
    """`clean`, on one line: for ids, names, titles and file names."""
    return clean(text.replace("\n", " "))


def visible(character: str) -> str:
    """What stands for an unsafe character; nothing for one that is harmless to lose."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return "" if character in _DROPPED else _STAND_IN


def has_stand_in(text: str) -> bool:
    """Whether something in the text stands for an unsafe character."""
    return any("\u2400" <= c <= "\u2421" or c == _STAND_IN for c in text)


def name_of(character: str) -> str:
    """The character as one writes about it: U+202E."""
    return f"U+{ord(character):04X}"


def unsafe_characters(text: str) -> Iterator[tuple[int, str]]:
    """Offset and character of everything that `clean` would change, but for tabs."""
    if not is_safe(text):
        yield from ((i, c) for i, c in enumerate(text) if c != "\t" and not is_safe(c))
