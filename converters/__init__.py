"""Turns released texts into annotated Markdown and data; knows nothing of MkDocs."""
