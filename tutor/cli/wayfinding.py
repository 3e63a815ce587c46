"""Words that people try as commands, and what does what they mean."""

from __future__ import annotations

_ASKS = "`tutor quiz` asks questions here, `tutor` alone opens the app."
_TODAY = "`tutor plan` says what today holds, `tutor due` counts what waits."
_WORDS = {
    "today": _TODAY,
    "next": _TODAY,
    "study": _ASKS,
    "start": _ASKS,
    "review": "`tutor quiz --due` asks what is due.",
    "learn": "`tutor quiz --new` asks what you never met, `tutor topics` lists what there is to read.",
    "read": "`tutor topics` lists what there is to read, `tutor show ID` shows it.",
    "help": "`tutor --help` lists the commands, `tutor COMMAND --help` explains one.",
    "config": "Nothing has to be set up: `tutor plan` keeps your exam, its day and your minutes.",
    "cards": "`tutor list cards` lists them, `tutor show ID` shows one.",
    "questions": "`tutor list questions` lists them, `tutor quiz` asks them.",
    "problems": "`tutor list problems` lists them, `tutor problem` works one out.",
    "drills": "`tutor list drills` lists them, `tutor drill` plays one.",
    "exams": "`tutor exam --list` lists their forms, `tutor exam` sits one.",
    "progress": "`tutor stats` shows where you stand, `tutor ready` how the exam would go.",
}


def way_out(word: str, commands: list[str]) -> str:
    """What to type instead of a command that there is not."""
    from tutor.content.findings import did_you_mean

    known = word.lower()
    if known in _WORDS:
        return _WORDS[known]
    guess = did_you_mean(word, commands)
    return f'Did you mean "{guess}"?' if guess else "`tutor --help` lists them."
