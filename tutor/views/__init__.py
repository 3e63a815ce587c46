"""What is shown, as lines of (text, role): pure functions of state and size. Without roles they are plain output."""
