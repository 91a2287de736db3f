### What is said about curves.

# The panel with the curves.
curves = Curves
    .hint = Numbers for each step, from noise to picture: how the guess becomes certain. Key: L.

# Puts the curves on the clipboard.
copy-csv = Copy as CSV
    .hint = Copy all numbers of all steps to the clipboard, for a spreadsheet.

# Under the time axis of the curves.
curves-x-axis = time t: from noise (1) to picture (0)

# What the curves say a value about.
curves-time-hint = The numbers below are for this step: the one under the pointer, otherwise the one at the playhead. Drag in a plot to move the playhead.

# Below this line a picture is a copy.
copy-rule = copy below

# What all training pictures have.
right-rule = training pictures

# At the first step nothing can have changed.
no-step-before = first step

curve-effective = Effective patches
    .hint = How many training patches a pixel is an average of: 1 / sum of squared weights. The line is the median over the pixels; the band holds the middle half of them. Each grid line is ten times the one below. Plain background is the same in many pictures, so there the number stays high.

curve-sources = Source pictures
    .hint = How many training pictures the guess is pasted together from: those with the strongest patch for at least 1 % of the pixels.

curve-nearest = Distance to training (RMS)
    .hint = Root mean square difference between the guess and the nearest training picture, where black to white is 2. Below the dashed line (a third of the usual difference between training pictures) it counts as a copy. On the torus, every shift is tried.

curve-changed = Pixels with a new source
    .hint = Share of the pixels whose strongest patch comes from a different training picture than in the step before.

curve-parts = Parts counted
    .hint = How many parts the guess has at each step. A cross means not well formed, so the number says little.

curve-patch = Patch size P(t) in pixels
    .hint = The patch size at each step: the side of the window, in pixels.

curve-levels = Signal and noise
    .hint = How much of the noisy picture is signal, sqrt(alpha_bar), and how much is noise, sqrt(1 - alpha_bar). Their squares add up to 1.

# When the curves are on the clipboard.
curves-copied-nothing = Nothing to copy yet: the first step is still being computed.

curves-copied-steps = { $steps ->
    [one] Copied one step to the clipboard, as CSV.
   *[other] Copied { $steps } steps to the clipboard, as CSV.
}

curve-chip-effective = Patches

curve-chip-sources = Sources

curve-chip-nearest = Distance

curve-chip-changed = Changes

curve-chip-parts = Parts

curve-chip-patch = P(t)

curve-chip-levels = Signal and noise

# The step that the curves' numbers are of.
curves-step = Step { $step } of { $steps }, t = { $t }

# The plot of a curve, for screen readers and tests.
plot-name = Plot: { $curve }

# A curve with what it says at a step, for screen readers and tests.
curve-line = { $curve }: { $values }

# The middle half of some numbers.
quartiles-line = ({ $low } to { $high })

# Which training picture is nearest.
nearest-copy = copy of picture { $number }

nearest-to = to picture { $number }

# How much of the noisy picture is picture, and how much is noise.
signal-level = signal { $level }

noise-level-line = noise { $level }

# A number of an axis of shares.
percent-mark = { $percent } %
