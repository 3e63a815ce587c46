"""A question of a mock exam, and the overview of all of them, as lines."""

from __future__ import annotations

from tutor.views.days import short_day
from tutor.views.lines import EMPTY, Line, cells, wrap
from tutor.views.question import choice_lines, exhibit_lines, labels, stem_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tutor.actions.exam_forms import FormLine
    from tutor.actions.exam_spending import Spends
    from tutor.study.asking import Asked
    from tutor.study.exam import Exam, Slot
    from tutor.views.glyphs import Glyphs

GONE = "This question has gone from the pack, or was changed since the exam began: it counts neither way."
CHANGED = "This question has gone from the pack by now, or its choices are others: its mark stays."
DISCARDED = "nothing of it counts, but the questions that it showed count as seen."
WRONG_IF_OPEN = "A question without an answer counts as wrong."


def clock(ms: int) -> str:
    """Minutes and seconds: 12:05."""
    seconds = max(0, ms) // 1000
    return f"{seconds // 60}:{seconds % 60:02}"


def before(line: FormLine, spends: Spends, today: int, how: str) -> list[str]:
    """What comes, and what it counts for; `how` says how to leave and where the keys are explained."""
    said = [
        f"{line.title}, form {line.form}: {line.questions} questions in {line.minutes} minutes.",
        f"{WRONG_IF_OPEN} Every change is on disk at once; {how}",
    ]
    if not line.unseen:
        said.append(
            "You have seen all its questions, and forms with new ones come first: this sitting does not count for "
            "readiness."
        )
    elif line.unseen < line.questions:
        said.append(f"Only the {line.unseen} that you never saw count for readiness.")
    return [*said, spent] if (spent := used_up(line, spends, today)) else said


def used_up(line: FormLine, spends: Spends, today: int) -> str:
    """What sitting a form now takes from later; '' where that is nothing."""
    whole = "" if line.unseen == line.questions else " for the most part"
    last = f"This is the last form of this exam that is new to you{whole}" if spends.is_last else ""
    kept = "" if spends.kept_for is None else f"our plan keeps it for {short_day(spends.kept_for, today)}"
    if not last and not kept:
        return ""
    said = f"{last}, and y{kept}" if last and kept else last or f"Y{kept}"
    return f"{said}. What it shows is seen, even if you leave it half done."


def listed(line: FormLine) -> str:
    """How long a form is and how much of it is new; where another exam's form asks the same, that."""
    said = f"{line.questions} questions in {line.minutes} minutes, {line.unseen} never seen"
    if not line.common:
        return said
    which = "the same as" if line.common == line.questions else f"{line.common} also in"
    return f"{said}; {which} {line.like}"


def going_on(exam: Exam, name: str) -> str:
    """Where an exam that was left goes on."""
    place = f"question {exam.at + 1} of {len(exam.slots)}"
    return f"Going on with {name}, form {exam.paper.form}: {place}, {clock(exam.left)} left. {counted(exam)}"


def place_of(exam: Exam, signs: Glyphs) -> str:
    """Where one is, and the marks of the question there."""
    marks = [word for word, is_on in (("flagged", exam.slot.is_flagged), ("a guess", exam.slot.is_guess)) if is_on]
    flag = f"{signs.flag} " if exam.slot.is_flagged else ""
    return f"{flag}question {exam.at + 1} of {len(exam.slots)}" + "".join(f", {mark}" for mark in marks)


def question_lines(
    asked: Asked | None, slot: Slot, width: int, signs: Glyphs, letters: bool, cursor: int = -1
) -> list[Line]:
    """Stem, exhibit and choices; what is chosen and what is eliminated has a sign of its own."""
    if asked is None:
        return wrap(GONE, width, "text", (("  ", "text"),), "  ")
    lines = stem_lines(asked.question.stem, width)
    if asked.question.exhibit is not None:
        lines += [EMPTY, *exhibit_lines(asked.question.exhibit, width, signs, False, by_word=False)]
    return [*lines, EMPTY, *offered(asked, slot, width, signs, letters, cursor)]


def offered(asked: Asked, slot: Slot, width: int, signs: Glyphs, letters: bool, cursor: int = -1) -> list[Line]:
    """The choices in the order shown: round signs where one is asked, boxes where several are."""
    lines: list[Line] = []
    empty, full = (signs.round, signs.rounded) if asked.choose == 1 else (signs.box, signs.boxed)
    for shown, (label, position, choice) in enumerate(
        zip(labels(asked, letters), asked.order, asked.choices, strict=True)
    ):
        if position in slot.crossed:
            text, role, box = f"(out) {choice.text}", "muted", empty
        else:
            is_chosen = position in slot.chosen
            text, role, box = choice.text, "bold" if is_chosen else "text", full if is_chosen else empty
        marker = (signs.cursor if shown == cursor else " ", "accent")
        lines += choice_lines(text, f"{label} {box}", width, marker, role)
    return lines


def chosen_words(asked: Asked, slot: Slot, letters: bool) -> str:
    """What is chosen by its labels, and how many are still asked: 'choose 2: a chosen, one more'."""
    names = [
        label for label, position in zip(labels(asked, letters), asked.order, strict=True) if position in slot.chosen
    ]
    said = f"{' and '.join(names)} chosen" if names else "nothing chosen"
    missing = asked.choose - len(names)
    if not names or not missing:
        return said if asked.choose == 1 or names else f"choose {asked.choose}: {said}"
    return f"choose {asked.choose}: {said}, {missing} more to choose"


def overview_lines(exam: Exam, width: int, signs: Glyphs) -> list[Line]:
    """Every question with its state, as many side by side as fit: answered, half, open, flagged, a guess."""
    entries = [_state(exam, place, signs) for place in range(len(exam.slots))]
    size = max(cells(entry) for entry in entries) + 2
    columns = max(1, (width - 2) // size)
    rows = -(-len(entries) // columns)
    lines: list[Line] = []
    for row in range(rows):
        here = [entries[i] for i in range(row, len(entries), rows)]
        lines.append((("  ", "text"), ("".join(entry + " " * (size - cells(entry)) for entry in here), "text")))
    return [*lines, EMPTY, *wrap(counted(exam), width, "text", (("  ", "text"),), "  ")]


def _state(exam: Exam, place: int, signs: Glyphs) -> str:
    slot, item = exam.slots[place], exam.paper.items[place]
    done = signs.boxed if exam.is_answered(place) else signs.box
    half = f" {len(slot.chosen)} of {item.choose}" if slot.chosen and not exam.is_answered(place) else ""
    flag = f" {signs.flag}" if slot.is_flagged else ""
    here = signs.cursor if place == exam.at else " "
    return f"{here}{place + 1:>3} {done}{half}{flag}{' guess' if slot.is_guess else ''}"


def counted(exam: Exam) -> str:
    """How many are answered, and which are not."""
    open_ = exam.open_questions
    done = f"{len(exam.slots) - len(open_)} of {len(exam.slots)} answered"
    flagged = sum(slot.is_flagged for slot in exam.slots)
    return f"{done}{f', {flagged} flagged' if flagged else ''}."


def very_early(exam: Exam, used: int) -> str:
    """What is asked once more where an exam is handed in very early."""
    return (
        f"Only {clock(used)} of {clock(exam.paper.ms)} is used, and {len(exam.open_questions)} questions are "
        "open. Handed in, it counts as it stands: nobody goes on with it, and none of its questions will be new again."
    )


def before_handing_in(exam: Exam) -> str:
    """What handing in now would mean."""
    open_ = exam.open_questions
    if not open_:
        return f"All {len(exam.slots)} questions are answered."
    half = [place for place in open_ if exam.slots[place].chosen]
    said = f"Without a whole answer: {', '.join(str(place + 1) for place in open_)}. "
    said += "It counts as wrong." if len(open_) == 1 else "They count as wrong."
    if exam.is_given_up:
        said += " With fewer than half answered the exam does not count for readiness."
    for place in half:
        said += (
            f" Of question {place + 1} {len(exam.slots[place].chosen)} of {exam.paper.items[place].choose} is chosen."
        )
    return said
