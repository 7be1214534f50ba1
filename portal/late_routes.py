"""Routes whose code is read when somebody first asks for one of them, so that readers need not wait for it at the start."""

from __future__ import annotations

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern
from django.utils.translation import get_language


class LateRoutes(URLResolver):
    """`path(route, include((module, namespace)))`, but the module is imported with the first address below the route.

    Django reads every route when the first name is turned into an address, to know which names there are. It needs none of
    those below a namespace, and asks this resolver itself for them once it was chosen.
    """

    def __init__(self, route: str, module: str, namespace: str):
        super().__init__(RoutePattern(route), module, app_name=namespace, namespace=namespace)

    def _populate(self) -> None:
        language = get_language()
        for names in (self._namespace_dict, self._app_dict, self._reverse_dict):
            names[language] = {}
