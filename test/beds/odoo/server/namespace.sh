#!/bin/bash
# Process 1 of its own mount and process namespaces (see namespace.ts): mounts what a system needs below ROOT, runs
# PostgreSQL there and beside it COMMAND. When either ends, when told to (TERM), or when ROOT is deleted,
# both are stopped and every mount is gone with the namespace. The host's own mounts are never touched.
#   namespace.sh ROOT COMMAND...
set -eu
root=$1
shift
cd "$root"

mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
device() { mknod -m 666 "$root/dev/$1" c "$2" "$3"; }
device null 1 3
device zero 1 5
device full 1 7
device random 1 8
device urandom 1 9
device tty 5 0
ln -s /proc/self/fd "$root/dev/fd"
mkdir "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"

cluster=$(echo "$root"/etc/postgresql/*/main)
version=$(basename "$(dirname "$cluster")")
binaries=/usr/lib/postgresql/$version/bin
port=$(sed -n 's/^port = \([0-9]*\).*/\1/p' "$cluster/postgresql.conf")
# No two of these run below one ROOT, so a file left by a killed server means nothing, whoever has its pid now.
rm -f "$root/var/lib/postgresql/$version/main/postmaster.pid"
chroot "$root" install -d -o postgres -g postgres -m 2775 /run/postgresql
# Debian's pg_ctlcluster makes this folder; without it a server that was killed cannot recover (PostgreSQL 14 and older).
statistics=$(sed -n "s/^stats_temp_directory = '\([^']*\)'.*/\1/p" "$cluster/postgresql.conf")
[ -z "$statistics" ] || chroot "$root" install -d -o postgres -g postgres -m 700 "$statistics"
chroot --userspec=postgres:postgres "$root" "$binaries/postgres" -D "${cluster#"$root"}" \
  -c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off &
postgres=$!
for _ in $(seq 300); do
  chroot --userspec=postgres:postgres "$root" "$binaries/pg_isready" --quiet --port "$port" && break
  kill -0 "$postgres"
  sleep 0.1
done

"$@" &
command=$!
while sleep 2; do [[ $(readlink /proc/self/cwd) != *'(deleted)' ]] || break; done &
watch=$!

stop() {
  trap - TERM
  kill "$watch" 2>/dev/null || true
  kill -TERM "$command" 2>/dev/null || true
  wait "$command" || true
  kill -INT "$postgres" 2>/dev/null || true
  wait "$postgres" || true
}
trap 'stop; exit 0' TERM
status=0
wait -n "$postgres" "$command" "$watch" || status=$?
stop
exit "$status"
