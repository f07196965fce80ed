"""What members say about the matters before they are treated."""
