"""The download buttons that stand beside every chart and table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from app import downloads
from app.frame.state import snapshot, words


def offer_files(data: pd.DataFrame, *, key: str, name: str) -> None:
    """CSV, CSV for Excel and XLSX of `data`, made on the click."""
    say = words()
    with st.container(horizontal=True, gap="small", key=f"files-{key}"):
        for offer in downloads.offers(data, name, snapshot().version):
            st.download_button(
                say[f"download.{offer.kind}"],
                offer.make,
                file_name=offer.file_name,
                mime=offer.mime,
                key=f"{key}-{offer.kind}",
                help=say[f"download.{offer.kind}_help"],
                on_click="ignore",
                type="tertiary",
                icon=":material/download:" if offer.kind == "csv" else None,
            )
