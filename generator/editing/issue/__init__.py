"""A month's report from an issue form of GitHub: the form, made from the schema, and the way back from its text."""
