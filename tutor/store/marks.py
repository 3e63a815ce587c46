"""The mark of an answer that counts: a key that was wrong has marked it anew. SQL for a row of the table `event`."""

REGRADE = "regrade"
# By its index, or SQLite walks over everything that was ever marked anew, for each answer.
NEWEST = (
    "FROM event g INDEXED BY event_by_target WHERE g.target = event.id AND g.target != '' "
    f"AND g.kind = '{REGRADE}' ORDER BY g.at DESC, g.id DESC LIMIT 1"
)
RIGHT = f"ifnull((SELECT g.is_right {NEWEST}), event.is_right)"
