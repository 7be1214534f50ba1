"""Taking a photograph in: refusing dangerous files, developing it, storing it whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import json
import secrets
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.storage import default_storage, storages
from django.db import transaction
from django.utils import timezone

from news.models import Photo

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

    `focal` is (x, y) from 0 to 1; `fields` are the editable fields of Photo. Raises
    PhotoRefused; then nothing is left behind, neither a row nor a file.
    """
    if upload.size > settings.PHOTO_MAX_BYTES:
        raise PhotoRefused("bytes")
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


def develop(upload: File, focal=(0.5, 0.5)) -> Developed:
    """The darkroom's half of `take_in`: touches no database, so several may run in threads.

    Raises PhotoRefused.
    """
    folder = tempfile.TemporaryDirectory(prefix="foto-")
    try:
        made = _run_darkroom(upload, Path(folder.name), focal)
    except BaseException:
        folder.cleanup()
        raise
    return Developed(folder, _digest(upload), made["width"], made["height"], made["files"], focal)


def keep(developed: Developed, *, user=None, **fields) -> Photo:
    """The other half: files into the storages and the row into the database, or neither."""
    name = _fresh_name()
    with (
        developed.folder as folder,
        _stored(Path(folder), name, developed.files),
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


def throw_away(photo: Photo) -> None:
    """Delete a photograph's row and, once that is certain, its files.

    Raises ProtectedError while a story or a person still shows it.
    """
    names, master = photo.file_names(), f"{photo.name}.jpg"
    photo.delete()
    transaction.on_commit(lambda: _delete(names, master))


def throw_away_banner(name: str) -> None:
    """Delete the files of a banner's picture, by the name that `take_in_banner` gave."""
    _delete([f"{name}.avif", f"{name}.jpg"], f"{name}.jpg")


def refocus(photo: Photo, focal: tuple[float, float]) -> None:
    """Crop a photograph anew around another focal point, under new names, and save it.

    The old files stay until `forget_files` so that pages still kept somewhere are whole.
    """
    old_names = photo.file_names()
    with tempfile.TemporaryDirectory(prefix="foto-") as folder:
        with storages["masters"].open(f"{photo.name}.jpg") as master:
            made = _run_darkroom(master, Path(folder), focal)
        name = _fresh_name()
        with _stored(Path(folder), name, made["files"]):
            old_master = f"{photo.name}.jpg"
            photo.name, (photo.focal_x, photo.focal_y) = name, focal
            photo.save(update_fields=["name", "focal_x", "focal_y"])
    transaction.on_commit(lambda: _delete(old_names, old_master))


def _digest(upload: File) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _fresh_name() -> str:
    # Random, so that an address tells nothing and can be kept for ever by every cache.
    return f"{timezone.now():%Y/%m}/{secrets.token_hex(8)}"


def _run_darkroom(
    upload: File, folder: Path, focal: tuple[float, float], *, whole: bool = False
) -> dict:
    """Develop an upload in a process of its own; returns the darkroom's answer.

    `whole` keeps the picture's own shape instead of cropping it to the page shapes.
    """
    source = folder / "source"
    try:
        with source.open("wb") as target:
            for chunk in upload.chunks():
                target.write(chunk)
    except OSError as error:
        raise PhotoRefused("disk") from error
    job = {
        "source": str(source),
        "folder": str(folder),
        "stem": "photo",
        "focal": list(focal),
        "whole": whole,
        "max_pixels": settings.PHOTO_MAX_PIXELS,
        "memory": settings.PHOTO_DECODE_BYTES,
    }
    try:
        done = subprocess.run(
            [sys.executable, "-m", "news.darkroom"],
            input=json.dumps(job).encode(),
            capture_output=True,
            timeout=settings.PHOTO_DECODE_SECONDS,
            cwd=settings.ROOT,
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


class _stored:
    """Copies developed files into the storages; takes them out again when the block fails."""

    def __init__(self, folder: Path, name: str, files: list[str]):
        self.folder, self.name, self.files = folder, name, files
        self.saved: list[str] = []

    def __enter__(self):
        try:
            for file_name in self.files:
                target = self.name + file_name.removeprefix("photo")
                self._copy(default_storage, file_name, target)
            self._copy(storages["masters"], "photo-master.jpg", f"{self.name}.jpg")
        except OSError as error:
            self._undo()
            code = "disk" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "crash"
            raise PhotoRefused(code) from error
        return self

    def __exit__(self, kind, *_):
        if kind is not None:
            self._undo()

    def _copy(self, storage, file_name: str, target: str) -> None:
        self.saved.append(target)
        with (self.folder / file_name).open("rb") as source:
            storage.save(target, File(source))

    def _undo(self) -> None:
        _delete(self.saved, f"{self.name}.jpg")


def _delete(public_names: list[str], master: str) -> None:
    for name in public_names:
        default_storage.delete(name)
    storages["masters"].delete(master)


def take_in_banner(upload: File) -> tuple[str, int, int]:
    """Store a banner's picture, uncropped, as AVIF and JPEG.

    Returns (name, width, height): the name without its ending, relative to the media root, and
    the size in pixels. Raises PhotoRefused.
    """
    if upload.size > settings.PHOTO_MAX_BYTES:
        raise PhotoRefused("bytes")
    name = _fresh_name()
    with tempfile.TemporaryDirectory(prefix="iklan-") as folder:
        made = _run_darkroom(upload, Path(folder), (0.5, 0.5), whole=True)
        with _stored(Path(folder), name, made["files"]):
            return name, made["width"], made["height"]
