"""The providers of models, one a file: each has a `provider()`. `registry` finds them; there is no list."""
