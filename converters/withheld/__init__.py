"""Redactions: which marks are some, what each cites, how much it takes."""
