"""Passages that stand more than once in a collection, side by side."""
