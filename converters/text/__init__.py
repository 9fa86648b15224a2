"""Reads a text as a reader does: markup, lines, blocks, sentences over page ends."""
