"""`tutor check --guess`: what readers who know nothing would score."""

from __future__ import annotations

import sys

from tutor.cli.streams import print_json


def show(packs: tuple[str, ...], as_json: bool) -> int:
    """Exits with 1 when a habit scores more than it may, and more than blind chance comes to."""
    from tutor.cli.options import opened
    from tutor.content.across.habits import is_more_than_chance
    from tutor.content.guess import guessers
    from tutor.content.model.question import SingleQuestion

    with opened(packs) as desk:
        questions = [desk.library.question(id) for id in desk.library.ids("question")]
    results = guessers([question for question in questions if isinstance(question, SingleQuestion)])
    if as_json:
        print_json([{"habit": g.habit, "right": g.right, "questions": g.questions, "share": g.share} for g in results])
    else:
        for guesser in results if results[0].questions else ():
            print(f"{guesser.habit:<24} {guesser.right:6.1f} of {guesser.questions:<4} {100 * guesser.share:5.1f} %")
        print(_remark(results[0].questions), file=sys.stderr)
    return int(any(is_more_than_chance(guesser.right, guesser.questions) for guesser in results))


def _remark(questions: int) -> str:
    """What the shares are held against; nothing follows from few questions."""
    from tutor.content.across.habits import LEAST_QUESTIONS
    from tutor.content.guess import BOUND

    if questions < LEAST_QUESTIONS:
        there = "is 1 single question" if questions == 1 else f"are {questions or 'no'} single questions"
        return f"There {there}; {LEAST_QUESTIONS} are the least that tell a habit from chance."
    return f"One of four by chance is 25 %; at most {100 * BOUND:.0f} % may be guessed."
