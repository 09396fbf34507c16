"""One module per output: text for people, JSON for programs."""
