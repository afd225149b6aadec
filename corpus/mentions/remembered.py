"""How many words or chunks of texts are kept for when they come again."""

MEMORY = 50_000
"""More than a large corpus has near names."""
