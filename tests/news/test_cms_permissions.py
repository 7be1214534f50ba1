"""Every address of the newsroom's door against every role, with somebody else's ids: open only to whom the roles name."""

import re

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver

from accounts.models import Breach, Invitation, Processing
from comments.models import ChannelRule, Complaint, Conversation, FilterWord, SensitiveKeyword, Suspension, WatchList
from news.history import record
from news.models import Baseline, Note, Presence, SavedFilter, SearchAlias, State, WorkingCopy
from tests.factories import (
    NOW,
    make_article,
    make_banner,
    make_comment,
    make_keyword,
    make_page,
    make_person,
    make_photo,
    make_strip,
    publish,
    withdraw,
)  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WRITE, EDIT = "reporter editor managing_editor editor_in_chief", "editor managing_editor editor_in_chief"
LEAD, ALL = (
    "managing_editor editor_in_chief",
    "reporter editor managing_editor editor_in_chief moderator advertiser administrator",
)
#: Address -> who may open it; everybody else is refused. {own} is the reporter's draft, {other} an editor's.
TABLE = {
    "": ALL, "password_change/": ALL, "password_change/done/": ALL, "jsi18n/": f"anonymous reader {ALL}",
    "news/": "", "comments/": "", "ads/": "", "accounts/": "",
    "login/": "", "logout/": "", "autocomplete/": "", "r/{type}/{other}/": "",
    "autocomplete/?app_label=news&model_name=person&field_name=user&term=a": "administrator",
    "autocomplete/?app_label=news&model_name=person&field_name=portrait&term=a": WRITE,
    "news/article/": WRITE, "news/article/add/": WRITE, "news/article/kata-kunci/?q=a": WRITE, "news/article/pratinjau/": "",
    "news/article/{own}/change/": WRITE, "news/article/{own}/pratinjau/": WRITE,
    "news/article/{own}/history/": WRITE, "news/article/{own}/delete/": WRITE,
    "news/article/{other}/change/": EDIT, "news/article/{other}/pratinjau/": EDIT,
    "news/article/{other}/history/": EDIT, "news/article/{other}/delete/": EDIT,
    "news/article/{sent}/change/": EDIT, "news/article/{sent}/pratinjau/": WRITE, "news/article/{sent}/delete/": EDIT,
    "news/article/{live}/change/": EDIT, "news/article/{live}/delete/": "", "news/article/{live}/history/": WRITE,
    "news/article/{own}/banding/?lama={version}": WRITE, "news/article/{other}/banding/": EDIT, "news/article/{own}/pulihkan/": "",
    "news/article/{own}/tautan-pratinjau/": WRITE, "news/article/{other}/tautan-pratinjau/": EDIT,
    "news/article/{own}/tautan-pratinjau/cabut/": "",
    "news/move/": "editor_in_chief", "news/move/unduh/": "editor_in_chief",
    "news/article/{gone}/change/": "", "news/article/{gone}/delete/": "", "news/article/{gone}/pratinjau/": WRITE,
    "news/article/sisipan/foto/": f"{WRITE} administrator", "news/article/sisipan/berita/": f"{WRITE} administrator",
    "news/article/sisipan/sematan/": f"{WRITE} administrator", "news/article/kalender/": WRITE, "news/article/{own}/jadwal/": "", "news/article/naskah/": "", "news/article/saran/": "", "news/article/sisipan/tautan/": f"{WRITE} administrator",
    "news/article/salinan/": "", "news/article/salinan/tanda/": ALL, "news/article/{own}/salinan/": "",
    "news/article/salinan/{copy}/": "", "news/article/salinan/{copy}/buang/": "",
    "news/article/{own}/kehadiran/": "", "news/article/{own}/ambil-alih/": "",
    "news/photo/": WRITE, "news/photo/add/": WRITE, "news/photo/{photo}/change/": WRITE, "news/photo/{photo}/history/": WRITE,
    "news/photo/{photo}/delete/": LEAD, "news/photo/{used}/delete/": "",
    "news/article/{own}/catatan/": WRITE, "news/article/{other}/catatan/": EDIT, "news/article/{gone}/catatan/": WRITE,
    "news/article/{own}/catatan/{note}/": "",
    "news/keyword/gabung/?kata={keyword}": LEAD, "news/keyword/mirip/": LEAD,
    "news/photo/banyak/": WRITE, "news/photo/keterangan/": WRITE, "news/photo/cari/": WRITE, "news/photo/unggah/": "",
    "news/photo/{photo}/asal.jpg": "", "news/photo/{photo}/fokus/": "", "news/photo/{photo}/ganti/": "",
    "news/photo/{photo}/larang/": "", "news/photo/{photo}/izinkan/": "",
    "news/keyword/": WRITE, "news/keyword/add/": WRITE, "news/keyword/{keyword}/change/": WRITE,
    "news/keyword/{keyword}/history/": WRITE, "news/keyword/{keyword}/delete/": LEAD,
    "news/person/": WRITE, "news/person/add/": LEAD, "news/person/{person}/change/": WRITE,
    "news/person/{person}/history/": WRITE, "news/person/{person}/delete/": "",
    "news/category/": f"{WRITE} administrator", "news/category/add/": f"{LEAD} administrator",
    "news/category/{category}/change/": f"{WRITE} administrator", "news/category/{category}/history/": f"{WRITE} administrator",
    "news/category/{category}/delete/": "",
    "news/article/daftar-periksa/": "", "news/article/{own}/daftar-periksa/": "", "news/article/{own}/batalkan/": "",
    "news/article/tab/simpan/": "", "news/article/tab/{tab}/hapus/": "",
    "news/beat/": f"{LEAD} administrator", "news/beat/{desk}/": f"{LEAD} administrator", "news/beat/{user}/": "",
    "news/page/": f"{LEAD} administrator", "news/page/add/": "editor_in_chief administrator",
    "news/page/{page}/change/": f"{LEAD} administrator", "news/page/{page}/history/": f"{LEAD} administrator",
    "news/page/{page}/delete/": "editor_in_chief",
    "news/searchalias/": LEAD, "news/searchalias/add/": LEAD, "news/searchalias/{alias}/change/": LEAD,
    "news/searchalias/{alias}/history/": LEAD, "news/searchalias/{alias}/delete/": LEAD,
    "news/placement/": LEAD, "news/placement/pratinjau/": LEAD, "news/placement/pasang/": "", "news/placement/geser/": "",
    "news/placement/terbitkan/": "", "news/placement/buang/": "", "news/placement/batalkan/": "",
    "news/strip/": LEAD, "news/strip/add/": LEAD, "news/strip/{strip}/change/": LEAD, "news/strip/{strip}/history/": LEAD,
    "news/strip/{strip}/delete/": LEAD,
    "comments/comment/": f"{LEAD} moderator", "comments/comment/add/": "", "comments/comment/{comment}/delete/": "",
    "comments/comment/{comment}/change/": f"{LEAD} moderator", "comments/comment/{comment}/history/": "",
    "comments/comment/tindakan/": "", "comments/comment/urungkan/": "",
    "comments/complaint/": f"{LEAD} moderator", "comments/complaint/{complaint}/change/": f"{LEAD} moderator",
    "comments/complaint/{complaint}/bukti.json": f"{LEAD} moderator",
    "comments/suspension/": f"{LEAD} moderator", "comments/suspension/{suspension}/change/": f"{LEAD} moderator",
    "comments/moderationact/": f"{LEAD} moderator", "comments/moderationact/unduh/": f"{LEAD} moderator",
    "comments/watchlist/": "moderator", "comments/watchlist/add/": "moderator", "comments/watchlist/{watch}/change/": "moderator",
    "comments/watchlist/{watch}/history/": "moderator", "comments/watchlist/{watch}/delete/": "moderator",
    "comments/filterword/": f"{LEAD} moderator", "comments/filterword/add/": f"{LEAD} moderator", "comments/filterword/{word}/change/": f"{LEAD} moderator",
    "comments/filterword/{word}/history/": f"{LEAD} moderator", "comments/filterword/{word}/delete/": f"{LEAD} moderator",
    "comments/channelrule/": f"{LEAD} moderator", "comments/channelrule/add/": f"{LEAD} moderator", "comments/channelrule/{rule}/change/": f"{LEAD} moderator",
    "comments/channelrule/{rule}/history/": f"{LEAD} moderator", "comments/channelrule/{rule}/delete/": f"{LEAD} moderator",
    "comments/sensitivekeyword/": f"{LEAD} moderator", "comments/sensitivekeyword/add/": f"{LEAD} moderator", "comments/sensitivekeyword/{sensitive}/change/": f"{LEAD} moderator",
    "comments/sensitivekeyword/{sensitive}/history/": f"{LEAD} moderator", "comments/sensitivekeyword/{sensitive}/delete/": f"{LEAD} moderator",
    "comments/filterword/banyak/": f"{LEAD} moderator", "comments/filterword/coba/": f"{LEAD} moderator",
    "comments/conversation/": f"{LEAD} moderator", "comments/conversation/add/": f"{LEAD} moderator", "comments/conversation/{talk}/change/": f"{LEAD} moderator",
    "comments/conversation/{talk}/history/": f"{LEAD} moderator", "comments/conversation/{talk}/delete/": "",
    "ads/banner/": "advertiser", "ads/banner/add/": "advertiser", "ads/banner/{banner}/change/": "advertiser",
    "ads/banner/{banner}/history/": "advertiser", "ads/banner/{banner}/delete/": "advertiser",
    "accounts/user/": "administrator", "accounts/user/add/": "administrator", "accounts/user/{user}/change/": "administrator",
    "accounts/user/{user}/history/": "administrator", "accounts/user/{user}/password/": "administrator",
    **{f"accounts/user/{{user}}/{act}/": "administrator" for act in ("nonaktifkan", "aktifkan", "langkah-kedua", "akhiri-sesi")},
    **{f"accounts/user/{{chief}}/{act}/": "" for act in ("nonaktifkan", "aktifkan", "langkah-kedua", "akhiri-sesi")},
    "accounts/invitation/": "administrator", "accounts/invitation/add/": "administrator",
    "accounts/invitation/{invitation}/change/": "", "accounts/invitation/{invitation}/delete/": "",
    "accounts/invitation/{invitation}/history/": "administrator",
    "accounts/invitation/{invitation}/kirim-ulang/": "", "accounts/invitation/{invitation}/batalkan/": "",
    "accounts/breach/": "administrator", "accounts/breach/add/": "administrator", "accounts/breach/{breach}/change/": "administrator",
    "accounts/breach/{breach}/history/": "administrator", "accounts/breach/{breach}/delete/": "",
    "autocomplete/?app_label=accounts&model_name=breach&field_name=affected&term=a": "administrator",
    "accounts/processing/": "administrator", "accounts/processing/add/": "", "accounts/processing/{line}/change/": "administrator",
    "accounts/processing/{line}/history/": "administrator", "accounts/processing/{line}/delete/": "",
    "accounts/user/{user}/delete/": "", "accounts/user/{chief}/change/": "administrator", "accounts/user/{chief}/password/": "",
}  # fmt: skip


@pytest.fixture
def ids(reporter, editor, stranger, django_user_model):
    """One row of each kind; none of them belongs to who looks, but the reporter's stories."""
    own, other = make_article("Punya", created_by=reporter), make_article("Lain", created_by=editor)
    live = publish("Terbit", created_by=reporter, lead_photo=make_photo("dipakai"))
    gone = withdraw(publish("Dicabut", created_by=reporter))
    sent = make_article("Diajukan", created_by=reporter, state=State.SUBMITTED)
    rows = {"own": own, "other": other, "live": live, "gone": gone, "sent": sent, "category": own.category, "photo": make_photo(),
            "used": live.lead_photo, "keyword": make_keyword(), "person": make_person(), "page": make_page(), "strip": make_strip(), "banner": make_banner(),
            "comment": make_comment(live, stranger), "alias": SearchAlias.objects.create(short="ASN", full="Aparatur Sipil Negara"), "user": stranger,
            "desk": editor, "tab": SavedFilter.objects.create(user=editor, name="Lama", query="foto=tanpa"),
            "copy": WorkingCopy.objects.create(user=stranger, key="salinan-1", article=own),
            "note": Note.objects.create(article=own, author=editor, text="Cek lagi."),
            "invitation": Invitation.objects.create(email="rina@nusawarta.test", display_name="Rina", nonce="x", sent_at=NOW),
            "chief": django_user_model.objects.create_superuser("pemilik@nusawarta.test")}  # fmt: skip
    rows |= {"complaint": Complaint.objects.create(comment=rows["comment"], reason="spam"), "watch": WatchList.objects.create(name="Banjir"),
             "suspension": Suspension.objects.create(user=stranger, reason="spam")}  # fmt: skip
    rows |= {"word": FilterWord.objects.create(word="gacor"), "rule": ChannelRule.objects.create(category=own.category),
             "sensitive": SensitiveKeyword.objects.create(keyword=rows["keyword"]), "talk": Conversation.objects.get(article=live)}  # fmt: skip
    rows["breach"] = Breach.objects.create(title="Bocor", data="Surel", course="Salah setel", remedy="Ditutup")
    rows["line"] = Processing.objects.create(act="exported", purpose="Permintaan")
    rows["version"] = record(own, "save", reporter)
    record(other, "save", editor)
    return {name: row.pk for name, row in rows.items()} | {"type": ContentType.objects.get_for_model(own).pk}


def everything() -> dict:
    """All rows of our own tables, to see that looking changes nothing: but that somebody looks, and at what."""
    models = {model for app in ("news", "comments", "ads") for model in apps.get_app_config(app).get_models()}
    models -= {Presence, Baseline}
    return {model: list(model.objects.order_by("pk").values_list()) for model in models}


def browser_of(who, request, client, signed_in):
    return client if who == "anonymous" else signed_in(request.getfixturevalue(who))


@pytest.mark.parametrize("who", ["anonymous", "reader", *ALL.split()])
def test_each_door_opens_to_whom_the_roles_name_and_looking_changes_nothing(request, client, signed_in, ids, who):
    browser, before = browser_of(who, request, client, signed_in), everything()
    for address, people in TABLE.items():
        answer = browser.get(f"/admin/{address.format(**ids)}")
        assert (answer.status_code == 200) is (who in people.split()), (address, answer.status_code)
        assert answer.status_code in (200, 302, 401, 403, 404, 405)
    assert everything() == before


def _routes(patterns, prefix=""):
    for one in patterns:
        address = prefix + str(one.pattern)
        yield from _routes(one.url_patterns, address) if hasattr(one, "url_patterns") else [address]


def test_the_table_names_every_address_of_the_door():
    door = next(one for one in get_resolver().url_patterns if str(one.pattern) == "admin/")
    known = {re.sub(r"{\w+}", "*", address.partition("?")[0]) for address in TABLE}
    shortened = r"(news|accounts|ads|comments)/\w+/\*/"  # Django's old addresses only lead to change/
    for route in _routes(door.url_patterns):
        address = re.sub(r"<[^>]+>", "*", route)
        assert address in known or re.fullmatch(shortened, address) or route.startswith(("^", "(?P<url>", "r/")), route
