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
verdict-hint = Copy: nearer to a training picture than a third of the usual difference between training pictures. Not decided yet: more than a tenth of the pixels differ from the centre of their strongest patch. New: neither of these; training pictures with at least 1 % of the pixels are counted.

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

candidates-1-candidate = 1 candidate

verdict-new = New: not a copy of a training picture

verdict-new-2 = New: rearranged from 1 training picture

moved-not-at-all = not at all

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

here-displacement-not-moved = Not moved
