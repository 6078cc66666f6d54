"""From the model and its figures to the rows of each table."""
