"""A filing opened at a place: what the page of a filing shows, for SEC and for OpenDART."""
