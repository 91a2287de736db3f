### What all areas say, and helpers for sentences.

# A line under the name.
app-line = Where the creativity of image diffusion comes from

# Back to the exhibit's own settings.
reset = Reset to the exhibit
    .hint = Go back to this exhibit's own settings. The noise stays the same.

# The small version.
twin = Small version
    .hint = The same exhibit at 32 pixels, with patches that can move: fast enough to play with.

# The big slider.
locality = Patch size
    .hint = How much of the picture the machine sees around each pixel. With a small window the parts of the picture don't agree with each other; with the whole image the machine can only copy. Keys: Up and Down.

# The end of the slider where the window is one pixel.
pixel = pixel

# The end of the slider where there is no window.
whole = whole image

# The heading of the slider.
locality-heading = Locality

# Beside the chooser of the window's change over time.
over-time-short = Over time

# How the window changes over time.
over-time = Patch size over time
    .hint = Whether the patch size stays the same from noise to picture. Trained networks look far at high noise and near at low noise; the named schedules were measured on them.

# Folds the picture of it away.
fold-over-time = Plot of the patch size over time
    .hint = Show or hide the plot of the patch size over time.

# The switch.
equivariance = Equivariance
    .hint = Off: a pixel can use training patches from its own place only. On: it can use patches from other places too, so the machine does not know where it is. Key: E.

# The dial behind the switch.
reach = Reach
    .hint = How many pixels a training patch can move from its own place. All: anywhere in the picture.

# What lies beyond the border.
boundary = Boundary

# Nothing beyond the border.
zeros = Zeros
    .hint = There is nothing beyond the border, so a pixel near the border knows where it is. Key: O.

# The other side beyond the border.
circular = Circular
    .hint = The picture wraps around at the border, so every place is the same. Key: O.

# The map of the machines.
machine = Machine

# Folds the map away.
fold-machines = Map of the machines
    .hint = Show or hide the map of the machines.

# The columns of the map.
same-place = same place

# The columns of the map.
any-place = any place

# The rows of the map.
window = window

# The starting noise.
seed = Seed
    .hint = The number that the starting noise is made from. The same seed always gives the same noise.

# The button for new noise.
reroll = New noise
    .hint = Start from different noise. Key: N.

# The lock.
lock = Lock the noise
    .hint = Keep this noise: the New noise button and its key then do nothing.

# The search.
next-wrong = Next wrong count
    .hint = Try one seed after another until the picture has the wrong number of parts. Escape stops the search.

# How the signal fades.
schedule = Noise schedule
    .hint = How quickly the picture disappears in the noise as t goes from 0 to 1. The paper uses the cosine.

# Number of steps.
steps = Steps
    .hint = The number of steps in which the noise is removed. More steps are slower and finer.

# Play.
play = Play
    .hint = Watch the picture emerge from the noise. Key: Space.

# Pause.
pause = Pause
    .hint = Pause here. Key: Space.

# One frame towards the result.
forward = Step forward
    .hint = One step towards the picture. Key: Right.

# One frame towards the noise.
back = Step back
    .hint = One step towards the noise. Key: Left.

# To the noise.
first = Go to the noise
    .hint = Go to the first step. Key: Home.

# To the result.
last = Go to the result
    .hint = Go to the last step. Key: End.

# Again and again.
loop = Loop
    .hint = Start again from the noise when the picture is done.

# Frames a second.
speed = Speed
    .hint = How many steps are played per second, from slow motion for talks to very fast.

# The strip of frames.
playhead = Playhead
    .hint = The machine's guess at each step, from noise to picture. Drag or click.

# The choice of pictures.
view-both = Both
    .hint = The noisy picture and the machine's guess, side by side. Key: V.

# The choice of pictures.
view-guess = Guess
    .hint = Only the machine's guess, as large as possible. Key: V.

# The choice of pictures.
view-noisy = Noise
    .hint = Only the noisy picture, as large as possible. Key: V.

# The choice of pictures.
view-difference = Copy?
    .hint = The guess next to the nearest training picture, and the difference between them. Key: V.

# Over the nearest training picture.
nearest-caption = Nearest training picture
    .hint = Of all training pictures, the one that differs least from the guess.

# Over the difference.
difference-caption = Difference
    .hint = The guess minus that training picture. Even grey means an exact copy.

# Closes the panel on the right.
side-close = Close this panel
    .hint = Make room for the pictures again.

# The panel with the training pictures.
training = Training pictures
    .hint = Everything the machine knows. The picture nearest to the guess is marked. Key: T.

# Over the noisy picture.
noisy-caption = Noisy picture
    .hint = x_t: the input of the machine at this step. Each step removes some of the noise.

# Over the guess.
guess-caption = Machine's guess
    .hint = x0_hat, the posterior mean. Each pixel is an average of training pixels, weighted by how well their surroundings match what the machine sees.

# While the picture is of older settings.
updating = updating

# Undo.
undo = Undo
    .hint = Undo the last change. Ctrl+Z.

# Redo.
redo = Redo
    .hint = Redo the last change. Ctrl+Shift+Z.

# The menu for what does not fit into the bar.
more = More
    .hint = More views and settings: machines side by side, many seeds, panels, appearance.

# The other theme.
theme = Light or dark
    .hint = Dark for a dim room, light for a bright one.

# The keys.
help = Keys
    .hint = All keyboard shortcuts. Key: ? or F1.

# The whole screen.
full-screen = Full screen
    .hint = Switch full screen on or off. Key: F11.

# The panel with the controls.
controls = Controls
    .hint = Show or hide the controls. Tab moves through them.

# Closes a message.
dismiss = Dismiss
    .hint = Close this message.

# Closes the help.
close = Close
    .hint = Back to the picture. Key: Escape.

# The same window at every time.
form-constant = Same at every step

# A straight line.
form-linear = Straight line

# A switch.
form-switch = Switch once

# A curve.
form-curve = Custom curve

# A list.
form-scales = List of sizes

# While a training set is being drawn or read.
opening = Loading the training pictures

# While looking for a wrong count.
searching = Looking for a wrong count. Escape stops the search

# At "whole image" with zeros, moving has no meaning.
whole-cannot-move = A whole image can't move unless the boundary is circular.

# What the filmstrip shows.
film = Noise in the filmstrip
    .hint = Show the noisy pictures x_t in the filmstrip instead of the machine's guesses.

# A black screen, for screen readers.
blank = Black screen

schedule-name-cosine = Cosine

schedule-name-linear = Linear

schedule-name-exponential = Exponential

# The names of the machines in words; their short names are the same in every language.
machine-long-is = ideal score machine

machine-long-es = equivariant score machine

machine-long-ls = local score machine

machine-long-els = equivariant local score machine

machine-long-bb-els = boundary-broken equivariant local score machine

machine-sentence-is = Sees the whole picture and knows only whole training pictures, so it can only copy one of them.

machine-sentence-es = Sees the whole picture and knows every training picture, shifted to any place.

machine-sentence-ls = Each pixel sees only its window and uses training patches from the same place.

machine-sentence-els = Each pixel sees only its window and uses training patches from any place.

machine-sentence-bb-els = Each pixel sees its window and the border, and uses patches at the same distance from the border.

# On a machine of the map: its short and its long name, what it may look at, its key.
machine-hint = { $short }: the { $long }. { $sentence } Key: { $key }.

# A patch size.
patch-side = { $side } px

# How far patches may move, where that is anywhere.
reach-all = all

# How far patches may move.
reach-within = { $distance } px

# A share in per cent.
share-percent = { $percent } %

# Under the slider of the patch size.
sees-everything = sees everything

# Under the slider of the patch size.
sees-share = sees { $share } of the picture

# Under the slider of the patch size, where the size changes from noise to picture.
sees-shares = { $first } at first, { $last } at the end

# The same in full, for the pointer.
window-covers = Each pixel's window covers { $share } of the picture ({ $patch }), on average over all pixels.

# The same in full, for the pointer, where the size changes from noise to picture.
window-covers-changing = Each pixel's window covers { $first } of the picture ({ $first-patch }) at the start and { $last } of the picture ({ $last-patch }) at the end, on average.

# The guess is a copy.
copy-of-line = A copy of number { $number }, RMS { $rms }

# The guess is none.
nearest-line = Nearest to the guess: number { $number }, RMS { $rms }

paper-name-mnist-unet = UNet on MNIST

paper-name-mnist-resnet-zeros = ResNet on MNIST

paper-name-mnist-resnet-circular = Circular ResNet on MNIST

paper-name-fashion-unet = UNet on FashionMNIST

paper-name-fashion-resnet = ResNet on FashionMNIST

paper-name-cifar-unet = UNet on CIFAR10

paper-name-cifar-resnet-zeros = ResNet on CIFAR10

paper-name-cifar-resnet-circular = Circular ResNet on CIFAR10

paper-name-celeba-unet = UNet on CelebA

paper-name-celeba-resnet = ResNet on CelebA

# A count of parts, in large type.
fingers = { $n ->
    [one] { $n } finger
   *[other] { $n } fingers
}

eyes = { $n ->
    [one] { $n } eye
   *[other] { $n } eyes
}

# Of a clock.
clock-hands = { $n ->
    [one] { $n } hand
   *[other] { $n } hands
}

petals = { $n ->
    [one] { $n } petal
   *[other] { $n } petals
}

arms = { $n ->
    [one] { $n } arm
   *[other] { $n } arms
}

# Of the seven of a digit.
segments = { $n ->
    [one] { $n } segment
   *[other] { $n } segments
}

# The lit segments make a digit.
a-digit = a digit

# The lit segments make none.
not-a-digit = not a digit

# A picture in which nothing can be counted.
not-well-formed = not well formed

counting-fingers = Counted in the guess: everything that sticks out of the palm, including the thumb.

counting-eyes = Counted in the guess: dark spots in the face that are wider than the line of the mouth.

counting-clock-hands = Counted in the guess: lines from the centre of the dial.

counting-petals = Counted in the guess: everything that sticks out from the centre of the flower.

counting-arms = Counted in the guess: everything that sticks out of the trunk.

counting-segments = Read from the guess: which of the seven segments are lit, and whether they make a digit.

# On the count, after how it is made.
count-of-training = Every training picture has { $n }.

# On the count of segments, after how it is made.
every-training-picture-a-digit = Every training picture is a digit.

# On the count, at the end.
count-click = Click to number them on the picture. Key: P.

# Where in time the playhead is.
time-readout = step { $frame } of { $of }    t = { $t }

# The same where there is little room.
time-readout-short = { $frame }/{ $of }   t = { $t }

# While a run is under way.
computing = Computing step { $step } of { $of }

# While a run is under way, with the time that it still takes.
computing-left = Computing step { $step } of { $of }, { $left } left

# When a run is complete.
computed = { $of ->
    [one] { $of } step computed in { $duration }
   *[other] { $of } steps computed in { $duration }
}

milliseconds = { $n } ms

seconds = { $n } s

minutes = { $n } min

hours = { $n } hours

days = { $n } days

a-second = a second

# When no seed with a wrong count was found.
no-wrong-found = None of the next { $n } seeds gives a wrong count. A smaller patch size makes wrong counts more likely.

# A speed of the player: slow motion.
speed-slow = one in { $seconds } s

# The same where there is little room.
speed-slow-short = 1 in { $seconds } s

# A speed of the player.
speed-fast = { $frames } a second

# The same where there is little room.
speed-fast-short = { $frames } / s

# The name of this language in itself.
language-name = English

# What the switch in the top bar says to change to this language; one or two letters.
language-short = EN

# At the end of a sentence.
full-stop = {"."}

# One sentence after the other.
two-sentences = { $first } { $second }

# Names in a list.
two-in-a-list = { $first }, { $second }

# Two names in a sentence.
two-in-a-sentence = { $first } and { $second }
