"""What one build keeps for the next: what each part of the site was made of, and the files that came of it."""
