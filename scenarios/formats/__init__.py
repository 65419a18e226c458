"""One file a format: bytes to a case file, and back."""
