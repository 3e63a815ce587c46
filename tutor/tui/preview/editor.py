"""The author's own editor, at a line."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# How editors are told a line, by what their programs are called.
_PLUS = "vi vim nvim view gvim mvim nano pico emacs emacsclient micro kak joe ne mg jed kate gedit".split()
_GOTO = "code code-insiders codium vscodium cursor windsurf".split()
_COLON = "hx helix subl sublime_text zed zeditor".split()


def editor_command(environment: Mapping[str, str], path: str, line: int) -> list[str]:
    """What starts VISUAL, EDITOR or vi at a line of a file. Raises ValueError when the setting has an open quote."""
    setting = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip() or "vi"
    command = shlex.split(setting)
    name = PurePath(command[0]).name
    if name in _PLUS:
        return [*command, f"+{line}", path]
    if name in _GOTO:
        return [*command, "-g", f"{path}:{line}"]
    return [*command, f"{path}:{line}" if name in _COLON else path]


def edit(path: str, line: int) -> str:
    """Runs the editor until it ends; what is to be said then, '' when all went well."""
    try:
        command = editor_command(os.environ, path, line)
    except ValueError:
        return "VISUAL or EDITOR has a quote that is not closed."
    # Ctrl-C belongs to the editor while it runs. Not SIG_IGN, which it would inherit.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        code = subprocess.run(command, check=False).returncode
    except OSError as error:
        return f"{command[0]!r} cannot be started: {error.strerror}. VISUAL or EDITOR names your editor."
    finally:
        signal.signal(signal.SIGINT, before)
    return f"{command[0]!r} ended with {code}." if code else ""
