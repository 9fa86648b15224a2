"""The pages of agencies, programs, people, organizations, authorities and acronyms."""
