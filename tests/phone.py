"""The code that an authenticator app shows for a secret at this moment (RFC 6238)."""

import base64
import hmac
import struct
import time

STEP = 30


def code_of(secret: str, steps: int = 0) -> str:
    """Six digits; `steps` half minutes from now."""
    counter = struct.pack(">Q", int(time.time()) // STEP + steps)
    digest = hmac.new(base64.b32decode(secret), counter, "sha1").digest()
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"
