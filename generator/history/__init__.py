"""The past of the plans, as git keeps it."""
