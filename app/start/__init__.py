"""What the server runs, alone in its folder: Streamlit puts that folder first on the path, and here nothing is shadowed."""
