"""From the model and its indicators to what each kind of page says: one module per kind."""
