"""The surface of a body and of things as small faces, and what one sees of them."""
