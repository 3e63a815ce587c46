"""The command line: one command a file. Answers on stdout, remarks on stderr."""
