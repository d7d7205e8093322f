"""The dashboard as an ASGI application: compressed, with security headers, and calm towards visitors when a page fails.

Started by `streamlit run` (so `vendorscope dashboard` does) or by any ASGI server.
"""

from __future__ import annotations

import logging
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Scripts need eval and inline (Streamlit's own, Plotly's functions); nothing may come from or go to another host, so that a
# picture in source text cannot tell anybody who is reading.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-eval' 'unsafe-inline' 'wasm-unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}

log = logging.getLogger("vendorscope.dashboard")


class SecurityHeaders:
    """Adds HEADERS to every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on; websockets pass untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def say_failed(error: Exception) -> bool:
    """Logs what went wrong and shows the visitor a plain sentence instead of it."""
    from app.frame import failed  # imported late: the server starts before the frame is needed

    log.error("a page failed", exc_info=error)
    failed()
    return True


app = st.App(
    Path(__file__).with_name("dashboard.py"),
    middleware=[Middleware(SecurityHeaders), Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5)],
    on_script_error=say_failed,
)
