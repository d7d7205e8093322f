"""What the server runs, alone in its folder: Streamlit puts it first on the path, and here it shadows nothing."""
