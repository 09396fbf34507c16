"""Parts of the reader of OpenDocument text."""
