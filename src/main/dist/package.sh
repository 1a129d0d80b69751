#!/bin/sh
# Makes the packages out of the merged jar: TARGET/gunitop-VERSION-linux-ARCH.tar.gz and
# TARGET/gunitop_VERSION_ARCH.deb. Needs a JDK 17 with its jmods, tar, gzip, xz; neither root nor
# network. The same jar and the same JDK give the same bytes: no clock, user, umask, directory or
# environment has a part in them.
#
# Usage: package.sh JAVA_HOME VERSION TIMESTAMP TARGET
set -eu
umask 022
export LC_ALL=C TZ=UTC0
jdk=$1
version=$2
epoch=$(date -u -d "$3" +%s)
target=$(cd "$4" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
launcher=$here/../launcher
jar=$target/gunitop-$version-all.jar

fail() {
  echo "package.sh: $1" >&2
  exit 1
}

case $("$jdk/bin/java" -version 2>&1) in
  *'version "17.'*) ;;
  *) fail "$jdk is no JDK 17, which the packages bring" ;;
esac
[ -f "$jdk/jmods/java.base.jmod" ] || fail "$jdk has no jmods (Debian: openjdk-17-jdk-headless)"
case $(uname -m) in
  x86_64) arch=amd64 native=linux-x86-64 ;;
  aarch64) arch=arm64 native=linux-aarch64 ;;
  *) fail "no packages for $(uname -m)" ;;
esac

work=$(mktemp -d "$target/dist.XXXXXX")
# The archive is dumped from one fixed place, as it holds the path and is laid out by its length.
image=/tmp/gunitop-image
mine=
trap 'rm -rf "$work"; if [ -n "$mine" ]; then rm -rf "$image"; fi' EXIT
trap 'exit 1' HUP INT TERM
mkdir -m 700 "$image" 2>/dev/null ||
  fail "$image exists: another build runs, or one was killed (then remove it)"
mine=yes

# The runtime: of the JDK what gunitop needs, and JNA's library.
runtime=$image/runtime
"$jdk/bin/jlink" --add-modules java.base,java.logging,jdk.unsupported \
  --strip-java-debug-attributes --no-header-files --no-man-pages --output "$runtime"
rm -f "$runtime/bin/keytool" "$runtime/lib/jexec" "$runtime/lib/jrt-fs.jar"
(cd "$work" && "$jdk/bin/jar" --extract --file "$jar" "com/sun/jna/$native/libjnidispatch.so")
cp "$work/com/sun/jna/$native/libjnidispatch.so" "$runtime/lib/"
find "$runtime" -name '*.so' -exec chmod 644 {} +

# The JDK's class-data archive, upon which each user's own is made. Its bytes follow the order in which the JVM's threads load their first
# classes, a race: on one processor, where no thread is preempted, it nearly always ends alike, and
# each of the other outcomes is rare. So the archive that three dumps agree on is taken. (Address
# space randomization leaves a few addresses in it, and G1 objects in a random order: neither here.)
quiet=
for wish in "setarch -R" "taskset -c $(awk '/^Cpus_allowed_list/ {split($2, a, /[-,]/); print a[1]}' /proc/self/status)"; do
  if $wish true 2>/dev/null; then quiet="$quiet $wish"; fi
done
for wish in "chrt -f 1" "chrt -b 0"; do
  if $wish true 2>/dev/null; then
    quiet="$quiet $wish"
    break
  fi
done
dump() {
  rm -f "$1"
  (cd "$runtime" && env -i $quiet ./bin/java -Xint -Xshare:dump -XX:+UseSerialGC \
    -XX:SharedArchiveFile="$1" >"$work/dump.log" 2>&1) ||
    fail "no class-data archive: $(tail -1 "$work/dump.log")"
}
archive=
n=0
while [ -z "$archive" ] && [ $n -lt 16 ]; do
  dump "$image/dumped"
  print=$(cksum <"$image/dumped")
  printf '%s\n' "$print" >>"$image/prints"
  if [ "$(grep -cxF "$print" "$image/prints")" -ge 3 ]; then archive=$image/dumped; fi
  n=$((n + 1))
done
[ -n "$archive" ] || fail "of $n dumps no three gave the same class-data archive"
mv "$archive" "$runtime/lib/server/classes.jsa"
chmod 644 "$runtime/lib/server/classes.jsa"
rm -f "$runtime/lib/classlist"

# What an operator reads, from the program's own tables.
"$runtime/bin/java" -cp "$target/test-classes:$jar" gunitop.app.Documents \
  "$work/documents" "$(date -u -d "@$epoch" +%F)"

# The tree of the tar.gz; the Debian package has the same under /usr/lib/gunitop.
name=gunitop-$version-linux-$arch
tree=$work/$name
mkdir -p "$tree/bin" "$tree/lib" "$tree/share/man/man1" \
  "$tree/share/bash-completion/completions" "$tree/share/zsh/site-functions"
options=$(grep -v '^#' "$launcher/jvm.options" | tr '\n' ' ')
sed "s|@JVM_OPTIONS@|$options|; s|@VERSION@|$version|; s|@BUNDLED@|yes|" "$launcher/gunitop.sh" |
  cat - "$jar" >"$tree/bin/gunitop"
chmod 755 "$tree/bin/gunitop"
mv "$runtime" "$tree/lib/runtime"
cp "$here/../../../LICENSE" "$tree/LICENSE"
cp "$here/NOTICE" "$tree/NOTICE"
mkdir "$tree/licences"
(cd "$work" && "$jdk/bin/jar" --extract --file "$jar" META-INF &&
  for file in META-INF/*LICENSE META-INF/AL2.0 META-INF/LGPL2.1; do cp "$file" "$tree/licences/"; done)
rm -f "$tree/licences/LICENSE"
gzip -9n <"$work/documents/gunitop.1" >"$tree/share/man/man1/gunitop.1.gz"
cp "$work/documents/gunitop.bash" "$tree/share/bash-completion/completions/gunitop"
cp "$work/documents/gunitop.zsh" "$tree/share/zsh/site-functions/_gunitop"

pack() { # directory, what within it
  tar --create --format=gnu --sort=name --owner=0 --group=0 --numeric-owner \
    --mode=u=rwX,go=rX --mtime="@$epoch" --directory="$1" "$2"
}
pack "$work" "$name" | gzip -n >"$work/$name.tar.gz"

. "$here/debian/build.sh"

mv "$work/$name.tar.gz" "$target/"
mv "$work/$deb" "$target/"
