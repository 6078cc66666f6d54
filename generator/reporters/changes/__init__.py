"""Reports of what changed between two states of the plans, one module per format."""
