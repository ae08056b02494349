"""The figure on the screen, and pictures of it made ahead."""
