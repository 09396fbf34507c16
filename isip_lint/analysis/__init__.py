"""What an agreement says: sections, parties, clauses with bearer and force, dates, its kind."""
