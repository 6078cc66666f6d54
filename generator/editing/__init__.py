"""Everything that writes plans: tables into plans, plans into text, progress appended to plans."""
