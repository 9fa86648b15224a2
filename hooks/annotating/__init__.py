"""Readers' notes: their places in a page, and their lists."""
