"""What the site shows beside the documents themselves, made from the documents' JSON.

The modules named in `hooks:` of mkdocs.yml are adapters of a few lines per event.
The others are pure: a collection goes in, the contents of pages come out.
Nothing here reads released text files.
"""
