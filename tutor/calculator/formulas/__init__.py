"""The formulas, by subject: each module declares what it is given, what it answers, and the steps between."""
