"""Compliance figures and their averages: pure functions over exact decimals that know only `core`."""
