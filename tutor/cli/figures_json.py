"""Figures as JSON, written as `json.dumps(value, ensure_ascii=False, indent=2)` writes them.

Loading `json` costs more than making all figures, and `tutor stats --json` is what status lines ask for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}
_ESCAPES = str.maketrans({**{chr(code): f"\\u{code:04x}" for code in range(32)}, **_SHORT})


def figures_json(value: Any, indent: str = "") -> str:
    """Dicts with texts for keys, lists, texts, numbers, None."""
    if isinstance(value, str):
        return f'"{value.translate(_ESCAPES)}"'
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, dict):
        parts = [f"{figures_json(key)}: {figures_json(part, indent + '  ')}" for key, part in value.items()]
        return _block("{", parts, "}", indent)
    if isinstance(value, list):
        return _block("[", [figures_json(part, indent + "  ") for part in value], "]", indent)
    return repr(value)


def _block(first: str, parts: list[str], last: str, indent: str) -> str:
    if not parts:
        return first + last
    between = f",\n{indent}  "
    return f"{first}\n{indent}  {between.join(parts)}\n{indent}{last}"
