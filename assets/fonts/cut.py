"""Cuts a font down to the characters of the texts and the common Chinese ones; run by make.sh."""

import sys
from pathlib import Path

from fontTools import subset

# Which of the fonts in the file: Simplified Chinese.
FACE = 2
# Ascent, descent and gap of Ubuntu Light, in thousandths of the size. egui centres rows of different fonts on each
# other, and charts measure sizes from ascent to descent: with the same numbers, letters of both fonts stand on one line
# at any size.
ASCENT, DESCENT, GAP = 932, -189, 28


def symbols():
    """Punctuation and symbols: the first three rows of GBK, full-width Latin letters among them."""
    for row in range(0xA1, 0xA4):
        for cell in range(0xA1, 0xFF):
            yield bytes([row, cell]).decode("gbk", "ignore")


def main(font_path, texts, common, target):
    wanted = set("".join(symbols())) | set(Path(common).read_text("utf-8"))
    for path in [*Path(texts).glob("text/*/*.ftl"), *Path(texts).glob("lessons/*/*.toml")]:
        wanted |= set(path.read_text("utf-8"))
    # The Latin fonts have those.
    wanted = {c for c in wanted if ord(c) > 0x7F}

    options = subset.Options()
    options.font_number = FACE
    # Hints are kept: without them strokes lie between pixels and are blurred on a projector. Subroutines save nothing.
    options.desubroutinize = True
    options.notdef_outline = True
    options.glyph_names = False
    options.layout_features = []
    options.drop_tables += ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    font = subset.load_font(font_path, options)
    lacking = {c for c in wanted if ord(c) not in font.getBestCmap()}
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(sorted(wanted - lacking)))
    cutter.subset(font)

    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, DESCENT, GAP
    os2 = font["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, DESCENT, GAP
    os2.usWinAscent, os2.usWinDescent = ASCENT, -DESCENT
    subset.save_font(font, target, options)

    size = Path(target).stat().st_size
    print(f"{target}: {len(wanted - lacking)} characters, {size} bytes")
    if lacking:
        print("not in the font:", " ".join(f"{c} (U+{ord(c):04X})" for c in sorted(lacking)))


if __name__ == "__main__":
    main(*sys.argv[1:])
