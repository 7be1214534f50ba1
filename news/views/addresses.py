"""What the addresses of the reader pages look like: small letters, and days as YYYY/MM/DD."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect
from django.urls import resolve
from django.urls.converters import StringConverter


class YearDigits:
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04d}"


class TwoDigits(YearDigits):
    regex = "[0-9]{2}"

    def to_url(self, value: int) -> str:
        return f"{value:02d}"


class WithCapitals(StringConverter):
    """A whole address, of any number of parts, with a capital somewhere in it."""

    regex = ".*[A-Z].*"


def in_small_letters(view):
    """Send an address with capitals to the one in small letters, if something answers there."""

    @wraps(view)
    def guarded(request, **parts):
        if all(part == part.lower() for part in parts.values()):
            return view(request, **parts)
        return any_case(request)

    return guarded


def any_case(request, **parts):
    """One redirect from an address with capitals to where a reader page answers, its last slash included."""
    small = request.path_info.lower()
    small = small if small.endswith("/") else f"{small}/"
    match = resolve(small)
    if match.app_name != "news":
        raise Http404("only reader pages forgive capitals")
    answer = match.func(request, **match.kwargs)
    if answer.status_code in (301, 302, 405):
        return answer
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{small}?{query}" if query else small, permanent=True)
