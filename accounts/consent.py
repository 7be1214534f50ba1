"""What a reader agrees to before writing, in the words and the version that were shown.

Three points: Pedoman Pemberitaan Media Siber, clause 3c. Who agreed to what and when is kept, as
UU 27/2022 articles 20 to 24 ask.
"""

from accounts.models import Consent

#: Raise it when a word of TEXT changes: the version stands in every consent.
VERSION = "2026-11"
TEXT = (
    "Saya tidak akan menulis hal yang bohong, fitnah, sadis, atau cabul.",
    "Saya tidak akan menulis hal yang memuat prasangka dan kebencian terkait suku, agama, ras, "
    "dan antargolongan, atau menganjurkan kekerasan.",
    "Saya tidak akan menulis hal yang diskriminatif atas dasar jenis kelamin dan bahasa, atau "
    "merendahkan orang yang lemah, miskin, sakit, atau cacat.",
)


def why_not_write(user, **kwargs) -> list[str]:
    """Answers `writing_asked`: who has not agreed to the rules, or does not any more, writes no comments."""
    if user.is_staff or user.consents.filter(purpose=Consent.Purpose.COMMENTS).exists():
        return []
    return ["Anda belum menyetujui aturan komentar, atau sudah menarik persetujuan itu. Tulisan Anda belum terkirim."]
