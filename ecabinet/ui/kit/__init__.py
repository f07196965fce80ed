"""The widgets every screen is made of; they show frozen values and tell what a person did."""
