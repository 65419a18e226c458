"""What is seen and typed: commands, tables, screens."""
