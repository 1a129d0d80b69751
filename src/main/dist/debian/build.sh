# Part of package.sh: the Debian package of the same tree. Written by hand, for a build machine
# without dpkg: a .deb is an ar archive of three members (deb(5)).
deb=gunitop_${version}_$arch.deb
root=$work/debian
mkdir -p "$root/usr/bin" "$root/usr/lib/gunitop" "$root/usr/share/man" \
  "$root/usr/share/doc/gunitop" "$root/usr/share/bash-completion/completions" \
  "$root/var/log/gunitop" "$root/usr/share/zsh/vendor-completions" "$root/usr/share/lintian/overrides" "$work/control"
cp -R "$tree/bin" "$tree/lib" "$root/usr/lib/gunitop/"
ln -s ../lib/gunitop/bin/gunitop "$root/usr/bin/gunitop"
cp -R "$tree/share/man/man1" "$root/usr/share/man/"
cp "$tree/share/bash-completion/completions/gunitop" "$root/usr/share/bash-completion/completions/"
cp "$tree/share/zsh/site-functions/_gunitop" "$root/usr/share/zsh/vendor-completions/"
cp "$here/debian/copyright" "$root/usr/share/doc/gunitop/"
cp "$here/debian/lintian-overrides" "$root/usr/share/lintian/overrides/gunitop"
# The JDK's licences, once each instead of once a module; Debian has the Apache licence already.
mv "$root/usr/lib/gunitop/lib/runtime/legal" "$root/usr/share/doc/gunitop/openjdk"
cp -R "$tree/licences" "$tree/NOTICE" "$root/usr/share/doc/gunitop/"
sed "s|@VERSION@|$version|; s|@DATE@|$(date -u -d "@$epoch" '+%a, %d %b %Y %H:%M:%S +0000')|" \
  "$here/debian/changelog" | gzip -9n >"$root/usr/share/doc/gunitop/changelog.gz"

# The newest symbols of glibc that the JDK's libraries name.
glibc=$(find "$root/usr/lib" -name '*.so' -exec grep -aoh 'GLIBC_2\.[0-9]*' {} + |
  sort -u -t. -k2n | tail -1)
needs="libc6 (>= ${glibc#GLIBC_})"
for library in 'libz.so.1 zlib1g' 'libgcc_s.so.1 libgcc-s1' 'libstdc++.so.6 libstdc++6'; do
  if grep -qrF "${library%% *}" "$root/usr/lib/gunitop/lib"; then needs="$needs, ${library##* }"; fi
done
sed "s|@VERSION@|$version|; s|@ARCH@|$arch|; s|@DEPENDS@|$needs|
  s|@SIZE@|$(find "$root" -type f -printf '%s\n' | awk '{k += int(($1 + 1023) / 1024)} END {print k}')|" \
  "$here/debian/control" >"$work/control/control"
(cd "$root" && find . -type f -printf '%P\n' | sort | xargs -d '\n' md5sum) >"$work/control/md5sums"

printf '2.0\n' >"$work/debian-binary"
pack "$work/control" . | xz -3 --threads=2 >"$work/control.tar.xz"
pack "$root" . | xz -3 --threads=2 >"$work/data.tar.xz"
printf '!<arch>\n' >"$work/$deb"
for member in debian-binary control.tar.xz data.tar.xz; do
  size=$(wc -c <"$work/$member")
  printf '%-16s%-12s%-6s%-6s%-8s%-10s`\n' "$member" "$epoch" 0 0 100644 "$size"
  cat "$work/$member"
  if [ $((size % 2)) -eq 1 ]; then printf '\n'; fi
done >>"$work/$deb"
