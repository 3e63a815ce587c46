"""`tutor stats`: where the learner stands."""

from __future__ import annotations

import sys

from tutor.actions.progress import progress
from tutor.cli.figures_json import figures_json
from tutor.cli.streams import print_json
from tutor.desk import open_overlook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.cli.stats_options import StatsOptions
    from tutor.progress.shapes import Progress


def run_stats(options: StatsOptions) -> int:
    """Prints every figure, as text with plots or as JSON."""
    overlook = open_overlook(tuple(options["pack"]))
    try:
        if overlook.remark:
            print(f"tutor: {overlook.remark}", file=sys.stderr)
        figures = progress(overlook.library, overlook.tallies, overlook.today)
    finally:
        overlook.close()
    if options["json"]:
        _print_json(figures)
    else:
        _show(figures, options["plain"])
    return 0


def _print_json(figures: Progress) -> None:
    """A terminal that has no Unicode gets its JSON with escapes."""
    if "utf" in (sys.stdout.encoding or "").lower():
        print(figures_json(figures))
    else:
        print_json(figures)


def _show(figures: Progress, is_plain: bool) -> None:
    from tutor.cli.terminal import Terminal
    from tutor.views.lines import EMPTY, folded
    from tutor.views.progress.pages import whole_pages

    terminal = Terminal(is_plain)
    pages = whole_pages(figures, terminal.width, terminal.signs)
    shown = [line for _, lines in pages for line in (EMPTY, *lines)]
    terminal.show([*[row for line in shown for row in folded(line, terminal.width)], EMPTY])
