"""`tutor` alone: the app."""

from __future__ import annotations

import sys

from tutor.errors import Misuse


def open_app(packs: tuple[str, ...]) -> int:
    """Opens the app at a terminal."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Misuse("The app needs a terminal. `tutor quiz` works in a pipe, `tutor --help` lists the commands.")
    from tutor.cli.streams import end_with_the_terminal
    from tutor.desk import open_desk
    from tutor.tui.app import TutorApp

    end_with_the_terminal()
    desk = open_desk(packs)
    try:
        app = TutorApp(desk)
        app.run()
        return app.return_code or 0
    finally:
        desk.close()
