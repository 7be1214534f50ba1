"""Acts on many stories of the list at once: a page that asks what has to be asked, then one that says what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.template.response import TemplateResponse

from accounts import fresh
from news import workflow
from news.admin.fields import ChannelField, KeywordsField
from news.admin.list_tabs import asked
from news.keys import as_key
from news.models import Article, Person
from news.plain import LinesFormField

MOST = 200


class BulkForm(forms.Form):
    """What an act asks before it begins; some ask nothing."""


class ReasonForm(BulkForm):
    note = LinesFormField(
        label="Alasan", max_length=500, widget=forms.Textarea(attrs={"rows": 2}), help_text="Dibaca publik di alamat berita yang dicabut."
    )  # fmt: skip


class PublishForm(BulkForm):
    note = LinesFormField(
        label="Alasan tetap terbit",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Hanya untuk berita yang daftar periksanya belum lengkap; tanpa alasan berita itu dilewati.",
    )


class ChannelForm(BulkForm):
    category = ChannelField(label="Kanal baru", error_messages={"required": "Pilih kanalnya."})


class KeywordForm(BulkForm):
    keywords = KeywordsField(
        label="Kata kunci",
        error_messages={"required": "Tulis kata kuncinya."},
        help_text="Pisahkan dengan koma, misalnya: pangan, BPBD, Aceh Besar.",
    )


class EditorForm(BulkForm):
    editor = forms.ModelChoiceField(
        label="Editor", queryset=Person.objects.editors(), empty_label="Pilih editor", error_messages={"required": "Pilih editornya."}
    )  # fmt: skip


@dataclass(frozen=True)
class BulkAct:
    """`act` does it to one story; it raises what the workflow raises."""

    label: str
    done: str
    act: Callable
    form: type[BulkForm] = BulkForm
    permission: str = "news.change_article"


def _move(act: str) -> Callable:
    def move(story: Article, user, note="") -> None:
        workflow.make_move(story, act, user, note=note)

    return move


def _channel(story: Article, user, category) -> None:
    if story.category_id == category.pk:
        raise ValidationError("Sudah di kanal ini.")
    story.category = category
    workflow.save_change(story, user)


def _add_keywords(story: Article, user, keywords) -> None:
    if not workflow.may_edit(user, story):
        raise PermissionDenied("Anda tidak berhak mengubah berita ini.")
    story.keywords.add(*keywords)
    if story.keywords.count() > (most := settings.NEWSROOM.keywords_most):
        raise ValidationError(f"Kata kuncinya menjadi lebih dari {most}.")
    workflow.save_change(story, user)


def _remove_keywords(story: Article, user, keywords) -> None:
    if not workflow.may_edit(user, story):
        raise PermissionDenied("Anda tidak berhak mengubah berita ini.")
    if not story.keywords.filter(name__in=keywords).exists():
        raise ValidationError("Tidak punya kata kunci itu.")
    story.keywords.remove(*keywords)
    workflow.save_change(story, user)


def _editor(story: Article, user, editor) -> None:
    story.editor = editor
    workflow.save_change(story, user)


ACTS: dict[str, BulkAct] = {
    "bulk_submit": BulkAct("Kirim ke editor", "dikirim ke editor", _move(workflow.SUBMIT), BulkForm, "news.submit_article"),
    "bulk_publish": BulkAct("Terbitkan", "terbit", _move(workflow.PUBLISH), PublishForm, "news.publish_article"),
    "bulk_channel": BulkAct("Pindahkan kanal", "dipindahkan", _channel, ChannelForm),
    "bulk_add_keywords": BulkAct("Tambah kata kunci", "diberi kata kunci", _add_keywords, KeywordForm),
    "bulk_remove_keywords": BulkAct("Lepas kata kunci", "dilepas kata kuncinya", _remove_keywords, KeywordForm),
    "bulk_editor": BulkAct("Tetapkan editor", "diberi editor", _editor, EditorForm, "news.edit_any_article"),
    "bulk_withdraw": BulkAct("Cabut", "dicabut", _move(workflow.WITHDRAW), ReasonForm, "news.withdraw_article"),
}  # fmt: skip


@dataclass
class Report:
    """What became of each story: done, or not and why."""

    done: list[Article] = field(default_factory=list)
    refused: list[tuple[Article, str]] = field(default_factory=list)


def carry_out(act: BulkAct, stories, user, details: dict) -> Report:
    """Do an act to each story by itself: what one of them lacks keeps no other back."""
    report = Report()
    for story in stories:
        try:
            with transaction.atomic():
                # As it is now, not as the list was: somebody may have saved it in between.
                held = Article.objects.select_for_update().seen_by(user).get(pk=story.pk)
                act.act(held, user, **details)
        except Article.DoesNotExist:
            report.refused.append((story, "Berita ini sudah tidak ada, atau bukan lagi di wilayah kerja Anda."))
        except PermissionDenied as refusal:
            report.refused.append((story, str(refusal)))
        except ValidationError as lacking:
            report.refused.append((story, " ".join(lacking.messages)))
        else:
            report.done.append(story)
    return report


class BulkActs:
    """Mixed into the admin of stories: each act is an action of Django's list."""

    actions_selection_counter = False

    def get_actions(self, request):
        if request.GET.get("_popup"):
            return {}
        allowed = {name: act for name, act in ACTS.items() if request.user.has_perm(act.permission)}
        return {name: (_action(act), name, act.label) for name, act in allowed.items()}

    def response_action(self, request, queryset):
        if None in map(as_key, request.POST.getlist(ACTION_CHECKBOX_NAME)):
            self.message_user(request, "Pilihan itu tidak dikenal. Pilih lagi dari daftar.", messages.ERROR)
            return None
        return super().response_action(request, queryset)

    def ask_or_do(self, request, queryset, act: BulkAct):
        """The page of an act: with its form and the stories, or with what became of them."""
        stories = list(queryset[: MOST + 1])
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": act.label,
            "act": act,
            "action": request.POST["action"],
            "checkbox": ACTION_CHECKBOX_NAME,
            "stories": stories[:MOST],
            "too_many": MOST if len(stories) > MOST else 0,
            "back": asked(request.POST.get("back", request.GET)),
        }
        if act is ACTS["bulk_withdraw"]:
            fresh.demand(request)
        form = act.form(request.POST if "_do" in request.POST else None)
        if form.is_bound and form.is_valid():
            report = carry_out(act, stories[:MOST], request.user, form.cleaned_data)
            return TemplateResponse(request, "admin/news/article/bulk_report.html", context | {"report": report})
        return TemplateResponse(request, "admin/news/article/bulk.html", context | {"form": form})


def _action(act: BulkAct):
    @admin.action(description=act.label)
    def ask(modeladmin, request, queryset):
        return modeladmin.ask_or_do(request, queryset, act)

    return ask
