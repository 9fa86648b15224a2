"""What a person knows about a source, written beside it."""
