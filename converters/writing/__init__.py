"""Writes a document as a page and as data, and checks that nothing is lost."""
