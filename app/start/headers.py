"""What every answer of the dashboard's server carries, and which of Streamlit's own questions it answers itself."""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Scripts need eval and inline (Streamlit's own, Plotly's functions); nothing may come from or go to another host, so
# that a picture in source text cannot tell anybody who is reading.
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


class SecurityHeaders:
    """Adds HEADERS to every HTTP response; websockets pass untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


class QuietProbe:
    """Answers Streamlit's question whether the application lives below a page's own address: it does not.

    Opened at `/evidence`, the browser first asks `/evidence/_stcore/health`. A 404 would do, but stands in red in the
    reader's console; 300 is a refusal too, and no error.
    """

    PROBE = re.compile(r"/.+/_stcore/(health|host-config)")

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on all but the probe."""
        if scope["type"] == "http" and self.PROBE.fullmatch(str(scope["path"]).removeprefix(self.base)):
            await Response(status_code=300)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
