"""Mistakes that have one obvious way out, fixed in the file's own text: nothing else of it moves."""
