"""Layers and lessons that offices send each other: signed parcels, what is in them, taking them."""
