"""Who the newsroom is: its name, colours, zone and house style, read once from the environment."""

from dataclasses import dataclass

from portal.environment import env, env_int

# The word that follows every printed time. Indonesia has three zones and no daylight saving.
ZONE_WORDS = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}
DEFAULT_ZONE = "Asia/Jakarta"
# How much of a story its feeds give away: the summary, or all of it.
FEEDS = ("ringkas", "lengkap")


@dataclass(frozen=True)
class Newsroom:
    """Read by every app as `settings.NEWSROOM`; what is wrong in it is named by the system checks."""

    name: str = "Nusawarta"
    brand: str = "NUSAWARTA"
    tagline: str = "Kabar Nusantara, apa adanya"
    publisher: str = "PT Nusa Warta Media"
    press_council: str = ""
    responsible: str = ""
    logo: str = ""
    email: str = "redaksi@nusawarta.test"
    phone: str = ""
    address: str = "Jalan Merdeka 17, Jakarta 10110"
    color: str = "#97131b"
    color_dark: str = "#ff8f88"
    dateline: str = "{BRAND} | {Place} - "
    # How credits are printed: the pattern for all, then those of single rights classes (news.credits).
    credit: str = (
        "[Foto: {credit}]; agency: [{source}/{credit}]; illustration: [Ilustrasi: {credit}]; ai: [Gambar: {credit}]"
    )
    date_style: str = "baku"
    feed: str = "ringkas"
    time_zone: str = DEFAULT_ZONE
    keywords_most: int = 10  # of one story
    age_notice_days: int = 365  # an older story says how old it is; 0 for never

    @property
    def zone_word(self) -> str:
        """WIB, WITA or WIT; empty for a zone that is not Indonesian (a system check refuses it)."""
        return ZONE_WORDS.get(self.time_zone, "")

    @classmethod
    def from_environment(cls) -> "Newsroom":
        plain = cls()
        return cls(
            name=env("NEWSROOM_NAME", plain.name),
            brand=env("NEWSROOM_BRAND", plain.brand),
            tagline=env("NEWSROOM_TAGLINE", plain.tagline),
            publisher=env("NEWSROOM_PUBLISHER", plain.publisher),
            press_council=env("NEWSROOM_PRESS_COUNCIL", plain.press_council),
            responsible=env("NEWSROOM_RESPONSIBLE", plain.responsible),
            logo=env("NEWSROOM_LOGO", plain.logo),
            email=env("NEWSROOM_EMAIL", plain.email),
            phone=env("NEWSROOM_PHONE", plain.phone),
            address=env("NEWSROOM_ADDRESS", plain.address),
            color=env("NEWSROOM_COLOR", plain.color),
            color_dark=env("NEWSROOM_COLOR_DARK", plain.color_dark),
            # The space at its end separates the dateline from the first word, and `env` strips it.
            dateline=env("NEWSROOM_DATELINE", plain.dateline).strip() + " ",
            credit=env("NEWSROOM_CREDIT", plain.credit),
            date_style=env("NEWSROOM_DATE_STYLE", plain.date_style),
            feed=env("NEWSROOM_FEED", plain.feed),
            time_zone=env("NEWSROOM_TIME_ZONE", plain.time_zone),
            keywords_most=env_int("NEWSROOM_KEYWORDS_MOST", plain.keywords_most),
            age_notice_days=env_int("NEWSROOM_AGE_NOTICE_DAYS", plain.age_notice_days),
        )
