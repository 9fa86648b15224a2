"""Tests of what the site shows beside the documents."""
