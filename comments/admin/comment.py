"""Comments in the CMS: the queue, and the two acts of a moderator."""

from django.contrib import admin
from django.db.models import Count

from comments.models import Comment, State
from news.admin.article_list import FIGURES


def visible_under(stories: list[int]) -> dict[int, int]:
    """How many comments readers see under each of some stories, by key: a column of the newsroom's list."""
    return dict(Comment.objects.visible().filter(article__in=stories).values_list("article").annotate(Count("pk")))


FIGURES["komentar"] = visible_under


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    list_display = ("short_body", "author", "article", "state", "created_at")
    list_filter = ("state", "created_at")
    list_select_related = ("author", "article")
    list_per_page = 50
    search_fields = ("body", "author__email", "author__display_name", "article__title")
    readonly_fields = ("article", "author", "parent", "body", "created_at")
    fields = ("article", "author", "parent", "body", "created_at", "state")
    actions = ("approve", "reject")
    show_full_result_count = False

    def view_on_site(self, comment):
        return comment.get_absolute_url()

    def has_add_permission(self, request):
        return False

    @admin.display(description="komentar")
    def short_body(self, comment):
        return comment.body if len(comment.body) <= 90 else comment.body[:89] + "…"

    @admin.action(description="Setujui komentar terpilih", permissions=["change"])
    def approve(self, request, queryset):
        count = queryset.update(state=State.VISIBLE)
        self.message_user(request, f"{count} komentar sekarang tampil.")

    @admin.action(description="Tolak komentar terpilih", permissions=["change"])
    def reject(self, request, queryset):
        count = queryset.update(state=State.REJECTED)
        self.message_user(request, f"{count} komentar ditolak dan tidak tampil.")
