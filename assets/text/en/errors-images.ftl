### Why pictures can't be used: their shapes and values, sets changed by hand, files and folders that are loaded.

## Pictures and sets

image-channels = a picture has 1 channel (grey) or 3 (colour), not { $found }
image-side = a picture of { $h }x{ $w } pixels: each side must be 1 to { $max }
image-length = { $found } values for a shape that needs { $needed }
image-not-finite = value number { $index } is { $value }: every value must be a finite number, in [-1, 1]
image-empty = a training set needs at least one picture
image-mask = a mask of { $found } entries ({ $on } on) for { $needed } pictures: it needs one entry each and at least one on
image-labels = { $found } labels for { $needed } pictures
fingerprint-unknown = '{ $found }' is not a fingerprint: 16 hexadecimal digits are needed

## Sets changed by hand, painted pixels

edit-no-picture = change { $number } of the training set refers to picture { $image } of { $n }: pictures are counted from 0
edit-empty = that would leave no training picture: at least one must stay switched on
edit-shape = change { $number } of the training set paints { $found } (channels x height x width), but the pictures are { $needed }
edit-too-many = that would make { $n } training pictures, but at most { $max } of this size are possible: delete some first
layer-text = painted pixels must be text that starts with { $start } followed by a PNG in base 64
layer-png = the PNG of painted pixels can't be read: { $reason }
layer-palette = its palette is damaged

## How it is to be loaded

choices-unknown = '{ $found }' is not a setting of a file or folder: use { $keys } (a path that contains a colon needs another one at its end)
# With a word that may have been meant.
choices-unknown-near = '{ $found }' is not a setting of a file or folder (did you mean { $near }?): use { $keys } (a path that contains a colon needs another one at its end)
choices-size = size={ $found }: it must be { $min } to { $max } pixels
choices-fit = fit={ $found }: it must be crop, pad or stretch
choices-color = color={ $found }: it must be grey, rgb or found
# `first` or `random`.
choices-count = { $key }={ $found }: it must be a number of pictures, 1 or more
choices-seed = seed={ $found }: it must be a whole number
choices-seed-alone = seed={ $found }: it must be after random=..., because it belongs to it
choices-labels = labels={ $found }: it must be names joined by +, as in cats+dogs
choices-range = range={ $found }: it must be signed (-1 to 1), unit (0 to 1), byte (0 to 255) or found
choices-name = name={ $found }: it must be the name of an array, as in name=x_train

## Files and folders that can't be loaded

load-not-found = there is no such file or folder
load-io = it can't be read: { $reason }
load-kind = this kind of file can't be loaded. These can: .npy, .npz, IDX (-ubyte, .idx, .gz), CIFAR (.bin), a picture (PNG, JPEG, WebP, GIF, BMP, TIFF), or a folder or a .zip of pictures
load-cancelled = loading was stopped
load-none-readable = none of its { $n } pictures can be read; the first, { $first }: { $reason }
load-other-inside = there is no picture in it, but { $other } can be opened directly
# An archive.
load-unpack-first = there is no picture in it, but { $other } can be opened once it is unpacked: unpack the archive first
load-none-usable = { $n ->
    [one] there is no picture in it (PNG, JPEG, WebP, GIF, BMP or TIFF), only { $first }: { $reason }
   *[other] there is no picture in it (PNG, JPEG, WebP, GIF, BMP or TIFF); the first of its { $n } files, { $first }: { $reason }
}
load-no-label = no picture has one of the labels that were chosen; the labels are: { $names }
load-no-labels = no picture has one of the labels that were chosen; the labels are: none
load-large-file = the file has { $bytes } bytes, but a picture can have at most { $max }: make it smaller
load-large-picture = its header says { $w }x{ $h } pixels: 1 to { $millions } million pixels (8192x8192) can be decoded, so make it smaller
load-large-decoded = it is { $w }x{ $h } pixels and takes { $megabytes } MB when it is decoded, but at most { $max } MB can be used: save it with 8 bits for each colour, or make it smaller
# An archive that was made to keep its reader busy, or one of very large plain drawings.
load-too-much-work = its pictures unpack to more than { $gigabytes } GB, far more than its size: unpack it, and open the folder
load-needs-size = it is { $w }x{ $h } pixels, but only up to { $max }x{ $max } can be used as they are: choose a size, as in size=64
load-too-many-files = it contains more than { $max } pictures: open a part of it
load-too-many-records = its header says { $n } pictures, but at most { $max } can be read: save a part of them
load-no-pictures = there is no picture in it (PNG, JPEG, WebP, GIF, BMP or TIFF)
load-sizes = it is { $found } (channels x height x width), but { $first } before it is { $needed }: make them all the same size, or choose one, as in size=64
# A picture of an array, in the place of its name.
load-number = number { $index }
load-too-large = it contains { $values } values, but at most { $max } can be loaded: use fewer or smaller pictures, as in first=1000 or size=32
load-axes = its array has the shape { $dims }: it must be (n, c, h, w) or (n, h, w, c) with c = 1 or 3, or (n, h, w), or (h, w, 3)
load-batch-axes = its array has the shape { $dims }: the training pictures need (b, { $c }, { $h }, { $w })
load-range = value number { $index } is { $value }: pictures must be in [-1, 1], or uint8 in 0 to 255; say range=unit for numbers from 0 to 1, and range=byte for 0 to 255

## Damaged or foreign files

cut-off = the file ends too early: it is cut off
not-regular = not a regular file
broken-link = a broken link, or not a regular file
too-deep = it is more than { $max } folders deep
noise-format = noisy pictures must be in an .npy or .npz file, as float32
zip-damaged = not a zip archive, or a damaged or locked one: { $reason }
unpack = it can't be unpacked: { $reason }
more-than-header = it contains more than its header says

picture-damaged = it can't be decoded: { $reason }
picture-damaged-somehow = it can't be decoded: it is damaged in an unknown way
picture-palette = it can't be decoded: its palette is damaged
picture-empty = the file is empty
picture-foreign = its contents are not a picture (PNG, JPEG, WebP, GIF, BMP or TIFF), whatever its name says
picture-pixel-format = its pixel format is unknown: save it as PNG
picture-limit = it is too large to be decoded: make it smaller
jpeg-kind = a kind of JPEG that can't be read: save it as PNG
tiff-kind = a kind of TIFF that can't be read: save it as PNG
tiff-damaged = a damaged TIFF, or a kind that can't be read: save it as PNG
tiff-range = its numbers are not between 0 and 1, so their meaning is unknown: save it as PNG

# A file of a folder or an archive that is left out. `$kind` is the name of a format.
other-picture = { $kind } can't be read: save it as PNG or JPEG
packed-file = an archive ({ $kind }): unpack it first
other-data = data of another program ({ $kind }): save the pictures as PNG or .npy
no-picture-file = not a picture
hidden = hidden
open-by-itself = not a picture: open this file by itself
unpack-by-itself = not a picture: unpack it, and open this file by itself

# What was guessed about an array.
note-range-unit = No number is below 0, so black is taken to be 0 and white 1. If black is -1, say range=signed.
note-one-colour-picture = An array of { $h } x { $w } x 3 is taken to be one colour picture.
note-three-grey = An array of 3 x { $h } x { $w } is taken to be three grey pictures. For one colour picture, save it as (1, 3, { $h }, { $w }).

idx-labels-axes = its array has the shape { $dims }, but labels have one axis
idx-foreign = not an IDX file: it does not start with two zero bytes
idx-type = its numbers have the IDX type { $kind }, but only unsigned bytes (8) can be read
cifar-kinds = it is a different kind of CIFAR than the files before it
cifar-bytes = it has { $bytes } bytes: CIFAR-10 has 3073 for each picture, CIFAR-100 has 3074; for other data use .npy

npy-foreign = not a NumPy file: it does not start with '\x93NUMPY'
npy-version = not a NumPy file: format version { $version } is unknown (1, 2 and 3 are known)
npy-header-long = not a NumPy file: its header says { $length } bytes, but at most { $max } are read
npy-header-bytes = not a NumPy file: its header is not text
npy-header = not a NumPy file: its header can't be understood: { $header }
npy-type = its numbers have the type '{ $found }': save them as float32 in [-1, 1] or as uint8

# What is wrong with one array of an archive.
npz-array = array { $name }: { $problem }
npz-damaged = not an .npz archive, or a damaged one: { $reason }
npz-empty = there is no array in it
npz-no-name = it has no array named { $name }; there are { $names }
npz-none = none of its arrays has the axes of pictures (it contains { $names })
npz-several = several of its arrays may be pictures: choose one, as in name=x_train; there are { $names }
