"""Readers: a file becomes a document of blocks in reading order."""
