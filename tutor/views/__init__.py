"""What is shown, as lines of (text, role): pure functions of state and size. Without roles they are the plain output."""
