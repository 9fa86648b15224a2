"""How long collections of different sizes take, and how large they become: `make bench`."""
