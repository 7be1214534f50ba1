"""The search page."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from news.keeping import kept
from news.listing import page_number
from news.related import latest_articles
from news.resultpage import result_page
from news.search_form import SearchForm


@require_safe
@kept()
def search(request):
    """Stories for a reader's words; the empty page says how to search."""
    form, path = SearchForm(request.GET), reverse("news:search")
    number = page_number(request.GET.get("page"))
    page = result_page(form, path, number) if form.is_valid() and form.cleaned_data["q"] else None
    nothing = page is None or not page.listing.articles
    meant = page.results.meant if page else ""
    context = {
        "form": form,
        "page": page,
        "meant_url": form.address(path, q=meant) if meant else "",
        "narrowed": any(request.GET.get(name) for name in ("kanal", "dari", "sampai")),
        "wide_url": form.address(path, kanal="", dari="", sampai=""),
        "latest": latest_articles() if nothing else [],
    }
    return render(request, "news/search.html", context)
