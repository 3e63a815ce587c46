"""`tutor check --coverage`: what the packs cover, and what is missing."""

from __future__ import annotations

from tutor.cli.streams import print_json
from tutor.cli.terminal import Terminal


def show(roots: tuple[str, ...], as_json: bool, plain: bool) -> int:
    """Prints the figures; what is missing is no failure."""
    from tutor import paths
    from tutor.content.coverage import coverage
    from tutor.content.library import open_library
    from tutor.content.plain import whole
    from tutor.views.coverage import lines

    library = open_library(roots, paths.cache_folder(), is_thorough=True)
    try:
        covered = coverage(library)
        if as_json:
            print_json(whole(covered))
        else:
            terminal = Terminal(plain)
            terminal.show(lines(covered, library.short, terminal.width, terminal.signs))
    finally:
        library.close()
    return 0
