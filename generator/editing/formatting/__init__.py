"""The canonical form of a plan file: the same data and comments, always written the same way."""
