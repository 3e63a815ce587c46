"""What a person can put right: shown as one sentence, without a traceback."""


class TutorError(Exception):
    """A sentence for the person at the keyboard, with a way out; `exit_code` is what the command ends with."""

    exit_code = 1


class Misuse(TutorError):
    """The command was not given what it takes."""

    exit_code = 2
