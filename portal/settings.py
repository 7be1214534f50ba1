"""Every setting, from the environment and safe by default. `.env.example` explains, `portal.checks` checks them."""

import os
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote, urlsplit

from portal.environment import (
    cache_from,
    database_from,
    email_from,
    env,
    env_bool,
    env_int,
    env_list,
    env_secret,
    read_env_file,
)
from portal.google import from_environment as google_from_environment
from portal.identity import DEFAULT_ZONE, Newsroom
from portal.outer_caches import OuterCaches
from portal.readers import ReaderRules
from portal.rich_text import EXTENSIONS

ROOT = Path(__file__).resolve().parent.parent
read_env_file(Path(env("ENV_FILE", str(ROOT / ".env"))))

# --- Where things lie -------------------------------------------------------------------------------------------------

DATA_DIR = Path(env("DATA_DIR", str(ROOT / "var"))).expanduser().resolve()
with suppress(OSError):  # SQLite needs the folder; a system check says why it could not be made
    DATA_DIR.mkdir(parents=True, exist_ok=True)
MEDIA_ROOT = Path(env("MEDIA_ROOT", str(DATA_DIR / "media"))).expanduser().resolve()
MASTERS_ROOT = DATA_DIR / "masters"  # private re-encoded photographs; no address leads here
STATIC_ROOT = Path(env("STATIC_ROOT", str(DATA_DIR / "static"))).expanduser().resolve()

# --- Who we are -------------------------------------------------------------------------------------------------------

NEWSROOM, READERS = Newsroom.from_environment(), ReaderRules.from_environment()
OUTER_CACHES = OuterCaches.from_environment()
HOST, PORT = env("HOST", "127.0.0.1"), env_int("PORT", 8000)
WORKERS, THREADS = env_int("WEB_CONCURRENCY", 2), env_int("WEB_THREADS", 4)
KEPT_PAGES_BYTES = env_int("KEPT_PAGES_MB", 32, least=0) * 1024 * 1024  # in each worker; 0 keeps none
READS_FLUSH_SECONDS = env_int("READS_FLUSH_SECONDS", 10)  # so much counting of reads is lost with a killed process
SITE_URL = env("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
_site = urlsplit(SITE_URL)
_https = _site.scheme == "https"

# --- Whom we tell that something is new: nobody until a key or a hub is set -------------------------------------------

INDEXNOW_KEY, WEBSUB_HUB = env("INDEXNOW_KEY"), env("WEBSUB_HUB")
INDEXNOW_ENDPOINT = env("INDEXNOW_ENDPOINT", "https://api.indexnow.org/indexnow")

# --- Secrets and hosts ------------------------------------------------------------------------------------------------

DEBUG = env_bool("DEBUG", False)
_key_file = DATA_DIR / "secret-key"  # made by `serve` at its first start
SECRET_KEY = env_secret("SECRET_KEY") or (_key_file.read_text().strip() if os.access(_key_file, os.R_OK) else "")
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", tuple({_site.hostname or "", "localhost", "127.0.0.1", "[::1]"} - {""}))
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", (SITE_URL,))
# Addresses or networks of our own proxies. Only a request that comes from one may say X-Forwarded-For and -Proto.
TRUSTED_PROXIES = env_list("TRUSTED_PROXIES")
# Fill an empty newsroom with invented stories at the first start: only on a machine that is not the real site.
DEMO = env_bool("DEMO", not _https)

# --- Apps and requests ------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "accounts",
    "news",
    "comments",
    "ads",
    "taggit",
    "django_prose_editor",
    "js_asset",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",  # its tables; no door of it is open by itself
    "csp",
    "django_tasks",
    "django_tasks_db",
    "portal.apps.DeskConfig",  # django.contrib.admin with our own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "portal",  # last, so that portal.admin can take away what others registered
]

MIDDLEWARE = [
    "portal.proxies.TrustedProxies",
    "django.middleware.security.SecurityMiddleware",
    "portal.static_files.StaticFiles",
    "portal.security.SecurityHeaders",
    "portal.compression.CompressText",
    "portal.pagecache.NameTags",
    "portal.errors.RefuseNonsense",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.devices.NoteDevice",
    "accounts.second_step.LeadToSecondStep",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF, WSGI_APPLICATION = "portal.urls", "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.frame.frame",
            ]
        },
    }
]

DJANGO_PROSE_EDITOR_EXTENSIONS = EXTENSIONS
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # widgets of the CMS have templates of their own

# --- Database, cache, mail --------------------------------------------------------------------------------------------

DATABASES = {
    "default": database_from(env_secret("DATABASE_URL", f"sqlite:///{quote(str(DATA_DIR))}/nusawarta.sqlite3"))
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# What must happen once and not during a request; `serve` and `manage.py work` run it (portal.worker).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": cache_from(env_secret("CACHE_URL", "db://kept"))}
_email = email_from(env_secret("EMAIL_URL", "console:"))
# On this machine alone, mails that go to the console are also kept, and read at /akun/kotak-surel/ (portal.mailbox).
MAILBOX = DATA_DIR / "mailbox" if not _https and _email["EMAIL_BACKEND"].endswith("console.EmailBackend") else None
globals().update(_email | ({"EMAIL_BACKEND": "portal.mailbox.Backend"} if MAILBOX else {}))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"{NEWSROOM.name} <{NEWSROOM.email}>"
EMAIL_SUBJECT_PREFIX = f"[{NEWSROOM.name}] "

# --- Language and time ------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
# An unknown zone would stop Django before the system check can explain it.
TIME_ZONE = NEWSROOM.time_zone if NEWSROOM.zone_word else DEFAULT_ZONE

# --- Static files, photographs, uploads -------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "portal.assets.BundleFinder",
    "portal.icons.IconFinder",
]
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "portal.storages.MediaFiles"},
    "masters": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": MASTERS_ROOT}},
    "staticfiles": {"BACKEND": "portal.storages.CollectedFiles"},
}
WHITENOISE_MAX_AGE = 3600  # files without a hash in their name; hashed ones are kept for ever
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o755
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # form fields without files; a 20,000-word story is 200 KB
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
PHOTO_MAX_BYTES = env_int("PHOTO_MAX_BYTES", 20 * 1024 * 1024)
PHOTO_MAX_PIXELS = env_int("PHOTO_MAX_PIXELS", 50_000_000)
PHOTO_DECODE_SECONDS = env_int("PHOTO_DECODE_SECONDS", 10)
PHOTO_DECODE_BYTES = env_int("PHOTO_DECODE_BYTES", 1024**3)

# --- People -----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.NotLikeYourself"},
    {"NAME": "accounts.passwords.LongEnough", "OPTIONS": {"min_length": 10}},
    {"NAME": "accounts.passwords.NotCommon"},
]
LOGIN_URL, LOGIN_REDIRECT_URL = "/akun/login/", "/"
ACCOUNT_SIGNUP_REDIRECT_URL = ACCOUNT_EMAIL_CONFIRMATION_AUTHENTICATED_REDIRECT_URL = "/akun/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.SignupForm"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
_worded = "login signup reset_password reset_password_from_key change_password reauthenticate add_email change_email set_password"
ACCOUNT_FORMS = {name: f"accounts.entrance.{name.title().replace('_', '')}Form" for name in _worded.split()}
ACCOUNT_FORMS["confirm_email_verification_code"] = "accounts.entrance.ConfirmCodeForm"
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 900  # seconds; mail is slow now and then
ACCOUNT_CHANGE_EMAIL = True  # one address an account: the new one is confirmed, the old one is told
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before the address changes; accounts.adapter says when
ACCOUNT_PREVENT_ENUMERATION = True
# ip: a network address, as its fingerprint of the day (accounts.origins); key: the address of an account.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip,5/m/key",
    "reauthenticate": "10/m/user",
    "export": "6/m/user",
}
ACCOUNT_EMAIL_NOTIFICATIONS, ACCOUNT_EMAIL_SUBJECT_PREFIX = True, EMAIL_SUBJECT_PREFIX
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _site.scheme or "https"
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # portal.proxies has put the reader's address in REMOTE_ADDR already
# The second step of staff: wajib, anjuran, or so many days of grace. A real site is safe without being told.
STAFF_TWO_FACTOR = env("STAFF_TWO_FACTOR", "wajib" if _https else "anjuran").lower()
MFA_ADAPTER = "accounts.factors.FactorAdapter"
MFA_FORMS = {
    "authenticate": "accounts.entrance.CodeForm",
    "reauthenticate": "accounts.entrance.CodeAgainForm",
    "activate_totp": "accounts.entrance.ActivateForm",
    "add_webauthn": "accounts.entrance.AddKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
globals().update(google_from_environment(INSTALLED_APPS))  # sign-in with Google, off until it is set up
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _https  # on this machine alone; portal.checks refuses http elsewhere

# --- Cookies, transport, headers --------------------------------------------------------------------------------------

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked by load balancers over plain http inside the machine room
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env_bool("HSTS_SUBDOMAINS", True) and _https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "portal.errors.csrf_failure"

# --- Logs: to stderr, one line an event; readers never see a traceback ------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"short": {"()": "portal.logs.ShortOutage"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["short"]}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", "WARNING").upper()},
    "loggers": {
        # Django's own handlers print only in DEBUG or mail the admins; everything goes to the root instead.
        "django": {"handlers": [], "level": "INFO" if DEBUG else "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # 404s belong to the access log of the proxy
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # scanners; nobody can act on them
    },
}
