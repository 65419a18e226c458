"""The report: a scenario, or an annotated article, as one file to read without this program."""
