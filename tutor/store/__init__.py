"""The learner's database: an append-only log, and state that can be rebuilt from it."""
