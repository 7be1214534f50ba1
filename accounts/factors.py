"""allauth's second steps in the manner of this house: its words, and secrets that a copied database does not give away."""

import base64
import secrets
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

NAMES = ("Kunci utama", "Kunci cadangan")


def _locks() -> MultiFernet:
    """The lock of SECRET_KEY closes; those of SECRET_KEY_FALLBACKS still open."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    digests = (sha256(f"accounts.factors:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])


class FactorAdapter(DefaultMFAAdapter):
    error_messages = {
        "add_email_blocked": "Alamat surel tidak bisa ditambah selama akun ini memakai langkah kedua.",
        "cannot_delete_authenticator": "Langkah kedua ini tidak bisa dilepas.",
        "cannot_generate_recovery_codes": "Pasang dulu langkah kedua, lalu buat kode pemulihan.",
        "incorrect_code": "Kode itu tidak cocok. Tulis kode yang sedang tampil di aplikasi, atau satu kode pemulihan "
        "yang belum dipakai. Jam di ponsel harus tepat.",
        "unverified_email": "Pastikan dulu alamat surel Anda lewat surel yang kami kirim.",
    }

    def get_totp_issuer(self):
        return settings.NEWSROOM.name

    def encrypt(self, text):
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        """A secret under a key that is gone opens nothing: a random one takes its place, and an admin can reset it."""
        try:
            return _locks().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def generate_authenticator_name(self, user, type):
        number = user.authenticator_set.filter(type=type).count()
        return NAMES[number] if number < len(NAMES) else f"Kunci ke-{number + 1}"

    def get_public_key_credential_rp_entity(self):
        return {**super().get_public_key_credential_rp_entity(), "name": settings.NEWSROOM.name}
