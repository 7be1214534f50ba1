"""Notes to a colleague in the CMS: a page of their own beside a story, which its form shows in a panel."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST

from news.anchors import locate
from news.models import Article, Note
from news.models.note import BESIDE, QUOTE, NoteField
from news.notes import colleagues, may_resolve, notes_of
from news.plain import LinesFormField
from news.prose import plain_text
from news.workflow import may_edit, may_see

#: Fields whose words can be quoted.
QUOTABLE = {NoteField.TITLE, NoteField.STANDFIRST, NoteField.BODY, NoteField.PHOTO}
_text_field = {"max_length": 1000, "widget": forms.Textarea(attrs={"rows": 3})}


class NoteForm(forms.ModelForm):
    """A note about a story. What stands beside the quoted words is found here when no script has sent it."""

    text = LinesFormField(label="Catatan", error_messages={"required": "Tulis catatannya."}, **_text_field)
    before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    after = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    class Meta:
        model = Note
        fields = ("field", "quote", "before", "after", "addressee", "text")
        labels = {"quote": "Kata-kata yang dimaksud", "field": "Tentang"}
        widgets = {"quote": forms.TextInput(attrs={"autocomplete": "off"})}
        error_messages = {"quote": {"max_length": f"Kutip paling panjang {QUOTE} huruf; sekarang %(show_value)d."}}

    def __init__(self, story: Article, *args, **kwargs):
        super().__init__(*args, auto_id="id_note_%s", **kwargs)
        self.story = story
        self.fields["addressee"].queryset = colleagues(story)
        self.fields["addressee"].empty_label = "Siapa saja"

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("field") not in QUOTABLE:
            cleaned |= {"quote": "", "before": "", "after": ""}
        beside = {"before": cleaned.get("before", "")[-BESIDE:], "after": cleaned.get("after", "")[:BESIDE]}
        if cleaned.get("quote") and not any(beside.values()):
            beside = _beside(text_of(self.story, cleaned["field"]), cleaned["quote"])
        return cleaned | beside


class ReplyForm(forms.Form):
    text = LinesFormField(label="Balasan", error_messages={"required": "Tulis balasannya."}, **_text_field)


def text_of(story: Article, field: str) -> str:
    """The words of a field that can be quoted."""
    if field not in QUOTABLE:
        return ""
    return plain_text(story.body) if field == NoteField.BODY else getattr(story, field)


def _beside(text: str, quote: str) -> dict[str, str]:
    found = locate(text, quote)
    if found is None:
        return {"before": "", "after": ""}
    start, end = found
    return {"before": text[max(0, start - BESIDE) : start], "after": text[end : end + BESIDE]}


class NoteViews:
    """Mixed into the admin of stories: open to whoever may see the story, and to everybody else it is not there."""

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/catatan/", view(self.notes), name="news_article_notes"),
            path("<int:pk>/catatan/<int:key>/", view(require_POST(self.answer_note)), name="news_article_note"),
        ]
        return own + super().get_urls()

    def notes(self, request, pk):
        """All notes about a story and the form of a new one; a POST writes it."""
        story = _visible_story(request.user, pk)
        form = NoteForm(story, request.POST if request.method == "POST" else None, initial={"field": NoteField.BODY})
        if form.is_valid():
            form.instance.article, form.instance.author = story, request.user
            note = form.save()
            to = f" untuk {note.addressee}" if note.addressee else ""
            messages.success(request, f"Catatan{to} tersimpan.")
            return redirect(_page_of(note))
        return self._draw_notes(request, story, form)

    def answer_note(self, request, pk, key):
        """Reply to a note, mark it as done, or open it again."""
        story = _visible_story(request.user, pk)
        note = get_object_or_404(Note, pk=key, article=story)
        note.article = story
        act = request.POST.get("tindakan", "")
        if act == "reply":
            form = ReplyForm(request.POST)
            if not form.is_valid():
                return self._draw_notes(request, story, NoteForm(story), {note.pk: form})
            note.replies.create(author=request.user, text=form.cleaned_data["text"])
            messages.success(request, "Balasan tersimpan.")
        elif act in ("resolve", "reopen"):
            if not may_resolve(request.user, note):
                raise PermissionDenied
            done = act == "resolve"
            note.resolved_at, note.resolved_by = (timezone.now(), request.user) if done else (None, None)
            note.save(update_fields=["resolved_at", "resolved_by"])
            messages.success(request, "Catatan selesai." if done else "Catatan dibuka lagi.")
        return redirect(_page_of(note))

    def _draw_notes(self, request, story: Article, form: NoteForm, replies: dict[int, ReplyForm] | None = None):
        notes, editable = notes_of(story), may_edit(request.user, story)
        for note in notes:
            note.article = story
            note.may_resolve = may_resolve(request.user, note)
            note.reply_form = (replies or {}).get(note.pk)
            note.is_lost = bool(note.quote) and locate(text_of(story, note.field), note.quote) is None
        context = {
            **self.admin_site.each_context(request),
            "title": "Catatan",
            "opts": self.opts,
            "story": story,
            "editable": editable,
            "notes": notes,
            "form": form,
        }
        answer = TemplateResponse(request, "admin/news/article/notes.html", context)
        add_never_cache_headers(answer)
        return answer


def _visible_story(user, pk: int) -> Article:
    story = get_object_or_404(Article, pk=pk)
    if not may_see(user, story):
        raise Http404("no such story for this user")
    return story


def _page_of(note: Note) -> str:
    return reverse("admin:news_article_notes", args=[note.article_id]) + f"#catatan-{note.pk}"
