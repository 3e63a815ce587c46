"""The preview for authors: a file's items as learners get them, drawn anew at each save."""
