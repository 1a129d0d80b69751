#!/bin/sh
# gunitop with its own Java: whatever lies around it may move, this file may be linked to.
self=$0
case $self in */*) ;; *) self=./$self ;; esac # sh gunitop
if [ -L "$self" ]; then self=$(readlink -f "$self"); fi
home=${self%/*}/..
if [ ! -x "$home/lib/runtime/bin/java" ]; then
  echo "gunitop: ${self%/*}/../lib/runtime/bin/java is missing: this file works only where it was unpacked; link to it instead of copying it" >&2
  exit 2
fi
# Each thread's own heap in the C library would hold a megabyte.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
set -f # the options hold patterns, which are not for the shell
exec "$home/lib/runtime/bin/java" @JVM_OPTIONS@ \
  -Djna.boot.library.path="$home/lib/runtime/lib" -Djna.nounpack=true gunitop.app.Main "$@" 3</dev/null # kept free: see kernel.QuitSignal
