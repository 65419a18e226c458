"""The verbs of the desk, a file a noun."""
