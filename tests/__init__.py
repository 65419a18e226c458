"""A test file for each room."""
