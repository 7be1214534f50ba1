"""A moderator at the queue, by plain forms: looks for a comment and presses a button that stands there."""

from django.urls import reverse

from tests.reading import Reading, words

QUEUE = "/admin/comments/comment/"


class Desk:
    def __init__(self, browser):
        self.browser = browser

    def page(self, tab="menunggu", **query) -> Reading:
        return Reading(self.browser.get(QUEUE, {"tab": tab} | query))

    def bodies(self, tab="menunggu", **query) -> list[str]:
        return self.page(tab, **query).texts("p.case-body")

    def case(self, comment, tab="menunggu"):
        (found,) = self.page(tab).all(f"#komentar-{comment.pk}")
        return found

    def seen(self, comment) -> str:
        """What the form of a comment's own page carries: the comment as it is now."""
        page = Reading(self.browser.get(reverse("admin:comments_comment_change", args=[comment.pk])))
        return next(one.get("value") for one in page.all("input") if one.get("name") == "comment")

    def press(self, act, *comments, seen=None, **fields):
        """What a moderator's press answers, as words: the message, or the report."""
        chosen = seen or [self.seen(comment) for comment in comments]
        answer = self.browser.post(f"{QUEUE}tindakan/", {"act": act, "comment": chosen} | fields, follow=True)
        assert answer.status_code == 200
        return said(answer)

    def undo(self, *acts):
        keys = [act.pk for act in acts]
        return said(self.browser.post(f"{QUEUE}urungkan/", {"urungkan": keys}, follow=True))


def said(answer) -> str:
    page = Reading(answer)
    lists = page.all("ul.messagelist")
    return " ".join(words(one) for one in lists or page.all("div.bulk"))
