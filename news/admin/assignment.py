"""The part of a story's form that says until when it is wanted, how urgent it is, and who is on it."""

from django import forms
from django.contrib.auth.backends import ModelBackend
from django.utils import timezone

from news.admin.fields import MomentField
from news.dates import day_word, short_clock
from news.models import Article, Assignment, Priority
from news.workflow import UNPUBLISHED, may_see


def assignment_of(story: Article) -> Assignment:
    """What is asked of a story; the usual, unsaved, of one of which nothing is asked."""
    return getattr(story, "assignment", None) or Assignment()


def writers():
    """Everybody with a desk who may write, by name."""
    return ModelBackend().with_perm("news.change_article").filter(is_staff=True).order_by("display_name", "email")


class AssignmentForm(forms.ModelForm):
    """Mixed into the form of a story."""

    due_at = MomentField(label="Tenggat", required=False, help_text="Kapan naskah ini harus selesai.")
    priority = forms.TypedChoiceField(
        label="Prioritas", choices=Priority.choices, coerce=int, required=False, empty_value=Priority.NORMAL
    )
    assignee = forms.ModelChoiceField(
        label="Dikerjakan oleh", queryset=None, required=False, empty_label="Belum ditentukan"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = assignment_of(self.instance)
        self.fields["assignee"].queryset = writers()
        self.initial |= {"due_at": known.due_at, "priority": known.priority, "assignee": known.assignee_id}

    def clean_due_at(self):
        due = self.cleaned_data["due_at"]
        if due and "due_at" in self.changed_data and due <= timezone.now():
            raise forms.ValidationError("Waktu itu sudah lewat. Pilih tenggat nanti, atau kosongkan.")
        return due

    def clean_assignee(self):
        """A task that its bearer cannot open helps nobody."""
        person = self.cleaned_data["assignee"]
        if person and "assignee" in self.changed_data and not may_see(person, self.instance):
            raise forms.ValidationError(
                f"{person} tidak bisa membuka berita ini. Pilih penulisnya atau seorang editor."
            )
        return person

    def _save_m2m(self):
        super()._save_m2m()
        known = assignment_of(self.instance)
        known.article = self.instance
        for name in ("due_at", "priority", "assignee"):
            setattr(known, name, self.cleaned_data[name])
        if not known.says_nothing:
            known.save()
        elif not known._state.adding:
            known.delete()


def wanted_words(story: Article) -> str:
    """ "Tenggat hari ini 17.00 · Rina": until when an unfinished story is wanted, and who is on it; "" for any other."""
    if story.state not in UNPUBLISHED:
        return ""
    known = assignment_of(story)
    due = f"Tenggat {day_word(known.due_at, timezone.now())} {short_clock(known.due_at)}" if known.due_at else ""
    return " · ".join(filter(None, [due, str(known.assignee or "")]))
