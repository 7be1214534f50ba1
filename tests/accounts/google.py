"""A Google of our own: what the real one would answer, and no request that leaves this machine."""

import time
from urllib.parse import parse_qs, urlsplit

import jwt
import requests

CLIENT = "12-redaksi.apps.googleusercontent.com"
START, BACK = "/akun/google/mulai/", "/akun/google/kembali/"


class Google:
    """Knows one person, whoever comes; `says` is what it tells of them."""

    def __init__(self):
        self.says = {
            "sub": "117",
            "email": "sari@gmail.com",
            "email_verified": True,
            "given_name": "Sari",
            "name": "Sari D",
        }
        self.asked = []
        self.failure = None

    def answer(self, method, url, **sent):
        """In the place of `requests.Session.request`."""
        self.asked.append((method, url, sent["data"]))
        if self.failure:
            raise self.failure
        claims = {"iss": "https://accounts.google.com", "aud": CLIENT, "exp": time.time() + 60, **self.says}
        answer = requests.Response()
        answer.status_code, answer.headers["content-type"] = 200, "application/json; charset=utf-8"
        token = jwt.encode(claims, "k" * 32)
        answer._content = f'{{"access_token": "rahasia-google", "id_token": "{token}", "expires_in": 3599}}'.encode()
        return answer

    def send(self, browser, wanted="masuk", back=""):
        """The press of a button; the parameters with which the browser arrives at Google."""
        answer = browser.post(START, {"untuk": wanted, "next": back})
        assert answer.status_code == 302 and answer["Location"].startswith(
            "https://accounts.google.com/o/oauth2/v2/auth?"
        )
        return {name: value for name, (value,) in parse_qs(urlsplit(answer["Location"]).query).items()}

    def bring(self, browser, wanted="masuk", back="", **told):
        """To Google and back again, as somebody who presses "Lanjutkan" there."""
        sent = self.send(browser, wanted, back)
        return browser.get(BACK, {"state": sent["state"], **(told or {"code": "4/kode"})})
