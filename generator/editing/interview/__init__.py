"""Asks a person for a month's report, one question at a time: pure, so that any terminal, or a test, can lead it."""
