"""What stands around the text of a document."""
