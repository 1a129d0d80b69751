#!/bin/sh
# gunitop's launcher. The jar is appended to it: java finds a jar by its end, so one file is both.
# Becomes (exec) the first Java 17 or later of $JAVA_HOME and $PATH.

# Sets $version to the major version of the java at $1, without starting it: an installation's
# "release" file tells. Only where there is none (a wrapper script) is java itself asked.
inspect() {
  version=
  if [ -r "${1%/bin/java}/release" ]; then
    while IFS='=' read -r name value; do
      if [ "$name" = JAVA_VERSION ]; then version=$value; fi
    done <"${1%/bin/java}/release"
  fi
  if [ -z "$version" ]; then
    version=$("$1" -version 2>&1 </dev/null | sed -n 's/.* version "\([0-9][^"]*\)".*/\1/p')
  fi
  version=${version#\"}
  version=${version#1.} # Java 8 calls itself 1.8
  version=${version%%[!0-9]*}
}

found=
for java in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java)"; do
  if [ ! -f "$java" ] || [ ! -x "$java" ]; then continue; fi
  inspect "$(readlink -f "$java")"
  if [ "${version:-0}" -ge 17 ]; then
    exec "$java" @JVM_OPTIONS@ -jar "$0" "$@"
  fi
  found="$found; $java is ${version:+Java }${version:-of no version that it would tell}"
done
echo "gunitop: needs Java 17 or later${found:-; there is no java in JAVA_HOME or PATH}. Install one (Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME to it." >&2
exit 2
