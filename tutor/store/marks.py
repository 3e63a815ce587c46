"""The mark of an answer that counts: a key that was wrong has marked it anew. SQL for a row of the table `event`."""

REGRADE = "regrade"
NEWEST = f"FROM event g WHERE g.kind = '{REGRADE}' AND g.target = event.id ORDER BY g.at DESC, g.id DESC LIMIT 1"
RIGHT = f"ifnull((SELECT g.is_right {NEWEST}), is_right)"
