"""Figures as JSON, written as `json.dumps(value, ensure_ascii=False, indent=2)` writes them.

Loading `json` costs more than making all figures, and `tutor stats --json` is what status lines ask for.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f", "\b": "\\b"}
_ESCAPES = str.maketrans({**{chr(code): f"\\u{code:04x}" for code in range(32)}, **_SHORT})


def figures_json(value: Any, between: str = ",\n  ") -> str:
    """Dicts with texts for keys, lists, texts, numbers, None; `between` stands between two parts of this one."""
    if type(value) is int:
        return repr(value)
    if isinstance(value, str):
        return f'"{value.translate(_ESCAPES)}"'
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    inner = between + "  "
    if isinstance(value, dict):
        parts = [f'"{key.translate(_ESCAPES)}": {figures_json(part, inner)}' for key, part in value.items()]
        return _block("{", parts, "}", between)
    if isinstance(value, list):
        return _block("[", [figures_json(part, inner) for part in value], "]", between)
    return repr(value)


def _block(first: str, parts: list[str], last: str, between: str) -> str:
    return f"{first}{between[1:]}{between.join(parts)}{between[1:-2]}{last}" if parts else first + last
