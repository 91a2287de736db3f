### What is said about how far a network sees.

# The view.
receptive-field = How far it sees
    .hint = How far the network looks at each time: the patch size P(t) of the machine that is most similar to it, and the part of its own window that it depends on. Key: S.

# Back to the stage.
close = Back to the stage
    .hint = Close this view; the results are kept. Key: S or Escape.

# Where no network is on a stage.
no-network = This view shows how far a trained network looks, step by step. Show a network next to the theory first.

# Gives the machines what was found.
use = Use this P(t)
    .hint = Give the local machines on the stages the best patch size of each step. Ctrl+Z undoes it.

# While it can't be pressed.
use-later = Available when the best patch size of every step is known.

# While it can't be pressed.
use-nobody = No machine on the stages has a window. Show one next to the network (key 7).

# All figures.
copy = Copy as CSV
    .hint = Copy all figures to the clipboard: for each step the best patch size, the squares of the receptive field, and the cosine of every patch size.

# Stops.
stop = Stop
    .hint = Stop here. The results so far are kept, and you can resume later.

# Resumes.
resume = Resume
    .hint = Continue where it stopped.

# The heat map.
map = Machines with each patch size
    .hint = At every step, the network's guess of the noise is compared with that of a machine with each patch size. The noisy pictures come from the network's own runs, from three seeds that are not used for anything else. Colour: how many times farther from the network (1 - cosine) than the best patch size of that step. At high noise all cosines are within a thousandth of each other; this scale still tells them apart. Click: move the playhead.

# The heat map, for screen readers and tests.
map-name = Heat map of patch sizes over time

# The receptive field.
field = What it depends on
    .hint = The receptive field, measured on the network itself: how strongly its guess of the noise at a pixel depends on each pixel around it. Mean absolute gradient over nine pixels and three noisy pictures of this step, on a logarithmic scale. The frame is the whole picture, to scale. The guess of the noise depends most on the pixel itself.

# The receptive field, for screen readers and tests.
field-name = Receptive field at this step

# The cosines of the step.
slice = Cosine by patch size
    .hint = The cosine of the angle between the network's guess of the noise and that of a machine with each patch size, at this step; 1 means the same except for scale. Mean over the seeds.

# The plot of it, for screen readers and tests.
slice-name = Plot of the cosine by patch size

# What is not there yet.
waiting = Not known yet

# The axis of time.
x-axis = t, from noise to picture

# The axis of patch sides.
y-axis = P, px

# The end of the scale.
best-end = best

line-best = best P

line-outer = 90 % of the field

line-inner = 50 % of the field

line-window = window of the network

line-hint-best = The patch size of the machine most similar to the network at each step: the calibrated P(t).

line-hint-present = What this machine uses now. Use this P(t) gives it the best patch sizes.

line-hint-outer = Side of the square around a pixel that contains 90 % of the receptive field.

line-hint-inner = Side of the square around a pixel that contains half of the receptive field.

line-hint-window = The limit set by its convolutions: nothing outside can have any influence.

# How far it is.
progress-line = Measuring step { $step } of { $steps }

# Stopped on the way.
stopped-line = Stopped at step { $step } of { $steps }

# The step that is shown.
step-line = Step { $step } of { $steps }, t = { $t }

# A line of the legend: the P(t) of the machine that is compared.
line-present = P(t) of { $machine } now

# The best patch size of the step.
best-line = Best P: { $size } px, cosine { $cosine }

# What a machine has there now.
present-best = { $machine }: { $patch }, the best

present-worse = { $machine }: { $patch }, { $times } times as far

present-only = { $machine }: { $patch }

# The squares of the receptive field, and the window of the network.
squares-line = 50 % in { $inner } x { $inner }, 90 % in { $outer } x { $outer } of { $window } x { $window } px

# A field of the heat map.
cell-best = t = { $t }, P = { $size } px: cosine { $cosine }, the best

cell-worse = t = { $t }, P = { $size } px: cosine { $cosine }, { $times } times as far

# Below that.
cell-best-there = Best: P = { $size } px, cosine { $cosine }

# A pixel of the receptive field.
pixel-itself = the pixel itself: { $share } % of the field

pixel-away = { $rows } rows, { $columns } columns: { $share } % of the field

# The end of the scale: a number of times.
times-end = { $times } x

# What the colours of the map mean.
scale-line = Colours: from the best patch size of a step to { $times } times as far from the network, logarithmic

# When one machine has it, or several.
used-one = { $machine } now uses this P(t). Ctrl+Z undoes it.

used-many = { $machines } now use this P(t). Ctrl+Z undoes it.

# When the figures are on the clipboard.
copied-nothing = Nothing to copy yet: the first step is still being measured.

copied-steps = { $steps ->
    [one] Copied one step to the clipboard, as CSV.
   *[other] Copied { $steps } steps to the clipboard, as CSV.
}
