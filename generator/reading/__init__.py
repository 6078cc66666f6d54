"""From bytes in `plans/` to the typed model, with every fault found on the way."""
