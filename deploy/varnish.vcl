vcl 4.1;

# Varnish before the portal: public pages from memory, exact to the last correction. Needs the package varnish-modules.
# Change the marked lines for your machines; README.md says how to put it in front.

import std;
import var;
import xkey;

backend portal {
    .host = "127.0.0.1";                          # CHANGE: where gunicorn listens
    .port = "8000";                               # CHANGE
    .connect_timeout = 1s;
    .first_byte_timeout = 20s;
    .between_bytes_timeout = 5s;
}

# The same, asked for its health alone: a portal that seems ill is still asked for what there is no copy of.
backend watched {
    .host = "127.0.0.1";                          # CHANGE: as above
    .port = "8000";                               # CHANGE
    .probe = {
        .request = "GET /healthz HTTP/1.1" "Host: localhost" "Connection: close";
        .interval = 2s;
        .timeout = 2s;
        .window = 4;
        .threshold = 2;
    }
}

# Who may purge: the portal's machines.
acl portals {
    "127.0.0.1";                                  # CHANGE
    "::1";
}

sub vcl_recv {
    if (req.url == "/.edge/purge") {
        call purge_tags;
    }
    set req.backend_hint = portal;
    if (req.restarts == 0) {
        unset req.http.X-Public;
        unset req.http.X-Began;
    }

    # Forms, the newsroom, accounts, previews and files pass as they are. Of conversations only lists are public.
    if ((req.method != "GET" && req.method != "HEAD") ||
        req.url ~ "^/(healthz|(admin|akun|api|media|pengaduan|pratinjau|static)(/|\?|$)|komentar/(?!(berita/[0-9]+/(setelah/[0-9]+/)?|[0-9]+/(balasan/)?)?(\?|$)))") {
        return (pass);
    }

    # What is left is the same for everyone. It is asked for without cookies, by the parameters that pages read.
    set req.http.X-Public = "1";
    unset req.http.Cookie;
    unset req.http.Authorization;
    call known_parameters;
    if (req.http.Accept-Encoding ~ "(?i)(^|[ ,])br *(,|$|; *q=(1|0\.0*[1-9]))") {
        set req.http.Accept-Encoding = "br";
    } elsif (req.http.Accept-Encoding ~ "(?i)(^|[ ,])gzip *(,|$|; *q=(1|0\.0*[1-9]))") {
        set req.http.Accept-Encoding = "gzip";
    } else {
        unset req.http.Accept-Encoding;
    }

    # Nothing is shown past its time while the portal answers. While it does not, the last copy is.
    if (req.restarts > 0 || !std.healthy(watched)) {
        set req.grace = 24h;
    } else {
        set req.grace = 0s;
    }
    return (hash);
}

# Takes away all but the parameters that public pages read (KNOWN in portal/pagecache.py). A name with % in it stays: the
# portal can read it.
sub known_parameters {
    if (req.url ~ "\?") {
        set req.url = regsuball(req.url,
            "(?<=[?&])(?!(?:dari|kanal|page|q|rentang|sampai|sebelum|setelah|suka|tanggal|urut)(?:=|&|$)|[^=&]*%)[^&]*(?:&|$)",
            "");
        set req.url = regsub(req.url, "[?&]+$", "");
    }
}

# POST /.edge/purge with the tags in xkey-purge, from the portal itself and not through a proxy of readers.
sub purge_tags {
    if (req.method != "POST" || client.ip !~ portals || req.http.X-Forwarded-For != "" + client.ip ||
        req.http.Authorization != "Bearer CHANGE-ME") {    # CHANGE: EDGE_PURGE_TOKEN
        return (synth(403, "Forbidden"));
    }
    # First the moment, then the purge: an answer that the portal began before it may be old, and is not kept (below).
    # A real is written with three decimals: as milliseconds since a late moment they are microseconds.
    var.global_set("purged", "" + (std.time2real(now, 0.0) - 1700000000.0) * 1000.0);
    set req.http.X-Purged = xkey.purge(req.http.xkey-purge);
    return (synth(200, "Purged " + req.http.X-Purged));
}

sub vcl_backend_fetch {
    # A copy is shown and the portal seems ill: looking for a new one can wait for its health.
    if (bereq.is_bgfetch && !std.healthy(watched)) {
        return (abandon);
    }
    if (bereq.http.X-Public) {
        set bereq.http.X-Began = "" + (std.time2real(now, 0.0) - 1700000000.0) * 1000.0;
    }
}

# How long we keep a page is between the portal and us, and has been counted when this is called.
sub browsers_ask {
    set beresp.http.Cache-Control = "public, max-age=0, must-revalidate";
}

sub vcl_backend_response {
    # For other caches than this one.
    unset beresp.http.Surrogate-Key;
    unset beresp.http.Cache-Tag;
    if (!bereq.http.X-Public) {
        set beresp.uncacheable = true;
        return (deliver);
    }
    if (beresp.status >= 500) {
        if (bereq.is_bgfetch) {
            return (abandon);
        }
        # Forgotten at once, so that an older copy is found (vcl_deliver).
        set beresp.ttl = 0s;
        set beresp.grace = 0s;
        set beresp.keep = 0s;
        return (deliver);
    }
    # Only what says that it may be kept, and what it is made of. Everything else is asked for by many at once.
    if ((beresp.status != 200 && beresp.status != 410) || !beresp.http.xkey || beresp.http.Set-Cookie ||
        beresp.http.Cache-Control !~ "(^|[ ,])s-maxage=[1-9]" || beresp.http.Cache-Control ~ "private|no-store") {
        if (beresp.http.Cache-Control ~ "s-maxage" && beresp.http.Cache-Control !~ "private|no-store") {
            call browsers_ask;
        }
        set beresp.uncacheable = true;
        set beresp.ttl = 10s;
        return (deliver);
    }
    call browsers_ask;
    if (std.real(var.global_get("purged"), 0.0) >= std.real(bereq.http.X-Began, 0.0)) {
        set beresp.uncacheable = true;
        set beresp.ttl = 1s;
        return (deliver);
    }
    set beresp.grace = 24h;
    set beresp.keep = 24h;
    return (deliver);
}

sub vcl_deliver {
    # The portal failed: once more, and a copy of the last 24 hours will do.
    if (resp.status >= 500 && req.http.X-Public && req.restarts == 0) {
        return (restart);
    }
    unset resp.http.xkey;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
    return (deliver);
}

# Nobody has a copy, and the portal does not answer.
sub vcl_backend_error {
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "5";
    set beresp.body = {"<!doctype html><html lang="id"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Sedang tidak dapat dibuka</title>
<h1>Halaman sedang tidak dapat dibuka</h1><p>Muat ulang sebentar lagi.</p></html>
"};
    return (deliver);
}

sub vcl_synth {
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    set resp.body = resp.reason;
    return (deliver);
}
