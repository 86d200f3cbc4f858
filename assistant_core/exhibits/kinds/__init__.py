"""One file a kind of exhibit: `RANK`, its place among others, and `exhibit`, which knows outputs by shape."""
