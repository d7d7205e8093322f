"""The dashboard as an ASGI application: compressed, with security headers, and calm towards visitors when a page fails.

Started by `streamlit run` (so `vendorscope dashboard` does) or by any ASGI server.
"""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

from app.start.headers import QuietProbe, SecurityHeaders

log = logging.getLogger("vendorscope.dashboard")


def say_failed(error: Exception) -> bool:
    """Logs what went wrong and shows the visitor a plain sentence instead of it."""
    from app.frame import failed  # late: the server answers before the frame and its libraries are read

    log.error("a page failed", exc_info=error)
    failed()
    return True


app = st.App(
    Path(__file__).with_name("dashboard.py"),
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        Middleware(QuietProbe, base=str(st.get_option("server.baseUrlPath") or "").rstrip("/")),
    ],
    on_script_error=say_failed,
)
