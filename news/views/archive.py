"""The archive by year and month; its days are those of the index."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from news.archive import month_page, months_of, years
from news.keeping import kept


@require_safe
@kept()
def all_years(request):
    return render(request, "news/archive.html", {"years": years()})


@require_safe
@kept()
def year(request, year):
    known = years()
    if year not in known:
        raise Http404("no such year")
    return render(request, "news/archive_year.html", {"year": year, "years": known, "months": months_of(year)})


@require_safe
@kept()
def month(request, year, month):
    return render(request, "news/archive_month.html", {"page": month_page(year, month), "month": month})
