"""The lists that lead to documents and records: by date, by type, by name."""
