"""Reads data packages of other sites back: checked, never trusted, and judged as any plan is."""
