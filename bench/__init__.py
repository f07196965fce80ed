"""Figures of the product as ratios to floors measured in the same run. `python -m bench` prints one table."""
