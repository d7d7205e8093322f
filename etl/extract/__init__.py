"""Read: documents as text, in their own words."""
