"""Names: agencies, programs, organizations, people, and acronyms a text defines."""
