"""The pages of a mock exam."""
