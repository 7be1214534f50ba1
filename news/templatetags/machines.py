"""What a page tells machines: JSON-LD, share pictures, the feeds that go with it."""

from django import template
from django.utils.safestring import SafeString

from news import structured_data as data
from news.feeds import feed_addresses
from news.keeping import shared
from news.outside import absolute
from news.sharing import house_picture, share_picture

register = template.Library()
register.simple_tag(share_picture)
register.simple_tag(house_picture)
register.filter("whole", absolute)


@register.simple_tag
def feeds(noun=None) -> dict[str, str]:
    """Format -> whole address of the feed of a category, keyword or person, or of the site."""
    return feed_addresses(noun)


@register.simple_tag
def story_data(article, share, canonical) -> SafeString:
    """A story and the way to it. Nothing of one that is not out: a preview tells no machine anything."""
    if not article.published_at:
        return ""
    way = data.breadcrumb(article.category.trail, article.title, canonical)
    return data.written(data.news_article(article, share), way)


@register.simple_tag
def home_data() -> SafeString:
    """The site and who is behind it."""
    return shared(("home_data",), lambda: data.written(data.website(), data.organization(data.policy_slugs())))


@register.simple_tag
def list_data(noun, trail=()) -> SafeString:
    """The way to a channel, keyword or person; of a person also who that is."""
    way = data.breadcrumb(list(trail), noun.name, absolute(noun.get_absolute_url()))
    return data.written(*([data.profile(noun)] if hasattr(noun, "portrait") else []), way)


@register.simple_tag
def page_data(page) -> SafeString:
    """The way to a static page; one that holds a policy also says whose it is."""
    way = data.breadcrumb([], page.title, absolute(page.get_absolute_url()))
    known = page.slug in data.POLICIES or page.slug == "tentang-kami"
    return data.written(way, *([data.organization(data.policy_slugs())] if known else []))
