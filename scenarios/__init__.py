"""What it means: the field's words as frozen values, and the rules."""
