"""What the search reads, and the shards that a page from a disk can load."""
