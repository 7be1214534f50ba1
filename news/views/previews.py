"""A story that is not out yet, for somebody without an account who was sent a link to it, and what they answer."""

from django import forms
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from news.models import Article, PreviewLink, State
from news.plain import LinesFormField
from news.views.articles import article_context

#: Pages of this address are kept by nobody, found by no search engine and named to no other site.
SECRET = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive"}
UNKNOWN = (
    "Tautan pratinjau tidak dikenal",
    "Periksa lagi alamatnya: mungkin ada huruf yang terpotong saat disalin. Kalau perlu, minta tautan baru kepada redaksi.",
)
OVER = (
    "Tautan pratinjau tidak berlaku lagi",
    "Masa berlakunya habis atau redaksi sudah mencabutnya. Kalau masih perlu membaca naskahnya, minta tautan baru kepada redaksi.",
)


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label="Jawaban Anda",
        choices=PreviewLink.Answer.choices,
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih salah satu jawaban."),
    )
    note = LinesFormField(
        label="Catatan untuk redaksi",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 6, "maxlength": 1000}),
        error_messages={"max_length": "Catatan paling panjang 1.000 karakter. Sekarang %(show_value)d karakter."},
    )
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if self.cleaned_data.get("answer") == PreviewLink.Answer.CHANGES and self.cleaned_data.get("note") == "":
            self.add_error("note", "Tulis apa yang perlu diubah.")


@require_safe
def preview(request, signed):
    """The story as it is saved; once readers may see it, its own address. Reads no session and counts no read."""
    link, story, closed = _opened(request, signed)
    if closed:
        return closed
    context = article_context(story, "all") | {"preview": True, "preview_link": link}
    return _secret(render(request, "news/article.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, signed):
    """Where whoever was sent the link agrees, or says what should be changed. May be answered again; the last one counts."""
    link, story, closed = _opened(request, signed)
    if closed:
        return closed
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial={"answer": link.answer, "note": link.answer_note}
    )
    if request.method == "POST" and form.is_valid():
        link.answer, link.answer_note = form.cleaned_data["answer"], form.cleaned_data["note"]
        link.answered_at = timezone.now()
        # Who answered words that have been changed meanwhile has not agreed to the new ones.
        link.answered_version = story.saved_at if form.cleaned_data["version"] == story.saved_at.isoformat() else None
        link.save(update_fields=["answer", "answer_note", "answered_at", "answered_version"])
        return _secret(redirect(link.get_answer_url()))
    context = {"form": form, "preview_link": link, "article": story}
    page = _secret(render(request, "news/preview_answer.html", context, status=422 if form.errors else 200))
    page["Referrer-Policy"] = "same-origin"  # without any, browsers send the form from "null", and it is refused
    return page


def _opened(request, signed):
    """(link, story, None), or (None, None, what is answered instead)."""
    link = PreviewLink.objects.signed(signed)
    if link is None:
        return None, None, _closed(request, 404, *UNKNOWN)
    story = Article.objects.for_page().get(pk=link.article_id)
    if story.is_public():
        return None, None, _secret(redirect(story))
    if not link.is_open() or not _is_still_to_come(story):
        return None, None, _closed(request, 410, *OVER)
    return link, story, None


def _is_still_to_come(story: Article) -> bool:
    """Not what has been taken back: a withdrawn story and one whose time is over are shown to nobody."""
    is_over = story.state == State.PUBLISHED and story.expires_at and story.expires_at <= timezone.now()
    return story.state != State.WITHDRAWN and not is_over


def _closed(request, status: int, title: str, text: str):
    return _secret(render(request, "error.html", {"status": status, "title": title, "text": text}, status=status))


def _secret(answer):
    add_never_cache_headers(answer)
    for name, value in SECRET.items():
        answer[name] = value
    return answer
