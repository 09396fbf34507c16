"""What readers of word processor files share: letters, lines, tables and boxes become blocks."""
