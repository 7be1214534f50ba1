"""Beside the writing of a story: a manuscript laid out over the fields, and advice on title, keywords and spelling.

Nothing here stores or forbids anything. Each answer is given to the script of the form and, without it, in the page.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST

from news.admin.advice import advice
from news.admin.places import places
from news.admin.proposals import SPREAD, lay_out, spread
from news.keys import as_key
from news.prose import plain_paragraphs


class WritingDesk:
    """Mixed into the admin of stories."""

    def get_urls(self):
        views = {"naskah": read_manuscript, "saran": advise}
        own = [
            path(f"{name}/", self.admin_site.admin_view(view), name=f"news_article_{view.__name__}")
            for name, view in views.items()
        ]
        return own + super().get_urls()

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and request.POST.get("_act") == SPREAD:
            request.POST = self.lay_out(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def lay_out(self, request):
        """The POST with its manuscript laid out over the empty fields; what was left alone is said."""
        _require_writer(request)
        data = request.POST.copy()
        for words in lay_out(data, spread(data.pop("manuscript", [""])[-1])):
            self.message_user(request, words, messages.WARNING)
        return data

    def writing_context(self, request, story) -> dict:
        """What stands beside the fields when the page is opened: places to choose, and the advice on what is saved."""
        context = {"places": places()}
        if request.method == "GET" and story.pk:
            taken = [keyword.name for keyword in story.keywords.all()]
            found = advice(request.user, story.title, story.standfirst, plain_paragraphs(story.body), taken, story.pk)
            context["advice"] = found
        return context


# Small views of the form


@require_POST
def read_manuscript(request):
    """What a manuscript proposes (`text`, as HTML with `html`), in JSON."""
    _require_writer(request)
    found = spread(request.POST.get("text", ""), is_html=bool(request.POST.get("html")))
    return _answer(found.as_json())


@require_POST
def advise(request):
    """Advice on what is being typed, in JSON: `title`, `standfirst`, `body` (a line a paragraph), `keywords`."""
    _require_writer(request)
    typed = request.POST
    paragraphs = typed.get("body", "").split("\n")
    taken = [word.strip() for word in typed.get("keywords", "").split(",") if word.strip()]
    title, standfirst = typed.get("title", "")[:300], typed.get("standfirst", "")[:1_000]
    return _answer(advice(request.user, title, standfirst, paragraphs, taken, as_key(typed.get("story"))))


def _require_writer(request) -> None:
    if not (request.user.has_perm("news.add_article") or request.user.has_perm("news.change_article")):
        raise PermissionDenied


def _answer(found: dict) -> JsonResponse:
    answer = JsonResponse(found)
    add_never_cache_headers(answer)
    return answer
