"""What more than one subject shows: buttons, texts, bars, dialogs."""
