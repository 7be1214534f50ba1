"""The demo's photographs: drawn, developed by the real darkroom two at a time, and put into the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zlib import crc32

from django.core.files.base import ContentFile
from PIL import Image, ImageEnhance, ImageOps

from news.models import Photo
from news.photos import develop, keep
from portal.demo import cast, drawings
from portal.demo.progress import Progress
from portal.demo.stories import Story

#: The drawn photographs of a demo that is not scaled, portraits included.
USUAL_PHOTOS = 60
AT_A_TIME = 2
#: Seconds for one picture. The usual limit guards against hostile files; a busy machine is no enemy.
PATIENCE = 120
CAPTIONS = Path(__file__).with_name("captions.txt")


@dataclass(frozen=True)
class Order:
    """A picture to be drawn: of a scene, or the portrait of a person, and what its row will say."""

    draw: Callable[[], Image.Image]
    fields: dict
    scene: str = ""
    portrait_of: str = ""
    focal: tuple[float, float] = (0.5, 0.5)


@dataclass
class Library:
    """Who shows which photograph. With fewer photographs than scenes, stories share them."""

    scenes: dict[str, Photo] = field(default_factory=dict)
    portraits: dict[str, Photo] = field(default_factory=dict)
    more: list[Photo] = field(default_factory=list)

    def of(self, story: Story) -> Photo | None:
        if not story.scene or not self.scenes:
            return None
        others = list(self.scenes.values())
        return self.scenes.get(story.scene) or others[crc32(story.scene.encode()) % len(others)]


def make_library(stories: list[Story], how_many: int, users: dict, now: datetime, silent=False) -> Library:
    """Draw and take in `how_many` photographs. The order is fixed; only the darkroom runs in threads."""
    library = Library()
    orders = order_photographs(stories, how_many)
    photographers = [users[member.email] for member in cast.PHOTOGRAPHERS]
    with (
        ThreadPoolExecutor(AT_A_TIME) as pool,
        Progress("Foto", len(orders), silent=silent) as progress,
    ):
        for number, (order, developed) in enumerate(zip(orders, pool.map(_develop, orders), strict=True)):
            photo = keep(
                developed,
                user=photographers[number % len(photographers)],
                taken_at=now - timedelta(days=2 + number % 50, hours=number % 9),
                **order.fields,
            )
            _shelve(library, order, photo)
            progress.advance()
    return library


def _develop(order: Order):
    return develop(_as_file(order.draw()), order.focal, seconds=PATIENCE)


def _as_file(picture: Image.Image) -> ContentFile:
    buffer = BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=92)
    return ContentFile(buffer.getvalue(), name="foto.jpg")


def _shelve(library: Library, order: Order, photo: Photo) -> None:
    if order.portrait_of:
        library.portraits[order.portrait_of] = photo
    elif order.scene in library.scenes:
        library.more.append(photo)
    else:
        library.scenes[order.scene] = photo


def order_photographs(stories: list[Story], how_many: int) -> list[Order]:
    """First the scenes that stories show, the busiest first; then portraits; then variants of the scenes."""
    used = Counter(story.scene for story in stories if story.scene)
    scenes = [scene for scene, _ in sorted(used.items(), key=lambda pair: (-pair[1], pair[0]))]
    captions = _captions()
    orders = [_scene(scene, stories, captions) for scene in scenes]
    orders += [_portrait(name, number) for name, number in cast.PORTRAITS.items()]
    if how_many <= USUAL_PHOTOS:
        return orders[:how_many]
    wanted = how_many - len(orders)
    orders += [_variant(orders[n % len(scenes)], 1 + n // len(scenes)) for n in range(max(0, wanted))]
    return orders[:how_many]


def _scene(scene: str, stories: list[Story], captions: dict[str, str]) -> Order:
    # A shared photograph has one maker: the one that most of its stories name.
    makers = Counter((story.credit, story.rights) for story in stories if story.scene == scene)
    credit, rights = makers.most_common(1)[0][0]
    drawn = drawings.SCENES[scene]
    fields = {"caption": captions[scene], "credit": credit, "rights": rights, "alt": drawn.alt, "place": drawn.place}
    return Order(lambda: drawings.draw(scene), fields, scene=scene)


def _captions() -> dict[str, str]:
    lines = CAPTIONS.read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if line.strip())


def _portrait(name: str, number: int) -> Order:
    member = next(member for member in cast.EVERYBODY if member.name == name)
    fields = {
        "caption": f"{name}, {member.role[0].lower()}{member.role[1:]}.",
        "credit": "Ilustrasi Nusawarta",
        "rights": "illustration",
        "alt": f"Potret {name}.",
        "place": "",
    }
    return Order(lambda: drawings.draw_portrait(number), fields, portrait_of=name)


def _variant(order: Order, number: int) -> Order:
    """The same scene seen again: nearer, from the other side, in another light."""

    def draw() -> Image.Image:
        picture = order.draw()
        width, height = picture.size
        edge = 0.01 * (1 + number % 12)
        picture = picture.crop((int(width * edge), int(height * edge / 2), width, int(height * (1 - edge / 2))))
        if number % 2:
            picture = ImageOps.mirror(picture)
        picture = ImageEnhance.Brightness(picture).enhance(0.82 + number * 7 % 36 / 100)
        return picture.resize((width, height), Image.Resampling.BICUBIC)

    return Order(draw, order.fields, scene=order.scene, focal=order.focal)
