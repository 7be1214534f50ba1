"""The nginx configuration is one that nginx takes, and with it files come from the disk and all else from the portal."""

import os
import subprocess
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests import factories
from tests.deploy.machines import DEPLOY, Origin, ask, running
from tests.servers import free_port
from tests.system import nginx

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.one_database,
    pytest.mark.skipif(not nginx(), reason="not installed here: sudo apt-get install nginx-light"),
]
#: What Debian's nginx.conf says around our file, in a folder of the test. TLS ends before the one port that is asked.
AROUND = """
user {user};
pid {home}/pid;
error_log stderr;
daemon off;
worker_processes 1;
events {{ worker_connections 64; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {home}/body;
    proxy_temp_path {home}/proxy;
    fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi;
    scgi_temp_path {home}/scgi;
    include {home}/nusawarta.conf;
}}
"""


@pytest.fixture(scope="module")
def home():
    with tempfile.TemporaryDirectory(prefix="nginx-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def ports():
    return {"80": free_port(), "443": free_port(), "6081": free_port()}


@pytest.fixture(scope="module")
def written(home, ports):
    """`deploy/nginx.conf` as an administrator fills it in, with a certificate of its own."""
    key, certificate = home / "key.pem", home / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=www.contoh.id"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    text = (DEPLOY / "nginx.conf").read_text()
    for old, new in (
        ("/etc/letsencrypt/live/www.contoh.id/fullchain.pem", str(certificate)),
        ("/etc/letsencrypt/live/www.contoh.id/privkey.pem", str(key)),
        ("listen 80;", f"listen 127.0.0.1:{ports['80']};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{ports['443']} ssl http2; listen 127.0.0.1:{ports['443'] + 1};"),
        ("127.0.0.1:6081", f"127.0.0.1:{ports['6081']}"),
        ("/var/lib/nusawarta", str(home / "data")),
    ):
        assert old in text, old
        text = text.replace(old, new)
    lines = [line for line in text.splitlines() if "listen [::]" not in line]
    (home / "nusawarta.conf").write_text("\n".join(lines))
    (home / "nginx.conf").write_text(AROUND.format(home=home, user="root" if os.geteuid() == 0 else "nobody"))
    return home / "nginx.conf"


@pytest.fixture
def front(written, home, ports):
    for name, text in {
        "media/a/foto.avif": "gambar", "media/a/rahasia.txt": "teks", "nusawarta.sqlite3": "tabel",
        "static/site.0123456789ab.css": "gaya", "static/site.0123456789ab.css.gz": "padat",
    }.items():  # fmt: skip
        (home / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (home / "data" / name).write_text(text)
    link = home / "data/media/a/tautan.jpg"
    link.unlink(missing_ok=True)
    link.symlink_to(home / "data/nusawarta.sqlite3")
    origin = Origin(ports["6081"])
    origin.start()
    with running([nginx(), "-c", written], ports["443"], home / "log"):
        yield lambda path, **options: ask(ports["443"] + 1, path, Host="localhost", **options), origin
    origin.stop()


def test_nginx_takes_the_configuration(written):
    said = subprocess.run([nginx(), "-t", "-c", written], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    orders = [line.strip() for line in (DEPLOY / "nginx.conf").read_text().splitlines()]
    # It would go on showing photographs that were taken away.
    assert not [line for line in orders if line.startswith(("open_file_cache", "proxy_cache "))]


def test_files_come_from_the_disk_and_pages_from_the_portal(front, ports, home):
    fetch, origin = front
    article = factories.publish(at=timezone.now() - timedelta(hours=1))
    page = fetch("/")
    assert page.status == 200 and article.title in page.text
    assert origin.asked == [("/", "")]
    style = fetch("/static/site.0123456789ab.css", Accept_Encoding="gzip")
    assert (style.body, style.headers["content-encoding"]) == (b"padat", "gzip")
    assert "immutable" in style.headers["cache-control"]
    photo = fetch("/media/a/foto.avif")
    assert (photo.body, photo.headers["content-type"]) == (b"gambar", "image/avif")
    assert "sandbox" in photo.headers["content-security-policy"]
    assert origin.asked == [("/", "")]
    (home / "data/media/a/foto.avif").unlink()
    assert fetch("/media/a/foto.avif").status == 404  # at once
    for path in ("/media/a/rahasia.txt", "/media/a/tautan.jpg", "/nusawarta.sqlite3", "/media/../nusawarta.sqlite3"):
        assert fetch(path).status in (403, 404), path
    assert fetch("/.edge/purge", method="POST").status == 404
    assert not any(path.startswith("/.edge") for path, _ in origin.asked)
    moved = ask(ports["80"], "/nasional/?page=2", Host="contoh.id")
    assert (moved.status, moved.headers["location"]) == (301, "https://www.contoh.id/nasional/?page=2")


def test_a_reader_cannot_say_who_they_are(front):
    fetch, origin = front
    fetch("/indeks/", X_Forwarded_For="203.0.113.9", X_Forwarded_Proto="https")
    assert origin.forwarded[-1] == ("127.0.0.1", "http")
