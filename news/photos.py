"""Taking a photograph in: refusing dangerous files, developing it, storing it whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import secrets
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage, storages
from django.db import IntegrityError, transaction
from django.utils import timezone

from news.models import Photo
from news.models.photo import delete_files, delete_files_later
from news.photo_fields import fields_from
from news.sharing import redraw_cards

#: Names in the darkroom's folder: what came in, and what goes out.
SOURCE, STEM, MASTER = "source", "photo", "photo-master.jpg"
#: Fields of a photograph that nobody has forbidden.
FREE = {"forbidden_at": None, "forbidden_reason": "", "forbidden_by": None}
#: Two files have one shape when their proportions differ by less than this.
SHAPE_SLACK = 0.02
#: Codes of the darkroom -> what an editor reads next to the field.
REFUSALS = {
    "type": "Berkas ini bukan foto. Unggah berkas JPEG, PNG, WebP, atau AVIF.",
    "broken": "Berkas foto ini rusak dan tidak bisa dibuka. Coba simpan ulang, lalu unggah lagi.",
    "pixels": "Foto ini terlalu besar ukurannya. Kecilkan sampai paling banyak {pixels} juta piksel.",
    "small": "Foto ini terlalu kecil. Unggah foto yang lebih besar dari 16 x 16 piksel.",
    "memory": "Foto ini terlalu berat untuk diolah. Kecilkan ukurannya, lalu unggah lagi.",
    "time": "Foto ini terlalu lama diolah. Kecilkan ukurannya, lalu unggah lagi.",
    "bytes": "Berkas ini terlalu besar. Batasnya {megabytes} MB.",
    "disk": "Penyimpanan server penuh, foto belum tersimpan. Beri tahu pengelola, lalu coba lagi.",
    "known": "Berkas yang sama sudah ada di pustaka. Pakai foto itu, atau pilih berkas lain.",
    "crash": "Foto ini tidak bisa diolah. Coba simpan ulang sebagai JPEG, lalu unggah lagi.",
}


class PhotoRefused(ValidationError):
    """A file that is not taken in; `code` names the reason, the message is Indonesian."""

    def __init__(self, code: str):
        message = REFUSALS[code].format(
            pixels=settings.PHOTO_MAX_PIXELS // 1_000_000,
            megabytes=settings.PHOTO_MAX_BYTES // 1_048_576,
        )
        super().__init__(message, code=code)


def take_in(upload: File, *, user=None, focal=(0.5, 0.5), **fields) -> Photo:
    """Store an uploaded file as a Photo, or give back the Photo that already has its content.

    `focal` is (x, y) from 0 to 1; `fields` are the editable fields of Photo, and what they leave open the file's own
    words fill. Raises PhotoRefused; then nothing is left behind, neither a row nor a file.
    """
    _refuse_too_many_bytes(upload)
    known = Photo.objects.filter(digest=_digest(upload)).first()
    return known or keep(develop(upload, focal), user=user, **fields)


@dataclass(frozen=True)
class Developed:
    """A photograph that has left the darkroom and waits for `keep` in a folder of its own."""

    folder: tempfile.TemporaryDirectory
    digest: str
    width: int
    height: int
    files: list[str]
    focal: tuple[float, float]
    words: dict[str, str] = field(default_factory=dict)


def develop(upload: File, focal=(0.5, 0.5), *, seconds: int | None = None) -> Developed:
    """The darkroom's half of `take_in`: touches no database, so several may run in threads.

    `seconds` is for pictures of our own making, which may take their time. Raises PhotoRefused.
    """
    folder = _workplace()
    try:
        made = _run_darkroom(upload, Path(folder.name), focal, seconds=seconds)
    except BaseException:
        folder.cleanup()
        raise
    return Developed(folder, _digest(upload), made["width"], made["height"], made["files"], focal, made["words"])


def keep(developed: Developed, *, user=None, **fields) -> Photo:
    """The other half: files into the storages and the row into the database, or neither.

    Gives back the Photo of somebody who took in the same file in the meantime.
    """
    name = _fresh_name()
    fields = fields_from(developed.words) | {name: value for name, value in fields.items() if value not in ("", None)}
    try:
        with (
            developed.folder as folder,
            _stored(Path(folder), name, developed.files, MASTER),
            transaction.atomic(),
        ):
            return Photo.objects.create(
                name=name,
                digest=developed.digest,
                width=developed.width,
                height=developed.height,
                focal_x=developed.focal[0],
                focal_y=developed.focal[1],
                added_by=user,
                **fields,
            )
    except IntegrityError:
        known = Photo.objects.filter(digest=developed.digest).first()
        if known is None:
            raise
        return known


def throw_away(photo: Photo) -> None:
    """Delete a photograph's row and, once that is certain, its files (see `news.models.photo`).

    Raises ProtectedError while a story, a page or a person still shows it.
    """
    photo.delete()


def throw_away_banner(name: str) -> None:
    """Delete the files of a banner's picture, by the name that `take_in_banner` gave."""
    delete_files([f"{name}.avif", f"{name}.jpg"])


def refocus(photo: Photo, focal: tuple[float, float]) -> None:
    """Crop a photograph anew around another focal point, under new names, and save it.

    The old files go when the new names are certain. The master keeps its bytes: it is not compressed a second time.
    Raises PhotoRefused.
    """
    with _workplace() as folder:
        with storages["masters"].open(photo.master_name()) as master:
            made = _run_darkroom(master, Path(folder), focal)
        _exchange(photo, Path(folder), made["files"], SOURCE, focal_x=focal[0], focal_y=focal[1])


def replace(photo: Photo, upload: File) -> None:
    """Put another file in the place of a photograph everywhere it stands, under new names; its words stay.

    The focal point stays too where the new file has the old one's shape. Raises PhotoRefused, with the code "known"
    when the library has that file already.
    """
    _refuse_too_many_bytes(upload)
    digest = _digest(upload)
    if Photo.objects.filter(digest=digest).exists():
        raise PhotoRefused("known")
    with _workplace() as folder:
        made = _run_darkroom(upload, Path(folder), (photo.focal_x, photo.focal_y))
        if not _same_shape(photo, made):
            made = _run_darkroom(upload, Path(folder), (0.5, 0.5))
            photo.focal_x = photo.focal_y = 0.5
        fields = {"digest": digest, "width": made["width"], "height": made["height"]}
        fields |= {"focal_x": photo.focal_x, "focal_y": photo.focal_y}
        fields |= {"made_with_ai": photo.made_with_ai or "made_with_ai" in fields_from(made["words"])}
        try:
            _exchange(photo, Path(folder), made["files"], MASTER, **fields)
        except IntegrityError:
            raise PhotoRefused("known") from None
    redraw_cards(photo)


def _same_shape(photo: Photo, made: dict) -> bool:
    return abs(photo.width / photo.height / (made["width"] / made["height"]) - 1) < SHAPE_SLACK


def _exchange(photo: Photo, folder: Path, files: list[str], master: str, **fields) -> None:
    """Store developed files under a new name and save it, with other fields, in the photograph's row.

    Of a forbidden one only the master stays.
    """
    name = _fresh_name()
    with _stored(folder, name, files, master), transaction.atomic():
        # Whoever comes second in the same moment takes away the files of the first.
        old = Photo.objects.select_for_update().get(pk=photo.pk)
        photo.name = name
        for attribute, value in fields.items():
            setattr(photo, attribute, value)
        photo.save(update_fields=["name", *fields])
        delete_files_later(old)
        if old.forbidden_at and "forbidden_at" not in fields:
            transaction.on_commit(partial(delete_files, photo.file_names()))


def forbid(photo: Photo, reason: str, user) -> None:
    """Take a photograph off every page at once, and its files off the web; only the private master stays."""
    with transaction.atomic():
        photo.forbidden_at, photo.forbidden_reason, photo.forbidden_by = timezone.now(), reason, user
        photo.save(update_fields=["forbidden_at", "forbidden_reason", "forbidden_by"])
        transaction.on_commit(partial(delete_files, photo.file_names()))
        redraw_cards(photo)


def allow(photo: Photo) -> None:
    """Let a forbidden photograph be used again: its public files are made anew from the master. Raises PhotoRefused."""
    with _workplace() as folder:
        with storages["masters"].open(photo.master_name()) as master:
            made = _run_darkroom(master, Path(folder), (photo.focal_x, photo.focal_y))
        _exchange(photo, Path(folder), made["files"], SOURCE, **FREE)
    redraw_cards(photo)


def _refuse_too_many_bytes(upload: File) -> None:
    if upload.size > settings.PHOTO_MAX_BYTES:
        raise PhotoRefused("bytes")


def _workplace() -> tempfile.TemporaryDirectory:
    try:
        return tempfile.TemporaryDirectory(prefix="foto-")
    except OSError as error:
        raise _refusal(error) from error


def _refusal(error: OSError) -> PhotoRefused:
    return PhotoRefused("disk" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "crash")


def _digest(upload: File) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _fresh_name() -> str:
    # Random, so that an address tells nothing and can be kept for ever by every cache.
    return f"{timezone.now():%Y/%m}/{secrets.token_hex(8)}"


def _run_darkroom(upload: File, folder: Path, focal: tuple[float, float], *, whole: bool = False, seconds=None) -> dict:
    """Develop an upload in a process of its own; returns the darkroom's answer.

    `whole` keeps the picture's own shape instead of cropping it to the page shapes.
    """
    source = folder / SOURCE
    try:
        with source.open("wb") as target:
            for chunk in upload.chunks():
                target.write(chunk)
    except OSError as error:
        raise _refusal(error) from error
    job = {
        "source": str(source),
        "folder": str(folder),
        "stem": STEM,
        "focal": list(focal),
        "whole": whole,
        "max_pixels": settings.PHOTO_MAX_PIXELS,
        "memory": settings.PHOTO_DECODE_BYTES,
        "seconds": settings.PHOTO_DECODE_SECONDS,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "news.darkroom"],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=seconds or settings.PHOTO_DECODE_SECONDS,
            cwd=settings.ROOT,
            # None of our secrets; one arena, or threads of a decoder reserve memory they never use.
            env={"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1", "PATH": os.defpath},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PhotoRefused("time") from error
    return _answer(done)


def _answer(done: subprocess.CompletedProcess) -> dict:
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        # Killed by its memory limit inside a decoder, or a decoder crashed.
        raise PhotoRefused("memory" if b"MemoryError" in done.stderr else "crash") from None
    if "refused" in answer:
        raise PhotoRefused(answer["refused"])
    return answer


@contextlib.contextmanager
def _stored(folder: Path, name: str, files: list[str], master: str = ""):
    """Copies developed files, and `master` if named, into the storages; takes them out when the block fails."""
    wanted = [(default_storage, file_name, name + file_name.removeprefix(STEM)) for file_name in files]
    if master:
        wanted.append((storages["masters"], master, f"{name}.jpg"))
    started = []
    try:
        try:
            for storage, file_name, target in wanted:
                started.append((storage, target))
                with (folder / file_name).open("rb") as source:
                    storage.save(target, File(source))
        except OSError as error:
            raise _refusal(error) from error
        yield
    except BaseException:
        for storage, target in started:
            with contextlib.suppress(OSError):
                storage.delete(target)
        raise


def take_in_banner(upload: File) -> tuple[str, int, int]:
    """Store a banner's picture, uncropped, as AVIF and JPEG.

    Returns (name, width, height): the name without its ending, relative to the media root, and
    the size in pixels. Raises PhotoRefused.
    """
    _refuse_too_many_bytes(upload)
    name = _fresh_name()
    with _workplace() as folder:
        made = _run_darkroom(upload, Path(folder), (0.5, 0.5), whole=True)
        with _stored(Path(folder), name, made["files"]):
            return name, made["width"], made["height"]
