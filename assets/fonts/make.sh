#!/usr/bin/env bash
# Makes NotoSansSC-DemiLight.otf, the Chinese font of the window and of charts: assets/fonts/make.sh [FONT]
#
# To be run again when a text in assets/text or assets/lessons uses a character that no font has (a test says so). The same texts give
# the same bytes. FONT is NotoSansCJK-DemiLight.ttc of Noto Sans CJK 2.004; without it, Debian's package
# fonts-noto-cjk-extra is downloaded (134 MB). Needs python3 with venv and, for the download, apt-get and dpkg-deb.
#
# What Noto Sans SC lacks, too, is listed at the end. A language that needs more than that needs another font here, named
# in src/fonts.rs and installed in src/gui/theme.rs.
#
# common.txt holds the 3,500 characters of the first level of the Table of General Standard Chinese Characters (2013),
# in its order: those whose kTGH is 2013:1 to 2013:3500 in Unicode's Unihan database.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
sum=73c01c7f28072016d44ca57893a7c3b2c4ca31d9662032c5b315164625f0dfe4

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

font=${1:-}
if [ -z "$font" ]; then
  chmod 755 "$work"
  (cd "$work" && apt-get download fonts-noto-cjk-extra && dpkg-deb -x fonts-noto-cjk-extra_*.deb .)
  font=$work/usr/share/fonts/opentype/noto/NotoSansCJK-DemiLight.ttc
fi
echo "$sum  $font" | sha256sum --check --quiet

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fonttools==4.68.0
"$work/venv/bin/python" "$here/cut.py" "$font" "$here/.." "$here/common.txt" "$here/NotoSansSC-DemiLight.otf"
