"""Display names: which pose as the newsroom, and how often one may be changed. Earlier names are kept nowhere."""

import re
import unicodedata
from datetime import timedelta

from django import forms
from django.conf import settings
from django.utils import timezone

from accounts.models import Processing, User, tidy_name
from accounts.processing import record

#: Between two changes of a name, so that a conversation stays one between the same people.
PAUSE = timedelta(days=30)
MISSING = "Tulis nama yang akan dilihat pembaca lain."
POSING = "Nama ini menyerupai nama redaksi atau awak kami. Pilih nama lain."
#: As a word of its own; "redaksi" and the newsroom's name also inside of one.
OFFICES = frozenset(
    "admin administrator moderator editor redaktur wartawan jurnalis reporter pemred redpel penerbit sistem system"
    " official resmi staf staff".split()
)
#: The name of a newsroom that is no longer than this is looked for as a whole word only.
SHORT = 4
#: Digits, signs and letters of other alphabets that are read as these letters.
READ_AS = str.maketrans("0134578@$!|аеорсухіјѕԁ", "oieastbasiiaeopcyxijsd")


def fold(text: str) -> str:
    """How a name reads: small letters without accents, digits read as letters, words parted by one space."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(READ_AS)
    return " ".join(re.findall(r"[^\W_]+", letters))


def poses(name: str) -> bool:
    """Whether readers might take whoever bears a name for the newsroom or one of its people."""
    folded = fold(name)
    joined = folded.replace(" ", "")
    house = {fold(one).replace(" ", "") for one in (settings.NEWSROOM.name, settings.NEWSROOM.brand, "redaksi")}
    said = {*folded.split(), joined}
    if said & (OFFICES | house) or any(one in joined for one in house if len(one) > SHORT):
        return True
    staff = User.objects.filter(is_staff=True, is_active=True).values_list("display_name", flat=True)
    return joined in {fold(one).replace(" ", "") for one in staff}


def proper(text: str) -> str:
    """A name as it is kept. Raises ValidationError with a sentence for its field."""
    name = tidy_name(text)
    if not re.search(r"\w", name):
        raise forms.ValidationError(MISSING)
    if poses(name):
        raise forms.ValidationError(POSING)
    return name


class NameField(forms.CharField):
    def __init__(self, **options):
        usual = {
            "label": "Nama tampilan",
            "max_length": 60,
            "help_text": "Nama di samping komentar Anda; tidak harus nama asli.",
            "error_messages": {
                "required": MISSING,
                "max_length": "Nama paling panjang 60 huruf. Sekarang %(show_value)d huruf.",
            },
        }
        super().__init__(**usual | options)


def may_change_at(user):
    """From when a name may be changed again; None for at once."""
    free = user.renamed_at and user.renamed_at + PAUSE
    return free if free and free > timezone.now() else None


class RenameForm(forms.Form):
    display_name = NameField()

    def __init__(self, user, *args, **kwargs):
        super().__init__(*args, initial={"display_name": user.display_name}, **kwargs)
        self.user = user

    def clean_display_name(self):
        name = self.cleaned_data["display_name"]
        return tidy_name(name) or self.user.display_name if self.user.is_staff else proper(name)

    def save(self) -> bool:
        """False when nothing changed, and when somebody else has used the turn in this very moment."""
        name, now = self.cleaned_data["display_name"], timezone.now()
        if name == self.user.display_name:
            return False
        turn = User.objects.filter(pk=self.user.pk).exclude(renamed_at__gt=now - PAUSE)
        if not turn.update(display_name=name, renamed_at=now):
            return False
        record(Processing.Act.CORRECTED, "Nama tampilan diganti pemiliknya", about=self.user, by=self.user)
        return True
