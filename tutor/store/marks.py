"""Whether an answer was taken back, and the mark of it that counts: a key that was wrong has marked it anew. SQL for a
row of the table `event`."""

REGRADE = "regrade"
# By its index, or SQLite walks over everything that was ever taken back or marked anew, for each answer: hours in a
# long log.
_AT_IT = "INDEXED BY event_by_target WHERE {0}.target = event.id AND {0}.target != '' AND {0}.kind"
IS_VOID = f"EXISTS (SELECT 1 FROM event v {_AT_IT.format('v')} = 'void')"
NEWEST = f"FROM event g {_AT_IT.format('g')} = '{REGRADE}' ORDER BY g.at DESC, g.id DESC LIMIT 1"
RIGHT = f"ifnull((SELECT g.is_right {NEWEST}), event.is_right)"
