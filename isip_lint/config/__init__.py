"""Configuration: the settings there are, the file that holds them, and what is effective where."""
