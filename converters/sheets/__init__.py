"""What the sheets of the released paper carry: page numbers, heads, stamps, markings."""
