"""What the product promises, told by running it."""
