#!/bin/sh
# gunitop's launcher. The jar is appended to it: java finds a jar by its end, so one file is both.
# Becomes (exec) the first Java 17 or later of $JAVA_HOME and $PATH.

@START@
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

# Whether nobody but root or we could have put there what lies in the directory $1; sets $missing
# where it does not exist yet. Each directory from / on belongs to root or us, nobody else may write
# to it (or, as in /tmp, not rename what is ours), and none is a link: so nobody else can put another
# one in its place, now or until Java has opened what lies there.
is_ours() {
  case $1/ in
    [!/]* | *//* | */./* | */../* | *:* | *"$newline"*) return 1 ;;
  esac
  at=
  rest=$1
  set -- /
  while [ -n "$rest" ]; do
    rest=${rest#/}
    at=$at/${rest%%/*}
    set -- "$@" "$at"
    case $rest in
      */*) rest=/${rest#*/} ;;
      *) rest= ;;
    esac
  done
  missing=
  listing=$(LC_ALL=C ls -ldn -- "$@" 2>/dev/null) || missing=yes
  while read -r mode links owner rest; do
    case $owner in
      0 | "$uid") ;;
      *) return 1 ;;
    esac
    shared=
    case $mode in
      d????w???[tT]* | d???????w[tT]*) shared=yes ;;
      [!d]* | ?????w* | ????????w*) return 1 ;;
    esac
  done <<LISTING
$listing
LISTING
  [ -z "$shared" ] # the last one: who may write there can make what is missing
}

# Sets $archive to the option that names the class-data archive of this java and this file in the
# user's cache directory: to be used, or, where it is missing or older than one of the two, to be
# made by the program in its idle time; and $library to the name of the native library beside it.
# Both are code: where another user could have put them there, as with root's gunitop and another's
# HOME, there is none.
archive() {
  archive=
  library=
  # One word of them all, where it is no longer than a file's name may be without another program.
  key=$self$real$build
  IFS="/:\"$newline"
  set -- $key
  IFS=+
  key=$*
  unset IFS
  if [ ${#key} -gt 180 ]; then
    key=$(printf '%s\n' "$key" | cksum)
    key=${key%% *}
  fi
  name=@VERSION@-$version-$key
  uid=$(id -u)
  cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
  if [ -z "$cache" ] || ! is_ours "$cache/gunitop"; then return; fi
  file=$cache/gunitop/$name.jsa
  if [ -z "$missing" ] && [ -f "$file" ] && [ "$file" -nt "$self" ] && [ "$file" -nt "$real" ]; then
    archive=-XX:SharedArchiveFile=$file
    if [ -f "$cache/gunitop/lib$name.so" ]; then library=$name; fi
  else
    archive=-Dgunitop.archive=$file
  fi
}

newline='
'
case $0 in
  /*) self=$0 ;;
  *) self=$PWD/$0 ;;
esac
if [ ! -f "$self" ]; then self=$(command -v -- "$0"); fi # sh gunitop, found by the PATH
if [ ! -f "$self" ] || [ ! -r "$self" ]; then fail 70 "cannot read its own file, $0"; fi
# By its descriptor: a class path cannot name a file with a colon in its path.
exec 4<"$self"
jar=/proc/self/fd/4
if [ ! -r $jar ]; then jar=$self; fi # no /proc
if lacks_letters "$self"; then
  export LC_ALL=C.UTF-8
  set -- --no-unicode "$@"
fi
found=
failed=
tried=
for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java)"; do
  if [ ! -f "$java" ] || [ ! -x "$java" ]; then continue; fi
  real=$(readlink -f "$java")
  if [ "$real" = "$tried" ]; then continue; fi
  tried=$real
  inspect "$real"
  if [ "${version:-0}" -ge 17 ]; then
    archive
    # As a class path and not by -jar: with an archive, no Java code then opens the jar. And the boot
    # loader finds its classes without a line of Java, so they are its own.
    set -- "-Xbootclasspath/a:$jar" -cp "$jar" gunitop.app.Main "$@"
    if [ "$version" -ge 22 ]; then set -- --enable-native-access=ALL-UNNAMED "$@"; fi
    if [ -n "$library" ]; then
      set -- "-Djna.boot.library.path=$cache/gunitop" "-Djna.boot.library.name=$library" "$@"
    fi
    run "$@"
    failed="$failed; $java does not start: $reason"
    while [ "$1" != gunitop.app.Main ]; do shift; done
    shift
  else
    found="$found; $java is ${version:+Java }${version:-of no version that it would tell}"
  fi
done
if [ -n "$failed" ]; then fail 70 "${failed#; }"; fi
fail 2 "needs Java 17 or later${found:-; there is no java in JAVA_HOME or PATH}. Install one (Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME to it."
