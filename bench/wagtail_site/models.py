"""Home, channels, articles and comments, as a developer who knows Wagtail lays them out."""

from django.core.paginator import Paginator
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.fields import RichTextField
from wagtail.images.models import Image
from wagtail.models import Page
from wagtail.search import index

#: Teasers on the home page and on a page of a list; stories in each block beside an article.
ON_HOME, ON_A_PAGE, BESIDE = 30, 20, 5


class HomePage(Page):
    def get_context(self, request, *args, **kwargs):
        return super().get_context(request) | {"stories": ArticlePage.teasers()[:ON_HOME]}


class ChannelPage(Page):
    def get_context(self, request, *args, **kwargs):
        stories = Paginator(ArticlePage.teasers().child_of(self), ON_A_PAGE)
        return super().get_context(request) | {"stories": stories.get_page(request.GET.get("page"))}


class ArticleTag(TaggedItemBase):
    content_object = ParentalKey("ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticlePage(Page):
    standfirst = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=60, blank=True)
    byline = models.CharField(max_length=200, blank=True)
    body = RichTextField()
    photo = models.ForeignKey(Image, null=True, on_delete=models.SET_NULL, related_name="+")
    caption = models.CharField(max_length=400, blank=True)
    published = models.DateTimeField(db_index=True)
    reads = models.PositiveIntegerField(db_index=True)
    tags = ClusterTaggableManager(through=ArticleTag)

    search_fields = [*Page.search_fields, index.SearchField("standfirst"), index.SearchField("body")]

    @classmethod
    def teasers(cls):
        """Public stories, newest first, with all that a teaser shows: as few queries as Wagtail can do it with."""
        photos = models.Prefetch("photo", Image.objects.prefetch_renditions("fill-400x250"))
        return cls.objects.live().public().defer_streamfields().order_by("-published").prefetch_related(photos)

    def get_context(self, request, *args, **kwargs):
        others = ArticlePage.objects.live().public().exclude(pk=self.pk)
        return super().get_context(request) | {
            "comments": self.comments.order_by("written"),
            "latest": others.order_by("-published")[:BESIDE],
            "popular": others.order_by("-reads")[:BESIDE],
        }


class Comment(models.Model):
    page = models.ForeignKey(ArticlePage, on_delete=models.CASCADE, related_name="comments")
    name = models.CharField(max_length=80)
    body = models.TextField()
    written = models.DateTimeField()

    def __str__(self):
        return f"{self.name}: {self.body}"
