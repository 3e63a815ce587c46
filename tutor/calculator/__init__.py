"""Lambda arithmetic on plain values; facts and prices come in as arguments."""
