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
      case $name in
        JAVA_VERSION) version=$value ;;
        JAVA_RUNTIME_VERSION) build=$value ;;
      esac
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
# made by the program in its idle time; and $library to the name of the native library beside it.
# Both are code, so those of another user are not touched.
archive() {
  archive=
  library=
  cache=${XDG_CACHE_HOME:-${HOME:-}/.cache}
  case $cache in /?*) ;; *) return ;; esac
  # One word of them all, where it is no longer than a file's name may be without another program.
  key=$self$real$build
  IFS='/:"'
  set -- $key
  IFS=+
  key=$*
  unset IFS
  if [ ${#key} -gt 180 ]; then
    key=$(printf '%s\n' "$key" | cksum)
    key=${key%% *}
  fi
  name=@VERSION@-$version-$key
  file=$cache/gunitop/$name.jsa
  if [ -d "$cache/gunitop" ] && { [ -L "$cache/gunitop" ] || [ ! -O "$cache/gunitop" ]; }; then return; fi
  if [ -f "$file" ] && [ -O "$file" ] && [ ! -L "$file" ] && [ "$file" -nt "$self" ] &&
    [ "$file" -nt "$real" ]; then
    archive=-XX:SharedArchiveFile=$file
    file=$cache/gunitop/lib$name.so
    if [ -f "$file" ] && [ -O "$file" ] && [ ! -L "$file" ]; then
      case $cache in *:*) ;; *) library=$name ;; esac
    fi
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
  real=$(readlink -f "$java")
  inspect "$real"
  if [ "${version:-0}" -ge 17 ]; then
    archive
    # As a class path and not by -jar: with an archive, no Java code then opens the jar. And the boot
    # loader finds its classes without a line of Java, so they are its own.
    set -- "-Xbootclasspath/a:$self" -cp "$self" gunitop.app.Main "$@"
    if [ "$version" -ge 22 ]; then set -- --enable-native-access=ALL-UNNAMED "$@"; fi
    if [ -n "$library" ]; then
      set -- "-Djna.boot.library.path=$cache/gunitop" "-Djna.boot.library.name=$library" "$@"
    fi
    exec "$java" @JVM_OPTIONS@ ${archive:+"$archive"} "$@" 3</dev/null # kept free: see kernel.QuitSignal
  fi
  found="$found; $java is ${version:+Java }${version:-of no version that it would tell}"
done
echo "gunitop: needs Java 17 or later${found:-; there is no java in JAVA_HOME or PATH}. Install one (Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME to it." >&2
exit 2
