"""What several pages share: the deal that is chosen, and small sentences."""
