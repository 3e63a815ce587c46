"""Text that is safe to put on a terminal."""

# A terminal obeys control characters and reorders around bidirectional ones. str.isprintable() is false for all of
# them (categories Cc, Cf, Zl, Zp, Cs, Co, Cn) and for spaces other than U+0020, which we keep or replace here.
_SPACES = frozenset("\u00a0\u2002\u2003\u2009\u202f\u3000")
_DROPPED = frozenset("\u00ad\ufeff")  # soft hyphen, byte order mark: invisible and harmless to lose


def is_safe(text: str) -> bool:
    """Whether every character may go to a terminal as it is; newlines may."""
    return text.isprintable() or all(_is_safe_character(c) for c in text if not c.isprintable())


def clean(text: str) -> str:
    """The text with every unsafe character made visible: ESC becomes ␛, an override �. Tabs become spaces."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or _is_safe_character(c) else visible(c) for c in text.expandtabs(4))


def clean_line(text: str) -> str:
    """`clean`, on one line: for ids, names, titles and file names."""
    return clean(text.replace("\n", " "))


def visible(character: str) -> str:
    """What stands for an unsafe character."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if character in _DROPPED:
        return ""
    return "\u2421" if code == 0x7F else "\ufffd"


def name_of(character: str) -> str:
    """The character as one writes about it: U+202E."""
    return f"U+{ord(character):04X}"


def unsafe_characters(text: str) -> list[tuple[int, str]]:
    """Offset and character of everything that `clean` would change, but for tabs."""
    if text.isprintable():
        return []
    return [(i, c) for i, c in enumerate(text) if not c.isprintable() and not _is_safe_character(c) and c != "\t"]


def _is_safe_character(character: str) -> bool:
    return character == "\n" or character in _SPACES
