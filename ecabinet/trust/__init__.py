"""What is proven: the hub's own authority, passwords, codes and tokens, wrapped keys, sealed files."""
