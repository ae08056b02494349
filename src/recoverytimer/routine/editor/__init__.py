"""The routine editor: outline, forms, undo."""
