"""From the model and its indicators to the files of the site."""
