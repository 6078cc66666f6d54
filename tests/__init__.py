"""Tests: one module per module of `generator`, and one per promise that spans several."""
