"""The letters, memoranda, question lists and papers that a document holds."""
