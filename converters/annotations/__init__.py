"""Annotations: readers' notes on quoted passages, one Markdown file each, sent as pull requests.

The terms are those of the W3C Web Annotation Data Model: a body, a target with a text quote
selector, a motivation, a creator and a date.
"""
