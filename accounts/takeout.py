"""The copy of their data that somebody takes away: data.json for machines, data.html for eyes (UU 27/2022, 7 and 13).

The format is described in docs/personal-data.md; its number rises when a name in it changes its meaning.
"""

import json
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import Device, Processing
from accounts.processing import record
from accounts.signals import Section, answers, data_asked

FORMAT, VERSION = "nusawarta-personal-data", 1
PROFILE = {
    "email": "Alamat surel",
    "display_name": "Nama tampilan",
    "registered_at": "Terdaftar",
    "last_login_at": "Terakhir masuk",
    "renamed_at": "Nama terakhir diganti",
    "restricted_at": "Dibatasi sejak",
    "parent_email": "Alamat surel orang tua atau wali",
    "parent_asked_at": "Orang tua atau wali ditanya",
    "legal_hold": "Penahanan hukum",
    "second_steps": "Langkah kedua",
}


def profile(user) -> dict:
    steps = user.authenticator_set.order_by("type").values_list("type", flat=True)
    return {
        "email": user.email,
        "display_name": user.display_name,
        "registered_at": user.date_joined,
        "last_login_at": user.last_login,
        "renamed_at": user.renamed_at,
        "restricted_at": user.restricted_at,
        "parent_email": user.parent_email,
        "parent_asked_at": user.parent_asked_at,
        "legal_hold": user.legal_hold,
        "second_steps": list(steps),
    }


def own_sections(user) -> list[Section]:
    """What this room holds besides the profile."""
    consents = [
        {"purpose": one.purpose, "version": one.version, "given_at": one.given_at, "withdrawn_at": one.withdrawn_at}
        for one in user.consents.order_by("given_at", "pk")
    ]
    devices = [
        {"browser": one.browser, "signed_in_at": one.started_at, "last_used_at": one.seen_at}
        for one in Device.objects.filter(user=user).order_by("started_at", "pk")
    ]
    connections = [
        {
            "service": one.provider,
            "address": one.extra_data.get("email", ""),
            "number": one.uid,
            "connected_at": one.date_joined,
            "last_used_at": one.last_login,
        }
        for one in SocialAccount.objects.filter(user=user).order_by("pk")
    ]
    lines = user.processing.order_by("at", "pk")
    processing = [
        {"at": one.at, "act": one.act, "said": one.get_act_display(), "purpose": one.purpose} for one in lines
    ]
    return [
        Section(
            "consents",
            "Persetujuan",
            {"purpose": "Untuk", "version": "Versi", "given_at": "Diberikan", "withdrawn_at": "Ditarik"},
            consents,
        ),
        Section(
            "devices",
            "Perangkat yang masuk",
            {"browser": "Peramban", "signed_in_at": "Masuk", "last_used_at": "Terakhir dipakai"},
            devices,
        ),
        Section(
            "connections",
            "Akun lain yang terhubung",
            {
                "service": "Layanan",
                "address": "Alamat",
                "number": "Nomor",
                "connected_at": "Terhubung",
                "last_used_at": "Terakhir dipakai",
            },
            connections,
        ),
        Section("processing", "Yang dilakukan dengan data Anda", {"at": "Waktu", "said": "Apa", "purpose": "Tujuan"}, processing),
    ]  # fmt: skip


def make_copy(user) -> bytes:
    """A ZIP of all that we hold of somebody now; noted in the record."""
    record(Processing.Act.EXPORTED, "Permintaan pemilik data menurut UU 27/2022 pasal 7", about=user, by=user)
    now, sections = timezone.now(), [*own_sections(user), *answers(data_asked, user=user)]
    about = profile(user)
    data = {"format": FORMAT, "version": VERSION, "newsroom": settings.NEWSROOM.name, "made_at": now, "profile": about}
    data |= {section.key: section.rows for section in sections}
    page = {
        "user": user,
        "made_at": now,
        "newsroom": settings.NEWSROOM,
        "profile": _told(about, PROFILE),
        "sections": [(one.title, [_told(row, one.labels) for row in one.rows]) for one in sections],
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("data.json", json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        archive.writestr("data.html", render_to_string("account/takeout.html", page))
    return file.getvalue()


def _told(row: dict, labels: dict[str, str]) -> list[tuple[str, object, bool]]:
    """(label, value, whether it is a time) of what is not empty."""
    said = ((label, row.get(name)) for name, label in labels.items())
    lists = ((label, ", ".join(map(str, value)) if isinstance(value, list) else value) for label, value in said)
    return [(label, value, isinstance(value, datetime)) for label, value in lists if value not in (None, "")]
