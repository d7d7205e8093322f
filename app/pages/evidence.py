"""Being built."""
import streamlit as st
from app import frame
def page() -> None:
    frame.page_head("nav.evidence")
