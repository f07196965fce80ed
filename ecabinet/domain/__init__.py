"""What is true in a meeting: values, commands and pure rules. Knows no clock, disk, socket, database or window."""
