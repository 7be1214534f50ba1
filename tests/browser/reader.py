"""Somebody with a browser: opens pages, presses what stands there, and says what can be seen."""

import json

# Runs before anything of the page, in every document.
WATCH = """
window.shifts = [];
window.sizes = [];
const shifted = (list) => list.getEntries().forEach((one) => shifts.push(
  `${one.value.toFixed(4)} ${one.sources.map(({ node }) => node?.className || node?.nodeName).join(", ")}`));
window.watcher = new PerformanceObserver(shifted);
watcher.observe({ type: "layout-shift", buffered: true });
const look = () => {
  const text = document.querySelector(".prose > p");
  if (text) sizes.push(getComputedStyle(text).fontSize);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
KEY = "baca"


class Reader:
    """One browser profile with one tab; `said` is its console, `asked` the requests it has made."""

    def __init__(self, new_context, site, saved=None, width=360, height=740, **options):
        self.site, self.scripted = site, options.get("java_script_enabled", True)
        kept = saved if isinstance(saved, str) else json.dumps(saved)
        storage = [{"origin": site, "localStorage": [{"name": KEY, "value": kept}]}] if saved is not None else []
        self.context = new_context(
            viewport={"width": width, "height": height}, storage_state={"cookies": [], "origins": storage}, **options
        )
        self.context.add_init_script(WATCH)
        self.said, self.asked = [], []
        self.page = self.new_tab()

    def new_tab(self):
        tab = self.context.new_page()
        tab.on("console", lambda message: self.said.append(message.text))
        tab.on("pageerror", lambda error: self.said.append(str(error)))
        tab.on("request", lambda request: self.asked.append(request))
        return tab

    def open(self, path, wait="load"):
        """Go there and let the page come to rest."""
        self.answer = self.page.goto(self.site + path, wait_until=wait)
        if wait == "load" and self.scripted:
            self.rest()
        return self

    def rest(self):
        self.page.evaluate("document.fonts.ready.then(() => 0)")
        self.page.evaluate(TWO_FRAMES)

    def hold(self, pattern):
        """Requests like these get no answer; the list fills with them, and `continue_()` lets one go."""
        held = []
        self.page.route(pattern, lambda route: held.append(route))
        return held

    def browser_font_size(self, pixels):
        """The size a reader has set in the browser; 16 is everybody's."""
        tools = self.context.new_cdp_session(self.page)
        tools.send("Page.setFontSizes", {"fontSizes": {"standard": pixels}})

    # The row of the font control

    @property
    def row(self):
        return self.page.get_by_role("group", name="Pengaturan huruf artikel")

    @property
    def larger(self):
        return self.row.get_by_role("button", name="A+ perbesar huruf")

    @property
    def smaller(self):
        return self.row.get_by_role("button", name="A− perkecil huruf")

    @property
    def reset(self):
        return self.row.get_by_role("button", name="Kembalikan huruf ke semula")

    @property
    def face(self):
        return self.row.get_by_role("combobox", name="Font")

    # What can be seen

    def style(self, place, name):
        return self.page.locator(place).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)

    def size(self, place=".prose > p"):
        """Of the letters, in pixels."""
        return float(self.style(place, "fontSize").removesuffix("px"))

    def top(self, place):
        """From the upper edge of the window, in pixels."""
        return self.page.locator(place).first.evaluate("(one) => one.getBoundingClientRect().top")

    def height(self, place):
        return self.page.locator(place).first.evaluate("(one) => one.getBoundingClientRect().height")

    def sideways(self):
        """Pixels that hang out of the window at the right."""
        return self.page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")

    def drawn_with(self, place=".prose > p"):
        """Names of the fonts that really draw the text there, whatever the style asks for."""
        tools = self.context.new_cdp_session(self.page)
        tools.send("DOM.enable")
        tools.send("CSS.enable")
        root = tools.send("DOM.getDocument")["root"]["nodeId"]
        node = tools.send("DOM.querySelector", {"nodeId": root, "selector": place})["nodeId"]
        return [font["familyName"] for font in tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]]

    def shifts(self):
        """Every layout shift since the page began, with what moved."""
        self.page.evaluate(TWO_FRAMES)
        return self.page.evaluate("shifts")

    def kept(self):
        """What the portal has stored in this browser."""
        found = self.page.evaluate("localStorage.getItem('baca')")
        return found and json.loads(found)

    def attributes(self):
        return self.page.evaluate("(({ u, h, t }) => ({ u, h, t }))(document.documentElement.dataset)")

    def fetched(self, ending):
        return [one.url for one in self.asked if one.url.endswith(ending)]
