"""`python -m generator` is the same door as the `pat` command."""

from generator.cli import main

main()
