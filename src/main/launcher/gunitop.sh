#!/bin/sh
# gunitop's launcher. The jar is appended to it: java finds a jar by its end, so one file is both.
# Becomes (exec) the first Java 17 or later of $JAVA_HOME and $PATH.

# Sets $version to the major version of the java at $1, without starting it: an installation's
# "release" file tells. Only where there is none (a wrapper script) is java itself asked.
inspect() {
  version=
  build=
  if [ -r "${1%/bin/java}/release" ]; then
    while IFS='=' read -r name value; do
      if [ "$name" = JAVA_VERSION ]; then version=$value; fi
      build=$build$value
    done <"${1%/bin/java}/release"
  fi
  if [ -z "$version" ]; then
    version=$("$1" -version 2>&1 </dev/null | sed -n 's/.* version "\([0-9][^"]*\)".*/\1/p')
  fi
  version=${version#\"}
  version=${version#1.} # Java 8 calls itself 1.8
  version=${version%%[!0-9]*}
}

# Sets $archive to the option that names the class-data archive of this java and this file in the
# user's cache directory: to be used, or, where it is missing or older than one of the two, to be
# made by the program in its idle time. An archive is code, so one of another user's is not touched.
archive() {
  archive=
  cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}
  case $cache in /?*) ;; *) return ;; esac
  key=$(printf '%s\n' "$(readlink -f "$java")" "$build" "$self" | cksum 2>/dev/null)
  if [ -z "$key" ]; then return; fi
  file=$cache/gunitop/@VERSION@-$version-${key%% *}.jsa
  if [ -d "$cache/gunitop" ] && { [ -L "$cache/gunitop" ] || [ ! -O "$cache/gunitop" ]; }; then return; fi
  if [ -f "$file" ] && [ -O "$file" ] && [ ! -L "$file" ] && [ "$file" -nt "$self" ] &&
    [ "$file" -nt "$(readlink -f "$java")" ]; then
    archive=-XX:SharedArchiveFile=$file
  else
    archive=-Dgunitop.archive=$file
  fi
}

# Each thread's own heap in the C library would hold a megabyte.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
set -f # the options hold patterns, which are not for the shell
case $0 in
  /*) self=$0 ;;
  *) self=$PWD/$0 ;;
esac
found=
for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java)"; do
  if [ ! -f "$java" ] || [ ! -x "$java" ]; then continue; fi
  inspect "$(readlink -f "$java")"
  if [ "${version:-0}" -ge 17 ]; then
    archive
    exec "$java" @JVM_OPTIONS@ ${archive:+"$archive"} -jar "$self" "$@" 3</dev/null # kept free: see kernel.QuitSignal
  fi
  found="$found; $java is ${version:+Java }${version:-of no version that it would tell}"
done
echo "gunitop: needs Java 17 or later${found:-; there is no java in JAVA_HOME or PATH}. Install one (Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME to it." >&2
exit 2
