"""Which language a text is in; tokens, sentences, and the forms of words for Dutch and French."""
