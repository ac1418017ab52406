#!/usr/bin/env bash
# What drawing pages needs on Debian 12: LibreOffice (Writer, and Calc for forms in Excel), poppler, free faces. Run as root; a second run does nothing.
# Prints one line for the shell: the fonts.conf to use. Messages go to standard error.
#
# The Fandol faces (GPL-3 with font exception) are taken out of Debian's package texlive-lang-chinese, which is not
# installed; they are used for drawing only and never shipped.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache="${XDG_CACHE_HOME:-$HOME/.cache}/docgen-rendering"
packages=(libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fontconfig fonts-noto-cjk fonts-noto-cjk-extra
          fonts-liberation fonts-lxgw-wenkai)
faces=(FandolFang-Regular FandolKai-Regular FandolHei-Regular FandolHei-Bold)

mkdir -p "$cache/fonts"
export DEBIAN_FRONTEND=noninteractive
apt() { apt-get -q -o DPkg::Lock::Timeout=600 -o APT::Sandbox::User=root "$@" >&2; }

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt update
  apt install -y --no-install-recommends "${missing[@]}"
fi

lacking=
for face in "${faces[@]}"; do [ -s "$cache/fonts/$face.otf" ] || lacking=1; done
if [ -n "$lacking" ]; then
  unpacked=$(mktemp -d)
  trap 'rm -rf "$unpacked"' EXIT
  (cd "$unpacked" && { apt download texlive-lang-chinese || { apt update && apt download texlive-lang-chinese; }; })
  dpkg-deb --fsys-tarfile "$unpacked"/texlive-lang-chinese_*.deb | tar -x -C "$unpacked" --wildcards '*/fandol/Fandol*.otf'
  for face in "${faces[@]}"; do find "$unpacked/usr" -name "$face.otf" -exec cp {} "$cache/fonts/" \; ; done
fi

cp "$here/fonts.conf" "$cache/fonts.conf"
export FONTCONFIG_FILE="$cache/fonts.conf"
[ "$(fc-match -f '%{family[0]}' 仿宋_GB2312)" = FandolFang ] || { echo "render-setup: the stand-in faces are not found" >&2; exit 1; }
printf 'export FONTCONFIG_FILE=%q\n' "$FONTCONFIG_FILE"
