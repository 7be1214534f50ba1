"""nginx and Varnish, where they are installed, each with the shortest configuration that does the work."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from bench.databases import ROOT
from bench.sites import Server, under_gunicorn
from tests.servers import free_port

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;{user}
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; }}
  access_log off; sendfile on; keepalive_requests 1000000;
  {gzip} gzip_vary on;
  client_body_temp_path {folder}/1; proxy_temp_path {folder}/2; fastcgi_temp_path {folder}/3;
  uwsgi_temp_path {folder}/4; scgi_temp_path {folder}/5;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""
#: Whoever purges by tag may let a page lie as long as it likes.
VARNISH = """
vcl 4.1;
backend default {{ .host = "127.0.0.1"; .port = "{origin}"; }}
sub vcl_backend_response {{ set beresp.ttl = 1h; }}
"""


#: Bytes of WordPress's article page with fifty comments (Twenty Twenty-One).
WORDPRESS_PAGE = 97_958


def nginx(folder: Path, plain: bytes, compressed: bytes) -> Server | None:
    """Serves /page.html, and the bytes that were compressed before to who can read them."""
    return _nginx("nginx", folder / "nginx", {"page.html": plain, "page.html.gz": compressed}, "gzip_static on;")


def compressing_nginx(folder: Path, plain: bytes) -> Server | None:
    """Stands in for WordPress behind nginx's page cache: it need not be drawn, and is compressed anew for each reader."""
    page = (plain * (WORDPRESS_PAGE // len(plain) + 1))[:WORDPRESS_PAGE]
    return _nginx("nginx, compressing", folder / "compressing", {"page.html": page}, "gzip on; gzip_comp_level 5;")


def _nginx(name: str, folder: Path, files: dict[str, bytes], gzip: str) -> Server | None:
    program = shutil.which("nginx", path=_everywhere())
    if not program:
        return None
    (folder / "files").mkdir(parents=True)
    for file, content in files.items():
        (folder / "files" / file).write_bytes(content)
    port = free_port()
    user = "" if os.geteuid() else " user root;"
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, user=user, gzip=gzip))
    return Server(name, [program, "-p", str(folder), "-c", str(folder / "nginx.conf")], port=port)


def varnish(name: str, folder: Path, origin: Server, rules: str = "") -> Server | None:
    """Varnish with these rules, or the shortest ones."""
    program = shutil.which("varnishd", path=_everywhere())
    if not program:
        return None
    file = folder / f"{origin.port}.vcl"
    file.write_text(rules or VARNISH.format(origin=origin.port))
    own = str(folder / f"varnish-{origin.port}")
    # As in deploy/varnish.service.conf: Brotli is kept as the portal made it.
    told = ["-s", "malloc,64m", *(("-p", "http_gzip_support=off") if rules else ())]
    return Server(name, [program, "-F", "-j", "none", "-n", own, "-a", "127.0.0.1:{port}", "-f", str(file), *told])


def portal_behind_varnish(folder: Path, application: str, surroundings: dict[str, str]) -> tuple[Server, Server | None]:
    """The portal, and Varnish with the rules that `deploy/` gives an administrator, which is told of each change."""
    token, port = secrets.token_hex(24), free_port()
    told = {"EDGE_PURGE_URLS": f"http://127.0.0.1:{port}/.edge/purge", "EDGE_PURGE_TOKEN": token}
    portal = under_gunicorn("portal behind Varnish", application, surroundings | told)
    rules = (ROOT / "deploy" / "varnish.vcl").read_text()
    rules = rules.replace('.port = "8000"', f'.port = "{portal.port}"').replace("CHANGE-ME", token)
    front = varnish("Varnish", folder, portal, rules)
    if front:
        front.port = port
    return portal, front


def _everywhere() -> str:
    """Servers lie where only root looks."""
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
