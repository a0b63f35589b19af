"""Verdicts and facts in sentences of the reader's language, whatever page or file they stand in."""
