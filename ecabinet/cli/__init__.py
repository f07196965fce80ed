"""The doors: composition, the only place that builds concrete things."""
