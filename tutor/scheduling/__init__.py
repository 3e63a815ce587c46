"""Memory, and what to do about it."""
