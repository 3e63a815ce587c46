"""Figures about the learner: pure functions over memories and reviews."""
