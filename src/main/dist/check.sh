#!/bin/sh
# Checks the packages that `mvn package -Pdist` made: lintian, the man page, the completions'
# grammar, installing and removing; and that a second build from a copy elsewhere, under another
# umask and time zone, gives the same bytes. Needs lintian, man-db, mandoc, zsh; root, for dpkg.
set -eu
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
deb=$(echo target/gunitop_*.deb)

lintian --allow-root --fail-on error,warning "$deb"

mkdir -p "$work/root/var/lib/dpkg/info" "$work/root/var/lib/dpkg/updates"
: >"$work/root/var/lib/dpkg/status"
dpkg --root="$work/root" --force-depends -i "$deb" >"$work/dpkg.log" 2>&1
"$work/root/usr/bin/gunitop" -V
share=$work/root/usr/share
gzip -dc "$share/man/man1/gunitop.1.gz" >"$work/gunitop.1"
man --warnings -l "$work/gunitop.1" 2>&1 >"$work/rendered" | tee "$work/warnings"
mandoc -T lint -W warning "$work/gunitop.1" | tee -a "$work/warnings"
test ! -s "$work/warnings"
bash -n "$share/bash-completion/completions/gunitop"
zsh -n "$share/zsh/vendor-completions/_gunitop"
dpkg --root="$work/root" -r gunitop >>"$work/dpkg.log" 2>&1
if [ -e "$work/root/usr/lib/gunitop" ]; then
  echo "check.sh: dpkg -r leaves files behind" >&2
  exit 1
fi

mkdir "$work/second build"
cp -R .mvn LICENSE README.md pom.xml src "$work/second build/"
(cd "$work/second build" && umask 077 &&
  TZ=Asia/Tokyo mvn -o -q -B --no-transfer-progress package -Pdist -DskipTests)
for file in target/gunitop target/gunitop-*-linux-*.tar.gz "$deb"; do
  cmp "$file" "$work/second build/$file"
done
echo "check.sh: the packages are fine, and a second build gives the same bytes"
