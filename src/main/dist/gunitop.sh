#!/bin/sh
# gunitop with its own Java: whatever lies around it may move, this file may be linked to.

@START@
self=$0
case $self in */*) ;; *) self=./$self ;; esac # sh gunitop
if [ -L "$self" ]; then self=$(readlink -f "$self"); fi
home=${self%/*}/..
java=$home/lib/runtime/bin/java
if [ ! -x "$java" ]; then
  fail 2 "${self%/*}/../lib/runtime/bin/java is missing: this file works only where it was unpacked; link to it instead of copying it"
fi
if lacks_letters "$self"; then
  export LC_ALL=C.UTF-8
  set -- --no-unicode "$@"
fi
archive=
run -Djna.boot.library.path="$home/lib/runtime/lib" -Djna.nounpack=true gunitop.app.Main "$@"
case $(readlink -f "$home") in
  *:*) reason="Java does not work in a directory with a colon in its name, ${self%/*}" ;;
esac
fail 70 "Java does not start: $reason"
