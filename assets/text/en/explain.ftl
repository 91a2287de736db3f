### What the window says about where pixels came from.

# The panel about one pixel.
provenance = Where this pixel came from
    .hint = The training patches that the pixel under the pointer is an average of, and their weights. Key: I.

# Beside the pixel's place, when it stays.
pinned = Unpin
    .hint = Follow the pointer again. Key: Escape. Alt with an arrow key moves the pinned pixel.

# Beside the pixel's place, when it does not.
pin = Pin this pixel
    .hint = Keep showing this pixel when the pointer moves away. Clicking a picture does the same.

# The first of the three squares.
sees = It sees
    .hint = The window of the noisy picture x_t around the pixel: all that the machine sees for this pixel. Hatched: outside the picture, where there is nothing.

# The second one.
answers = Their mean
    .hint = The weighted mean of the patches listed below. Once they carry nearly all of the weight, the pixel in its centre is the machine's guess.

# The third one.
taken-from = It can use
    .hint = Bright: where in a training picture the patches for this pixel can be centred, to scale. The outlined pixel is the pixel itself.

# Over the list.
effective = Effective number of patches
    .hint = 1 / (sum of the squared weights over all candidates): 1 when one patch decides, and the number of candidates when they all weigh the same.

# On a weight.
weight-hint = Weight: the share of the pixel that comes from this patch. It is exp(-distance squared / (2 noise variance)), divided by the sum of this over all candidates.

# Under the list.
sum-hint = The sum of the weights of the patches shown. The posterior mean is the sum of weight times value over all candidates; patches that are not shown make up the rest.

# The mean of what is listed.
mean-shown = mean of these

# The mean of all.
mean-all = mean of all: the guess

# While nothing is known yet.
waiting = Finding the patches that this pixel is made of

# Before there is a picture.
no-pixel = Point at a pixel in a picture.

# The hover text of the verdict.
verdict-hint = Copy: nearer to a training picture than a third of the usual difference between training pictures. Not decided yet: more than a tenth of the pixels differ from the centre of their strongest patch. New: neither of these; training pictures with at least 1 % of the pixels are counted.

# The hover text of a source.
source-hint = The share of the pixels whose strongest patch comes from this training picture. Point at it to highlight its pixels.

# The hover text of those.
more-sources-hint = More training pictures, with fewer pixels each.

# The view of the maps.
view-mosaic = Mosaic
    .hint = The guess next to a map of what it is made of. Key: M for the next map, V for the pictures.

# The hover text of the chooser.
map-choice = Map
    .hint = Which map is shown next to the guess. Key: M.

# While a map is being worked out.
map-waiting = Computing the map

# At the ends of the scale of certainty.
certain = 1: one patch decides

# At the other end.
uncertain = all equal

# Where no patch may move.
nothing-moves = With this machine, patches stay in place. Switch equivariance on to let them move.

# The unit of the differences.
difference-unit = root mean square over the channels; black to white is 2

# Which pixel the answer is about.
pixel-line = Row { $row }, column { $column }, step { $step } of { $of }

# Beside the effective number of patches, in large type, if it is 1.
patch-decides = patch decides

# The same for other numbers.
patches-decide = patches decide

# Under it.
of-candidates = { $n ->
    [one] of 1 candidate
   *[other] of { $count } candidates
}

# The number, what stands beside it and what stands under it, for screen readers.
effective-name = { $number } { $decide } { $of }

# A share in per cent.
percent = { $percent } %

# A share that is all but nothing.
percent-tiny = <.001 %

# A share of less than one per cent where there is little room.
percent-small = <1 %

# Where a patch was taken from.
patch-place = picture { $image }, row { $row }, column { $column }

# The same where the patch stayed in place.
patch-in-place = picture { $image }, same place

# A line of the list, for screen readers.
patch-name = Patch { $rank }: { $place }, { $weight }

# What the list makes up.
shown-line = { $n ->
    [one] This patch carries { $share } of the weight.
   *[other] These { $n } patches carry { $share } of the weight.
}

# The short answer: a copy.
verdict-copy = Copy of training picture { $image }

# A copy in another place; where it moved to is one of the four below, or two of them.
verdict-copy-moved = Copy of training picture { $image }, moved { $by }

# Neither a copy nor new as yet.
verdict-blend = Not decided yet: { $percent } % of the pixels are blends of patches

# New, and the network that drew it names no sources.
verdict-new = New: not a copy of a training picture

# New.
verdict-new-sources = { $n ->
    [one] New: rearranged from 1 training picture
   *[other] New: pasted from { $n } training pictures
}

moved-right = { $n } right

moved-left = { $n } left

moved-down = { $n } down

moved-up = { $n } up

moved-not-at-all = not at all

# The nearest training picture.
nearest-short = Nearest: picture { $number }, RMS { $rms }

# The same where there is little room.
nearest-shorter = Nearest: { $number }, RMS { $rms }

# On it.
nearest-hint = The training picture that differs least from the guess. RMS: root mean square difference over all values; black to white is 2. Below { $limit } it counts as a copy.

# A source in the strip, for screen readers.
source-name = Source: training picture { $image }, { $share } of the pixels

# How much the patches of a source weigh where they are the strongest.
source-weight = Its patches carry { $share } of the weight there on average.

# After it, where that is little.
source-weight-little = Many training pictures agree there, so any of them could be listed.

# Sources for which there is no room.
more-sources = +{ $n }

map-name-sources = By source

map-name-displacement = By displacement

map-name-certainty = By certainty

map-name-consistency = By consistency

map-name-difference = By difference

map-hint-sources = Each training picture has its own colour. A pixel gets the colour of the picture with its strongest patch, the one with the largest weight in the posterior mean; the smaller that weight, the paler the colour. Outlines mark the seams where it weighs a quarter or more.

map-hint-displacement = How far the strongest patch has moved from its own place in its training picture. Arrows point from there to here. The hue shows the direction, the brightness the distance; on the torus, the shortest way.

map-hint-certainty = The effective number of patches that the pixel is an average of, 1 / (sum of the squared weights), on a logarithmic scale. At 1, one patch decides.

map-hint-consistency = Whether the pixel equals the centre of the training patch that is nearest to its own window in this guess, to within .05 in every channel (black to white is 2).

map-hint-difference = Root mean square difference over the channels from the same pixel of the nearest training picture. Where the machine can shift pictures around the torus, that picture is shifted first.

# The legend of the map of certainty.
median-patches = median { $median } patches

# The legend of the map of differences.
median-difference = median { $median }

# The legend of the map of displacements.
moved-line = { $share } of the pixels moved, median { $px } px

# What the rim of the wheel of colours stands for.
wheel-line = Rim: { $px } px, the maximum

# The legend of the map of consistency: what is marked.
inconsistent-line = { $share } are not the centre of their nearest patch

# What is not marked.
consistent-line = { $share } are

# Two lines of a legend, for screen readers.
legend-lines = { $first }. { $second }

# Under the pointer, in the map of sources.
here-source = Training picture { $image }

# A second line.
here-source-weight = { $share } of this pixel

# Under the pointer, in the map of displacements; where it moved to is one or two of right, left, down, up.
here-moved = Moved { $by }

# A second line: how far.
here-distance = { $px } px

here-not-moved = Not moved

# Under the pointer, in the map of certainty.
here-certainty-one = { $number } effective patch

here-certainty = { $number } effective patches

# Under the pointer, in the map of consistency.
here-consistent = The centre of its nearest patch

here-inconsistent = Not the centre of its nearest patch

# Under the pointer, in the maps of consistency and of differences; black to white is 2.
here-difference = Difference { $difference }, range 2

# A picture of the stage, for screen readers.
stage-picture = Stage { $stage }: { $caption }

# The titles of the maps where they are exported.
map-title-sources = Source picture

map-title-displacement = Displacement

map-title-certainty = Effective patches

map-title-consistency = Local consistency

map-title-difference = Difference from nearest training picture

# The legends of the maps where they are exported.
legend-source = training picture { $image }: { $percent } %

legend-median-pixels = median { $median } pixels

legend-moved = moved: { $percent } % of the pixels

legend-brightest = brightest: { $px } pixels

legend-median-patches = median { $median } patches

legend-median-range = median { $median } of a range of 2

legend-scale = scale: { $low } to { $high }

legend-inconsistent = not the centre of its nearest patch

legend-share = { $percent } % of the pixels

legend-tolerance = tolerance { $tolerance } of a range of 2

# Which places a pixel may take its patches from, and why: patches don't move.
places-fixed = Patches stay in place: this pixel uses its own place only, { $n } of { $all } places.

# The whole picture moves around the torus; `within` is how far, 0 for anywhere.
places-torus-whole = The whole picture can move around the torus: this pixel can come from any place{ $within ->
    [0] {""}
   *[other] {" "}at most { $within } pixels away
}, { $n } of { $all } places, but all pixels move together.

places-torus = On the torus there is no border: this pixel can use any place{ $within ->
    [0] {""}
   *[other] {" "}at most { $within } pixels away
}, { $n } of { $all } places.

places-interior = An interior pixel: the border does not cut its window, so it can use every place{ $within ->
    [0] {""}
   *[other] {" "}at most { $within } pixels away
} where that is also true, { $n } of { $all } places.

places-row-edge = An edge pixel: the border cuts its window { $cut ->
    [first] at the top
    [last] at the bottom
   *[both] at the top and the bottom
}, so it can use the places{ $within ->
    [0] {""}
   *[other] {" "}at most { $within } pixels away
} of its own row only, { $n } of { $all } places.

places-column-edge = An edge pixel: the border cuts its window { $cut ->
    [first] on the left
    [last] on the right
   *[both] on the left and the right
}, so it can use the places{ $within ->
    [0] {""}
   *[other] {" "}at most { $within } pixels away
} of its own column only, { $n } of { $all } places.

places-corner-whole = A window of the whole picture shows where it is: this pixel uses its own place only, { $n } of { $all } places.

places-corner = A corner pixel: the border cuts its window both ways, and only one place is cut like that: its own, { $n } of { $all } places.
