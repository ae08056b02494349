"""What starts the app and wires its subjects."""
