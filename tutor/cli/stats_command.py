"""`tutor stats` as click sees it: help, completion, and every form that the quick reader leaves to it."""

from __future__ import annotations

import click

from tutor.cli.options import json_option, pack_option, plain_option
from tutor.cli.stats import run_stats


@click.command("stats")
@json_option
@plain_option
@pack_option
def command(as_json: bool, plain: bool, pack: tuple[str, ...]) -> int:
    """Show what was learnt: mastery, hours of answering, true retention, calibration, forecast, heat-map.

    \b
    tutor stats          figures and plots; --plain without drawing characters
    tutor stats --json   the same for a program, days and weeks with their dates
    """
    named = click.get_current_context().obj or ()
    return run_stats({"json": as_json, "plain": plain, "pack": [*named, *pack]})
