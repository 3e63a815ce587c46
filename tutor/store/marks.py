"""Whether an answer was given at all, whether it was taken back, and the mark of it that counts: a key that was wrong
has marked it anew, or the learner counts it otherwise. SQL for a row of the table `event`."""

from tutor.scheduling.memory import AGAIN

REGRADE = "regrade"
# What is recorded as an answer and is no question: a decision in a drill, a number foretold in the lab.
DRILL, LAB = "drill", "lab"
IS_QUESTION = f"ifnull(json_extract(data, '$.kind'), '') NOT IN ('{DRILL}', '{LAB}')"
# By its index, or SQLite walks over everything that was ever taken back or marked anew, for each answer: hours in a
# long log.
_AT_IT = "INDEXED BY event_by_target WHERE {0}.target = event.id AND {0}.target != '' AND {0}.kind"
IS_VOID = f"EXISTS (SELECT 1 FROM event v {_AT_IT.format('v')} = 'void')"
NEWEST = f"FROM event g {_AT_IT.format('g')} = '{REGRADE}' ORDER BY g.at DESC, g.id DESC LIMIT 1"

# What was left open in a mock exam stands in the log as an answer without an idea, which no exam asks for: its mark is
# wrong, and it is no answer for anything else.
_OPEN = "({0}.target != '' AND {0}.confidence = 'none')"
LEFT_OPEN = _OPEN.format("event")
RIGHT = f"ifnull((SELECT g.is_right {NEWEST}), event.is_right)"
# The learner's own rating; whether that counts it as recalled, whatever was typed; and whether it was recalled by the
# mark or by that.
RATING = f"(SELECT r.rating FROM event r {_AT_IT.format('r')} = 'rate' ORDER BY r.at DESC, r.id DESC LIMIT 1)"
CLAIMED = f"ifnull({RATING} != '{AGAIN}', 0)"
# SQLite looks at both sides of OR, but not of CASE.
RECALLED = f"CASE WHEN {RIGHT} THEN 1 ELSE {CLAIMED} END"


def answered(row: str = "event") -> str:
    """Whether a row is an answer that was given."""
    return f"{row}.kind = 'answer' AND NOT {_OPEN.format(row)}"


ANSWERED = answered()
