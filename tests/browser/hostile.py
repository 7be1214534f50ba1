"""Words that would run if a page took them for more than words, and a browser in which whatever can run does."""

from tests.browser.editor import Editor

#: Stands in front of every text: that it is found in a page as it is says that the page shows it and took it for words.
MARK = "{{ 7|add:7 }}"
TEXT = MARK + " ".join((
    "<script>hacked('script')</script>",
    "</textarea></title></style><img src=x onerror=hacked('image')>",
    "</script><script>hacked('json-ld')</script>",
    "'\"><svg/onload=hacked('svg')>",
    "' onmouseover=hacked('hover') x='",
    '" onmouseover="hacked(\'hover\')" x="',
    "<details open ontoggle=hacked('toggle')>",
    "<a href=\"javascript:hacked('link')\">klik</a> javascript:hacked('words') [klik](javascript:hacked('link'))",
    "<iframe srcdoc=\"<script>parent.hacked('frame')</script>\"></iframe>",
    "<base href=//jahat.test/><form action=//jahat.test/><meta http-equiv=refresh content=0;url=//jahat.test/>",
    "{% load x %} ${hacked('template')} #{7*7} ]]> --> <!-- &lt;script&gt; \\u003cscript\\u003e %3Cscript%3E",
))  # fmt: skip
#: What nobody sees and what turns the direction of writing; taken out of everything that is kept.
UNSEEN = "\u202e\u2066\u200b\u200f\ufeff"
#: A name holds sixty characters.
NAMES = {
    "author": "{{7|add:7}}</script><img src=x onerror=hacked('author')>",
    "moderator": "{{7|add:7}}'\"><svg/onload=hacked('moderator')></textarea>",
    "other": "{{7|add:7}}</title>'><svg/onload=hacked('other')><b title='",
}
MARKS = (MARK, "{{7|add:7}}")
NOTHING = "no hostile words here"

#: Touches what is there and answers everything that only hostile words could have made.
LOOK = """() => {
  const all = [...document.querySelectorAll("*")];
  for (const one of all) one.dispatchEvent(new MouseEvent("mouseover"));
  for (const one of document.querySelectorAll("script[type='application/ld+json']")) JSON.parse(one.textContent);
  const made = all.filter((one) => one.matches(
    "base, meta[http-equiv=refresh], iframe, object, embed, img[src=x], svg[onload], [action*='jahat.test']"));
  const said = all.flatMap((one) => [...one.attributes]).filter(({ name, value }) =>
    /^on/i.test(name) || /^(href|src|action|formaction|xlink:href)$/i.test(name) && /^\\s*javascript:/i.test(value));
  return [...made.map((one) => one.outerHTML), ...said.map(({ name, value }) => `${name}=${value}`)];
}"""


class Victim(Editor):
    """Somebody whose browser heeds no policy: `ran` is what hostile words have done in it."""

    def __init__(self, new_context, site, **options):
        self.ran = []
        super().__init__(new_context, site, bypass_csp=True, **options)
        self.context.expose_function("hacked", lambda what: self.ran.append(what))
        self.page.on("dialog", lambda dialog: (self.ran.append(dialog.message), dialog.dismiss()))

    def look(self) -> list[str]:
        """What is wrong with the page that is open; `[]` when hostile words stand there and did nothing."""
        wrong = self.page.evaluate(LOOK)
        source = self.page.content()
        if not any(mark in source for mark in MARKS):
            wrong.append(NOTHING)
        wrong += [f"unseen {sign!r}" for sign in UNSEEN if sign in source]
        wrong += [f"ran: {what}" for what in self.ran]
        wrong += [words for words in self.said if "status of 422" not in words]  # a refusal is no fault
        self.ran.clear(), self.said.clear()
        return wrong
