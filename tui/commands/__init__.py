"""Every verb as a command, by noun."""
