"""From the snapshot to the eye: questions in SQL, pictures, pages. Nothing here fetches, reads articles or writes."""
