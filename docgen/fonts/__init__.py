"""Faces: what they hold, how wide and high they are, texts set in them."""
