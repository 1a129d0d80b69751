# How both launchers start Java; each includes this file where it is built.

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

# Whether the locale may lack letters of the path $1: Java would not find its files there.
lacks_letters() {
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]*8*) return 1 ;;
  esac
  case $(readlink -f "$1") in
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
        reason="$self is damaged; copy it anew"
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
  # Descriptor 3 is kept free, see kernel.QuitSignal.
  if [ -n "$once" ]; then
    # What an agent prints is no part of the snapshot, see app.StandardOutput.
    exec "$java" -Dgunitop.output=5 "$@" 3</dev/null 5>&1 1>&2
  fi
  exec "$java" "$@" 3</dev/null
}

# Becomes "$java" with our options, $archive and these arguments. Where Java does not start so:
# without the archive, which is damaged then; or, as where JAVA_TOOL_OPTIONS names another collector,
# with as few options as can be. Returns where it does not start at all, and sets $reason.
run() {
  if starts @JVM_OPTIONS@ ${archive:+"$archive"} "$@"; then
    become @JVM_OPTIONS@ ${archive:+"$archive"} "$@"
  fi
  if [ -n "$archive" ] && starts @JVM_OPTIONS@ "$@"; then
    rm -f "${archive#*=}"
    become @JVM_OPTIONS@ "$@"
  fi
  conflict=$reason
  set -- -Xlog:disable -XX:+DisplayVMOutputToStderr "$@"
  if starts "$@"; then
    printf 'gunitop: starts without its own Java options, as Java refuses them: %s\n' "$conflict" >&2
    become "$@"
  fi
}

once=
for argument; do
  if [ "$argument" = --once ]; then once=yes; fi
done
