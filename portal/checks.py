"""System checks: contradictions between settings, each with an id and the way out. `serve` runs them too."""

import os
import re
import string
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.checks import Error, Warning
from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

from news import credits
from news.dateline import PLACEHOLDERS
from news.dates import DATE_STYLES
from portal.identity import FEEDS, ZONE_WORDS

# Said by accounts.second_step, which needs models; checks are read before there are any.
REQUIRED, ADVISED = "wajib", "anjuran"
# The paper of the two themes (static/css/tokens.css); brand colours must be readable as text on it.
PAPERS = {"NEWSROOM_COLOR": "#ffffff", "NEWSROOM_COLOR_DARK": "#131519"}
LEAST_CONTRAST = 4.5


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def site_address(app_configs, **kwargs):
    """SITE_URL is the only source of absolute links, so it must be a whole and public address."""
    problems = []
    try:
        site = urlsplit(settings.SITE_URL)
        host, _ = site.hostname or "", site.port
    except ValueError:
        site, host = urlsplit(""), ""
    if site.scheme not in ("http", "https") or not host or site.path or site.query or site.fragment or site.username:
        return [
            Error(
                f"SITE_URL={settings.SITE_URL!r} is not the address of a site.",
                hint="Write scheme and host only, for example SITE_URL=https://www.example.com",
                id="portal.E001",
            )
        ]
    if site.scheme == "http" and not _is_loopback(host):
        problems.append(
            Error(
                f"SITE_URL={settings.SITE_URL!r} is not encrypted: sessions would travel in the open.",
                hint="Use https:// (http:// is allowed on this machine only: localhost, 127.0.0.1).",
                id="portal.E002",
            )
        )
    if not validate_host(host, settings.ALLOWED_HOSTS):
        problems.append(
            Error(
                f"ALLOWED_HOSTS does not hold {host!r}, the host of SITE_URL: every page would be refused.",
                hint=f"Add it: ALLOWED_HOSTS={','.join([*settings.ALLOWED_HOSTS, host])}",
                id="portal.E003",
            )
        )
    if site.scheme == "https" and settings.DEBUG:
        problems.append(
            Error(
                "DEBUG is on for a site served by https: readers would see source code and settings on every error.",
                hint="Remove DEBUG, or set SITE_URL to a loopback address.",
                id="portal.E004",
            )
        )
    return problems


def secret_key(app_configs, **kwargs):
    """The key signs sessions and links; whoever guesses it signs in as anybody."""
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:
        key = ""
    if len(key) >= 50 and len(set(key)) >= 10 and not key.startswith("django-insecure"):
        return []
    return [
        Error(
            "SECRET_KEY is missing." if not key else "SECRET_KEY is short or simple enough to be guessed.",
            hint="`make run` makes one. By hand: python -c 'import secrets; print(secrets.token_urlsafe(50))'",
            id="portal.E005",
        )
    ]


def proxies(app_configs, **kwargs):
    problems = []
    for entry in settings.TRUSTED_PROXIES:
        try:
            wide = entry != "unix" and ip_network(entry, strict=False).prefixlen == 0
        except ValueError:
            wide = True
        if wide:
            problems.append(
                Error(
                    f"TRUSTED_PROXIES holds {entry!r}, which is not an address or a network of your own.",
                    hint="Write addresses or networks (10.0.0.5, 10.0.0.0/24), or `unix` for a proxy on a unix socket.",
                    id="portal.E006",
                )
            )
    return problems


def house_style(app_configs, **kwargs):
    """Zone, dateline and date style are printed on every story."""
    room, problems = settings.NEWSROOM, []
    if not room.zone_word:
        problems.append(
            Error(
                f"NEWSROOM_TIME_ZONE={room.time_zone!r} is not a zone of Indonesia, so no zone word can be printed.",
                hint=f"Use one of {', '.join(ZONE_WORDS)}.",
                id="portal.E007",
            )
        )
    try:
        names = {name for _, name, _, _ in string.Formatter().parse(room.dateline) if name is not None}
    except ValueError:
        names = {"?"}
    if names - set(PLACEHOLDERS) or not names & {"PLACE", "Place"}:
        problems.append(
            Error(
                f"NEWSROOM_DATELINE={room.dateline!r} cannot be filled in.",
                hint="Use {Place} or {PLACE}, and if wanted {BRAND}, for example: {BRAND} | {Place} -",
                id="portal.E008",
            )
        )
    if not _is_credit_style(room.credit):
        problems.append(
            Error(
                f"NEWSROOM_CREDIT={room.credit!r} cannot be filled in.",
                hint="Write the pattern for all, then those of rights classes, each with {credit}, for example:"
                " [Foto: {credit}]; agency: [{source}/{credit}]; staff: {BRAND}/{credit}",
                id="portal.E023",
            )
        )
    if room.date_style not in DATE_STYLES:
        problems.append(
            Error(
                f"NEWSROOM_DATE_STYLE={room.date_style!r} is unknown.",
                hint=f"Use one of {', '.join(DATE_STYLES)}.",
                id="portal.E009",
            )
        )
    if room.feed not in FEEDS:
        problems.append(
            Error(
                f"NEWSROOM_FEED={room.feed!r} is unknown.",
                hint="Use ringkas (summaries) or lengkap (whole stories).",
                id="portal.E020",
            )
        )
    return problems


def _is_credit_style(setting: str) -> bool:
    classes = {"", *dict(apps.get_model("news", "Photo")._meta.get_field("rights").choices)}
    patterns = credits.patterns_of(setting)
    try:
        named = [
            {name for _, name, _, _ in string.Formatter().parse(one) if name is not None} for one in patterns.values()
        ]
    except ValueError:
        return False
    known = all("credit" in names and names <= set(credits.PLACEHOLDERS) for names in named)
    return known and "" in patterns and set(patterns) <= classes and "{source}" not in patterns[""]


def pings(app_configs, **kwargs):
    """What is told goes to the addresses that stand here, and nowhere else."""
    problems = []
    if settings.INDEXNOW_KEY and not re.fullmatch("[A-Za-z0-9-]{8,128}", settings.INDEXNOW_KEY):
        problems.append(
            Error(
                "INDEXNOW_KEY is no key that IndexNow takes.",
                hint="Use 8 to 128 letters, digits and hyphens: python -c 'import secrets; print(secrets.token_hex(16))'",
                id="portal.E021",
            )
        )
    for name in ("INDEXNOW_ENDPOINT", "WEBSUB_HUB"):
        value = getattr(settings, name)
        parts = urlsplit(value)
        is_safe = parts.scheme == "https" or (parts.scheme == "http" and _is_loopback(parts.hostname or ""))
        if value and not (is_safe and parts.hostname):
            problems.append(
                Error(
                    f"{name}={value!r} is not an https:// address.",
                    hint="Write it whole, or leave it out.",
                    id="portal.E022",
                )
            )
    return problems


def outer_caches(app_configs, **kwargs):
    """Each is told of changes at an address that can be asked; what is sent is a secret beside a list of tags."""
    problems = []
    for address in settings.OUTER_CACHES.addresses:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            problems.append(
                Error(
                    f"EDGE_PURGE_URLS: {address!r} is not an http:// or https:// address.",
                    hint="Write each whole, separated by commas: http://127.0.0.1:6081/.edge/purge (deploy/README.md).",
                    id="portal.E025",
                )
            )
    return problems


def luminance(color: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2, definition of relative luminance)."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #rrggbb colours, 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def brand(app_configs, **kwargs):
    room, problems = settings.NEWSROOM, []
    for name, color in (("NEWSROOM_COLOR", room.color), ("NEWSROOM_COLOR_DARK", room.color_dark)):
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", color):
            problems.append(Error(f"{name}={color!r} is not a colour.", hint="Write it as #rrggbb.", id="portal.E010"))
        elif (ratio := contrast(color, PAPERS[name])) < LEAST_CONTRAST:
            problems.append(
                Error(
                    f"{name}={color} cannot be read on {PAPERS[name]}: contrast {ratio:.2f}, below {LEAST_CONTRAST}.",
                    hint="Choose a darker colour for light paper, a lighter one for NEWSROOM_COLOR_DARK.",
                    id="portal.E011",
                )
            )
    if room.logo and not _logo_exists(room.logo):
        problems.append(
            Error(
                f"NEWSROOM_LOGO={room.logo!r} is not there.",
                hint="Put the file into static/ and write its address (/static/img/logo.svg), or leave it out.",
                id="portal.E012",
            )
        )
    return problems


def _logo_exists(logo: str) -> bool:
    for address, find in ((settings.STATIC_URL, finders.find), (settings.MEDIA_URL, _in_media)):
        if logo.startswith(address):
            return bool(find(logo.removeprefix(address)))
    return False


def _in_media(name: str) -> bool:
    return (settings.MEDIA_ROOT / name).is_file()


def writable_or_reason(folder: Path) -> str:
    """Empty when the folder, or the nearest parent that exists, can be written; else why not. Changes nothing."""
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if not nearest.is_dir():
        return f"{nearest} is a file"
    return "" if os.access(nearest, os.W_OK | os.X_OK) else f"{nearest} does not let this user write"


def data_folder(app_configs, **kwargs):
    reason = writable_or_reason(settings.DATA_DIR)
    if not reason:
        return []
    return [
        Error(
            f"DATA_DIR={settings.DATA_DIR} cannot be written: {reason}.",
            hint="Give the folder to the user that runs the portal, or set DATA_DIR to another one.",
            id="portal.E013",
        )
    ]


def shared_cache(app_configs, **kwargs):
    """Rate limits and kept pages in one process's memory are not known to the others."""
    if settings.WORKERS == 1 or not settings.CACHES["default"]["BACKEND"].endswith(("LocMemCache", "DummyCache")):
        return []
    return [
        Warning(
            f"CACHE_URL keeps everything inside one process, but {settings.WORKERS} run: limits hold for each alone.",
            hint="Use db:// (the default) or redis://, or set WEB_CONCURRENCY=1.",
            id="portal.W001",
        )
    ]


def second_step(app_configs, **kwargs):
    """A stolen password must not be enough to publish in the paper's name."""
    policy, problems = settings.STAFF_TWO_FACTOR, []
    if policy not in (REQUIRED, ADVISED) and not re.fullmatch("[1-9][0-9]{0,2}", policy):
        problems.append(
            Error(
                f"STAFF_TWO_FACTOR={policy!r} is unknown.",
                hint=f"Use {REQUIRED}, {ADVISED}, or a number of days of grace (1 to 999).",
                id="portal.E023",
            )
        )
    elif policy == ADVISED and settings.SITE_URL.startswith("https:"):
        problems.append(
            Warning(
                "STAFF_TWO_FACTOR=anjuran: on a real site a stolen password alone opens the newsroom.",
                hint="Remove it (wajib is the default), or give the staff some days: STAFF_TWO_FACTOR=14.",
                id="portal.W002",
            )
        )
    return problems


def ages(app_configs, **kwargs):
    """A parent is asked for whom the house is not open anyway."""
    with_parent, alone = settings.READERS.age_with_parent, settings.READERS.minimum_age
    if with_parent < alone:
        return []
    return [
        Error(
            f"READERS_AGE_WITH_PARENT={with_parent} is not below READERS_MINIMUM_AGE={alone}: no parent would be asked.",
            hint="Lower it, raise the minimum age, or set it to 0: nobody younger may register.",
            id="portal.E024",
        )
    ]


#: Registered by `portal.apps`.
CHECKS = (
    site_address, secret_key, proxies, house_style, pings, outer_caches, brand, data_folder, shared_cache, second_step, ages
)  # fmt: skip
