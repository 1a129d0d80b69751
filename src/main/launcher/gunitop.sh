#!/bin/sh
# gunitop's launcher. The jar is appended to it: java finds a jar by its end, so one file is both.
# Becomes (exec) the first Java 17 or later of $JAVA_HOME and $PATH; in the packages, the one that
# they bring in ../lib/runtime: whatever lies around them may move, and bin/gunitop be linked to.

# Each thread's own heap in the C library would hold a megabyte.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}"
set -f # the options hold patterns, which are not for the shell

# Where the shell itself gives up, for want of a process say, it says why, but its code is that of bad
# usage. A file that was cut off ends without a word.
trap '[ $? -eq 2 ] || echo "gunitop: its launcher is damaged; copy it anew" >&2; exit 70' EXIT

# Ends with the exit code $1 and the line $2.
fail() {
  trap - EXIT
  printf 'gunitop: %s\n' "$2" >&2
  exit "$1"
}

# In place of a stream that is closed, a file of Java's would be read or written.
if [ -d /proc/self/fd ]; then
  [ -e /proc/self/fd/0 ] || exec 0</dev/null
  [ -e /proc/self/fd/1 ] || exec 1</dev/null # for reading: to write there fails
  [ -e /proc/self/fd/2 ] || exec 2>/dev/null
fi

# Whether the locale may lack letters of the file's own path, $place, or of the working directory:
# Java would not find its files there, and Java 21 complains as it ends.
lacks_letters() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]*8*) return 1 ;;
  esac
  case $place$PWD in
    *[!\ -~]*) ;;
    *) return 1 ;;
  esac
}

# Sets $reason to the one line of $said that tells why Java did not start; to nothing where none does.
choose_reason() {
  reason=
  while read -r line; do
    line=${line#\# } # of a report of a crash
    case $line in
      '' | \# | *': Picked up '* | 'Picked up '* | *' warning: '* | '['*']['* | 'at '* | \
        'Caused by: '* | Aborted* | 'Segmentation fault'* | 'Exception in thread '* | 'Error occurred during initialization of VM' | \
        'Error: Could not create the Java Virtual Machine.' | \
        'Error: A fatal exception has occurred. Program will exit.') ;;
      'Error: Could not find or load main class'*)
        reason="$self is damaged, or its path is no UTF-8; copy it anew"
        return
        ;;
      *)
        reason=${line#Error: }
        return
        ;;
    esac
  done <<REPORT
$said
REPORT
}

# Whether "$java" starts with these arguments; sets $reason where not. Java's own exit code would be
# 1, which says "no Gunicorn", and its words several lines, so it is tried before the shell becomes it.
starts() {
  said=$(
    exec 2>&1 >/dev/null </dev/null
    "$java" --dry-run -XX:ErrorFile=/dev/null "$@"
    exit $? # else its end by a signal would be told by the shell outside
  )
  code=$?
  if [ $code -ne 0 ]; then
    choose_reason
    if [ -z "$reason" ]; then
      # A report of a crash.
      said=$(
        exec 2>/dev/null </dev/null
        "$java" --dry-run -XX:ErrorFile=/dev/null "$@"
        exit $?
      )
      choose_reason
    fi
    if [ -z "$reason" ]; then reason="it ends with code $code"; fi
  fi
  return $code
}

# Becomes "$java" with these arguments.
become() {
  # Descriptor 3 is kept for SIGQUIT, see kernel.QuitSignal.
  if [ -n "$once" ]; then
    # What an agent prints is no part of the snapshot, see app.StandardOutput.
    exec "$java" -Dgunitop.output=5 "$@" 3</dev/null 5>&1 1>&2
  fi
  exec "$java" "$@" 3</dev/null
}

# Becomes "$java" with our options, the archive and these arguments. Where Java does not start so:
# without the archive, which is damaged then; or, as where JAVA_TOOL_OPTIONS names another collector,
# with as few options as can be. Returns where it does not start at all, and sets $reason.
run() {
  if [ -z "$mark" ]; then
    if starts @JVM_OPTIONS@ ${archive:+"$archive"} "$@"; then
      become @JVM_OPTIONS@ ${archive:+"$archive"} "$@"
    fi
  elif ! is_plain; then
    # A damaged archive crashes Java, unless it looks at the checksums, which takes 6 ms.
    if starts @JVM_OPTIONS@ -XX:+VerifySharedSpaces "$archive" "$@"; then
      become @JVM_OPTIONS@ -XX:+VerifySharedSpaces "$archive" "$@"
    fi
  else
    # A trial would tell nothing new; but a script (--once) relies on the exit code.
    if [ -z "$once" ] && has_started; then become @JVM_OPTIONS@ "$archive" "$@"; fi
    if starts @JVM_OPTIONS@ -XX:+VerifySharedSpaces -Xshare:on "$archive" "$@"; then
      true 2>/dev/null >"$mark"
      become @JVM_OPTIONS@ "$archive" "$@"
    fi
  fi
  if [ -n "$archive" ] && starts @JVM_OPTIONS@ "$@"; then
    rm -f "$cache/classes.jsa"
    become @JVM_OPTIONS@ "$@"
  fi
  conflict=$reason
  set -- -Xlog:disable -XX:+DisplayVMOutputToStderr "$@"
  if starts "$@"; then
    printf 'gunitop: starts without its own Java options, as Java refuses them: %s\n' "$conflict" >&2
    become "$@"
  fi
}

# Whether nothing but our options tells how Java starts, and memory has no limit.
is_plain() {
  case ${JAVA_TOOL_OPTIONS+x}${JDK_JAVA_OPTIONS+x}${_JAVA_OPTIONS+x}${LD_PRELOAD+x}${LD_LIBRARY_PATH+x} in
    *x*) return 1 ;;
  esac
  limits=$(ulimit -v 2>&1 && ulimit -d 2>&1)
  [ "$limits" = "unlimited${newline}unlimited" ]
}

# Whether "$java" has started so with this archive, and none of them has been changed since.
has_started() {
  for file in "$cache/classes.jsa" "$self" "$real" "${real%/bin/java}/lib/server/libjvm.so"; do
    if [ ! "$mark" -nt "$file" ]; then return 1; fi
  done
}

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
      if [ -n "$version" ] && [ -n "$build" ]; then break; fi
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

# Sets $cache to the directory in which what a start is quicker with is kept for this java and this
# file: a class-data archive and JNA's native library. Sets $archive to the option that names the
# archive: to be used, or, where it is missing or older than one of the two, to be made by the program
# in its idle time. Both files are code: where another user could have put them there, as with root's
# gunitop and another's HOME, neither is used or made. Sets $mark to the file that is written there
# when Java has started with the archive.
keep() {
  archive=
  cache=
  mark=
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
  base=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
  if [ -z "$base" ] || [ ! -r /proc/self/status ]; then return; fi
  uid=
  while [ -z "$uid" ] && read -r name own effective rest; do
    if [ "$name" = Uid: ]; then uid=$effective; fi
  done </proc/self/status
  if [ -z "$uid" ]; then return; fi
  base=$base/gunitop/@VERSION@-$version-$key
  if ! is_ours "$base"; then return; fi
  cache=$base
  file=$cache/classes.jsa
  if [ -z "$missing" ] && [ -f "$file" ] && [ "$file" -nt "$self" ] && [ "$file" -nt "$real" ]; then
    archive=-XX:SharedArchiveFile=$file
    mark=$cache/started
  else
    archive=-Dgunitop.cache=$cache
  fi
}

once=
for argument; do
  case $argument in
    --once | check | step | wait | watch) once=yes ;;
  esac
done

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
place=$(readlink -f "$self")
case $place in
  *!/*) fail 70 "Java reads no file below a directory whose name ends in '!'; copy $place elsewhere" ;;
esac
if lacks_letters; then
  export LC_ALL=C.UTF-8
  set -- --no-unicode "$@"
fi
first=${JAVA_HOME:+$JAVA_HOME/bin/java}
second=$(command -v java)
library=
if [ -n "@BUNDLED@" ]; then
  home=${place%/*/*}/lib/runtime
  first=$home/bin/java
  second=
  library=$home/lib
  if [ ! -x "$first" ]; then
    fail 2 "$first is missing: this file works only where it was unpacked; link to it instead of copying it"
  fi
fi
found=
failed=
tried=
for java in "$first" "$second"; do
  if [ ! -f "$java" ] || [ ! -x "$java" ]; then continue; fi
  real=$(readlink -f "$java")
  if [ "$real" = "$tried" ]; then continue; fi
  tried=$real
  inspect "$real"
  if [ "${version:-0}" -ge 17 ]; then
    keep
    # As a class path and not by -jar: with an archive, no Java code then opens the jar.
    set -- -cp "$jar" gunitop.app.Main "$@"
    if [ "$version" -ge 22 ]; then set -- --enable-native-access=ALL-UNNAMED "$@"; fi
    if [ -z "@BUNDLED@" ]; then library=$cache; fi
    if [ -n "$library" ] && [ -f "$library/libjnidispatch.so" ]; then
      set -- "-Djna.boot.library.path=$library" "$@"
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
