"""The web form: a page per year that asks for a month's report, and adds its text at the end of a unit's plan."""
