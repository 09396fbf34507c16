"""How hard a text is to read, on two axes: its words and its sentences."""
