"""Screens as plain values: pure functions from a `View` to what a window shows. No Qt, no text in any language."""
