"""Fills in a form of the CMS as a browser does: sends back what stands in the page, with what was typed over it."""

from tests.reading import Reading, words

#: Most stories of the tests lack something that only warns; whoever brings them out says at once why.
GOING_OUT = ("publish", "schedule")
NOT_SENT = {"submit", "button", "file", "image", "reset"}


class Sheet:
    """One form on one page. `fields` is what a browser would send; `send` sends it and reads the answer."""

    def __init__(self, browser, address, answer=None):
        self.browser, self.address = browser, address
        self.answer = answer or browser.get(address)
        assert self.answer.status_code == 200, (self.answer.status_code, address)
        self.page = Reading(self.answer)
        self.form = next(form for form in self.page.root.iter("form") if form.get("id", "").endswith("_form"))
        self.fields = dict(_sent(self.form))

    def post(self, act="", to="", **typed):
        """The bare answer; `act` is the button's value, `to` another address (formaction)."""
        named = {name.replace("__", "-"): value for name, value in typed.items()}
        pressed = {"_act": act} if act else {}
        said = {"reason": "Mendesak."} if act in GOING_OUT else {}
        return self.browser.post(to or self.address, {**self.fields, **said, **named, **pressed})

    def send(self, act="", **typed) -> "Sheet":
        """The page on which the editor lands: this form again with its errors, or where the answer leads."""
        answer = self.post(act, **typed)
        if answer.status_code == 302:
            return Sheet(self.browser, answer["Location"])
        return Sheet(self.browser, self.address, answer)

    @property
    def errors(self) -> dict[str, str]:
        """Field -> what stands there in red; "" for the head of the form."""
        found = {}
        for field, element in _placed(self.form, ""):
            if element.tag == "ul" and "errorlist" in element.get("class", ""):
                found[field] = " ".join([found.get(field, ""), words(element)]).strip()
        return found

    @property
    def said(self) -> str:
        """The message over the page."""
        return " ".join(self.page.texts("ul.messagelist"))


def _sent(form):
    """(name, value) of every field that a browser would send, as `application/x-www-form-urlencoded` knows it."""
    for one in _live(form):
        name, kind = one.get("name"), one.get("type", "text")
        if not name or kind in NOT_SENT or one.tag == "button":
            continue
        if one.tag == "select":
            options = list(one.iter("option"))
            chosen = [option.get("value") for option in options if option.get("selected") is not None]
            if one.get("multiple") is not None:
                yield name, chosen
            else:
                yield name, (chosen or [options[0].get("value") if options else ""])[0]
        elif one.tag == "textarea":
            yield name, one.text or ""
        elif one.tag == "input" and (kind not in ("checkbox", "radio") or one.get("checked") is not None):
            yield name, one.get("value", "on" if kind == "checkbox" else "")


def _live(element):
    """Everything in an element but what waits in templates."""
    for child in element:
        if child.tag != "template":
            yield child
            yield from _live(child)


def _placed(element, field):
    for child in element:
        if not isinstance(child.tag, str) or child.tag == "template":
            continue
        here = _field_of(child.get("class", "").split()) or field
        yield here, child
        yield from _placed(child, here)


def _field_of(classes) -> str:
    own = {"photo-box": "lead_photo", "byline-row": "bylines", "bylines": "bylines"}
    for name in classes:
        if name in own:
            return own[name]
        if name.startswith("field-") and name not in ("field-box", "field-help", "field-label"):
            return name.removeprefix("field-")
    return ""
