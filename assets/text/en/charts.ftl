### What is written in the pictures of charts, maps and stages.

# The kinds of pictures.
class-copy = copy

class-novel-right = new, right count

class-wrong = new, wrong count

class-malformed = not well formed

class-novel = new

# What changes from column to column of a census.
axis-patches = patch size P (pixels)

axis-times = time t* of the switch from P = { $before } to { $after }

axis-reaches = reach (pixels)

axis-factors = factor of the { $schedule } schedule

axis-localities = patch schedule

# Values of an axis: the window that is the whole image; patches that can move anywhere.
whole = whole

all = all

# The heading of a census: what was counted.
count-fingers = Number of fingers

count-eyes = Number of eyes

count-clock-hands = Number of clock hands

count-petals = Number of petals

count-arms = Number of arms

count-segments = Number of segments

count-nothing = New pictures and copies

# Below the heading: what changes, how many seeds, and how far it is.
census-note = by { $axis }; { $seeds } seeds each

census-note-unfinished = by { $axis }; { $seeds } seeds each; { $done } of { $all } pictures done

# The row of pictures that are not well formed.
row-malformed = none*

# Beside the row with the right number of parts.
row-right = right

# Below the heat map.
map-note = Share of all pictures in percent. * not well formed

# Below the names of the classes.
with-intervals = with 95 % intervals

# A number of the axis of shares, and of the scale of the colours.
percent = { $percent } %

# The curves of a run.
curve-patch = Patch size P(t), in pixels

curve-effective = Effective number of patches: median and middle half of the pixels (logarithmic)

curve-nearest = Difference from the nearest training picture (root mean square, range 2)

# The ends of the axis of time.
time-noise = t = 1, noise

time-picture = t = 0

# The heat map of P(t); $name is that of the network.
field-map-title = P(t) of { $name }

field-map-note = Machines with each patch size P: how many times as far from the network as the best (1 - cosine)

field-map-x = t, from noise to picture

field-map-y = P, px

field-map-best = best P

field-map-squares = squares with 50 % and 90 % of the receptive field

field-map-window = window of the network

field-map-times = { $times } x

# The sheet of receptive fields; $name is that of the network.
field-sheet-title = What { $name } looks at

field-sheet-note = Receptive field: mean absolute gradient of the guess of the noise, over its maximum (logarithmic)

# Below a receptive field: the sides of the squares with half and with most of it.
field-sheet-step = t = { $t }: { $inner } px, { $outer } px

# The pictures beside the maps.
noisy-picture = Noisy picture x_t

guess = Guess x0_hat

# Below a long list of sources.
legend-more = and { $number } more

# The directions of a displacement.
move-right = right

move-down = down

move-left = left

move-up = up

move-none = stays

# Over a stage: its machine, with its short and its long name.
stage-title = { $short }, { $long }

# Below the stages: what is shown.
stage-line = { $set }, seed { $seed }, step { $step } of { $steps }, t = { $t }, window { $window }

stage-line-network = { $set }, seed { $seed }, step { $step } of { $steps }, t = { $t }, network

# Over the curves of a run.
curves-line = { $set }, seed { $seed }, { $machine }

# What the numbers of an array mean.
array-range = -1 is black, 1 is white, not clipped
