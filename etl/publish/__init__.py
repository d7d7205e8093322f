"""Write: one new snapshot, whole or not at all."""
