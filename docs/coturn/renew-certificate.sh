#!/bin/sh
# /etc/letsencrypt/renewal-hooks/deploy/coturn: certbot runs it after each renewal, and it can be run by hand.
# coturn runs as the user turnserver, who may not read certbot's folders: it gets copies.
set -eu
name=turn.example.com
lineage=${RENEWED_LINEAGE:-/etc/letsencrypt/live/$name}
[ "$(basename "$lineage")" = "$name" ] || exit 0

install -d -o root -g turnserver -m 0750 /etc/coturn/tls
install -o root -g turnserver -m 0640 "$lineage/fullchain.pem" "$lineage/privkey.pem" /etc/coturn/tls/
# USR2 makes coturn read its certificate again; the calls that go through it go on.
if systemctl is-active --quiet coturn; then systemctl kill --signal=USR2 coturn; fi
