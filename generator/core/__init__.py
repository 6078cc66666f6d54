"""Words and frozen shapes that every stage shares; imports nothing of the project."""
