"""From the world to one snapshot."""
