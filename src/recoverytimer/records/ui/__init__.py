"""What goes in and out: exports, imports, backups."""
