"""One module per kind of check; each turns an agreement and a rule into candidates."""
