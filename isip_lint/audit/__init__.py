"""Many documents at once: labelled corpora, batches."""
