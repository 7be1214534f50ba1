"""nginx and Varnish, where they are installed, each with the shortest configuration that does the work."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bench.databases import ROOT
from bench.sites import Server
from tests.servers import free_port

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log;{user}
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; }}
  access_log off; sendfile on; keepalive_requests 1000000;
  gzip_static on; gzip_vary on;
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


def nginx(folder: Path, plain: bytes, compressed: bytes) -> Server | None:
    """Serves /page.html, and the bytes that were compressed before to who can read them."""
    program = shutil.which("nginx", path=_everywhere())
    if not program:
        return None
    (folder / "files").mkdir()
    (folder / "files" / "page.html").write_bytes(plain)
    (folder / "files" / "page.html.gz").write_bytes(compressed)
    port = free_port()
    user = "" if os.geteuid() else " user root;"
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, user=user))
    return Server("nginx", [program, "-p", str(folder), "-c", str(folder / "nginx.conf")], port=port)


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


def rules_of_ours(origin: Server, token: str) -> str:
    """deploy/varnish.vcl as an administrator fills it in."""
    rules = (ROOT / "deploy" / "varnish.vcl").read_text()
    return rules.replace('.port = "8000"', f'.port = "{origin.port}"').replace("CHANGE-ME", token)


def _everywhere() -> str:
    """Servers lie where only root looks."""
    return f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
