"""The collection as tables: CSV for spreadsheets, JSON for programs."""
