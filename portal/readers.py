"""What holds for readers who have an account and write comments, read once from the environment."""

from dataclasses import dataclass

from portal.environment import env_bool, env_int


@dataclass(frozen=True)
class ReaderRules:
    """Read by `accounts` and `comments` as `settings.READERS`."""

    #: Comments are looked at before they appear, unless a channel or story says otherwise.
    look_first: bool = False
    #: So many comments of a new account wait for a moderator before later ones appear at once.
    held_comments: int = 3
    #: Comments that one account may send in a minute.
    per_minute: int = 10
    #: Comments that one network address may send in a minute: many readers share the address of a mobile network.
    per_minute_address: int = 40
    #: A form that comes back sooner was not filled in by a person, in seconds; 0: nobody looks at its age.
    form_seconds: int = 2
    #: Own comments may be changed for so long.
    edit_minutes: int = 15
    #: Days after which a story takes no more comments; 0 for never.
    close_after_days: int = 14
    #: Whether a comment about which a complaint has waited for 48 hours is hidden until somebody decides (Pedoman 3f).
    complaints_hide: bool = True
    #: Who is younger may not register; only the year of birth is asked (UU 27/2022 article 25, PP 17/2025).
    minimum_age: int = 18
    #: From this age on somebody younger may register, and write once a parent has agreed by mail; 0: nobody may.
    age_with_parent: int = 0
    #: Whether readers may set up passkeys and a second step; staff always may.
    passkeys: bool = True
    #: Days for which the fingerprint of a network address stays with a comment or complaint.
    origin_days: int = 7

    @classmethod
    def from_environment(cls) -> "ReaderRules":
        plain = cls()
        return cls(
            look_first=env_bool("COMMENTS_LOOK_FIRST", plain.look_first),
            held_comments=env_int("COMMENTS_HELD", plain.held_comments, least=0),
            per_minute=env_int("COMMENTS_PER_MINUTE", plain.per_minute),
            per_minute_address=env_int("COMMENTS_PER_MINUTE_ADDRESS", plain.per_minute_address),
            form_seconds=env_int("COMMENTS_FORM_SECONDS", plain.form_seconds, least=0),
            edit_minutes=env_int("COMMENTS_EDIT_MINUTES", plain.edit_minutes, least=0),
            close_after_days=env_int("COMMENTS_CLOSE_AFTER_DAYS", plain.close_after_days, least=0),
            complaints_hide=env_bool("COMPLAINTS_HIDE", plain.complaints_hide),
            minimum_age=env_int("READERS_MINIMUM_AGE", plain.minimum_age),
            age_with_parent=env_int("READERS_AGE_WITH_PARENT", plain.age_with_parent, least=0),
            passkeys=env_bool("READERS_PASSKEYS", plain.passkeys),
            origin_days=env_int("READERS_ORIGIN_DAYS", plain.origin_days, least=0),
        )
