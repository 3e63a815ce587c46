"""What can be done on each screen: one table for keys, footer, palette and help, by room."""
