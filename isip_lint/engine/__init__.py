"""Rule packs: their schema, loading and compiling, one module per kind of check, findings."""
