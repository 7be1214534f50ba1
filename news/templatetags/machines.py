"""What a page tells machines: what stands in the head of a story, and JSON-LD."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from news import structured_data as data
from news.keeping import shared
from news.outside import absolute
from news.page_parts import page_head
from news.sharing import share_picture

register = template.Library()


@register.simple_tag
def story_head(article, title, canonical, preview=False) -> SafeString:
    """What a story's page tells machines; `title` is that of the page. A preview tells them nothing but its name."""
    picture = share_picture(article)
    head = page_head(title, article.summary, canonical, "article", picture, story=article, noindex=preview)
    if preview or not article.published_at:
        return head
    way = data.breadcrumb(article.category.trail, article.title, canonical)
    return mark_safe(f"{head}\n{data.written(data.news_article(article, picture), way)}")  # noqa: S308 - both escape


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
