"""The desk of what is asked in writing: lists, preparation, progress, outcome and statistics."""
