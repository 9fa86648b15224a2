"""The vocabularies: terms that people write into tables, and their checks."""
