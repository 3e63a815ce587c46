"""One use case a file: what both front ends call."""
