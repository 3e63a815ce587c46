"""The app. Textual, and nothing else."""
