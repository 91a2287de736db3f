### What the census panel says.

# The census.
census = Census
    .hint = How often does it happen? Counts many seeds at many settings in the background while the stage stays live. Key: K.

# Back to the stage.
close = Back to the stage
    .hint = Close this view; the census keeps counting. Key: K or Escape.

# Starts or resumes.
start = Start
    .hint = Count in the background. Columns that were counted before are reused.

# Resumes.
resume = Resume
    .hint = Continue where it stopped.

# Stops.
stop = Stop
    .hint = Stop counting. The results so far are kept, and you can resume later.

# The first value.
from = From
    .hint = The first value of the setting that changes.

# The last value.
to = To
    .hint = The last value of the setting that changes.

# The distance of two values.
every = Every
    .hint = The distance between the values.

# The number of seeds.
seeds = Seeds
    .hint = How many seeds for each column, starting from 0. Every column uses the same seeds.

# One more column.
with-whole = Whole image
    .hint = Add a column for the machine that sees the whole image.

# One more column.
with-all = Any reach
    .hint = Add a column where patches can move anywhere.

# Saving.
save = Save
    .hint = Save the table as CSV or the charts as PNG: the same files as from the census command.

# The path of the file.
path = File
    .hint = Where to save the file. The ending is added for you.

# Saves the table.
save-csv = Save CSV
    .hint = One row for each column of the chart, with shares and their 95 % intervals.

# Saves the charts.
save-png = Save PNG
    .hint = Save both charts as one picture.

# Puts the table on the clipboard.
copy = Copy CSV
    .hint = Copy the table to the clipboard, for a spreadsheet.

# The chart of counts.
map = Number of parts
    .hint = The share of all pictures with each number of parts (upwards), for each setting (to the right). The lowest row, *, holds the pictures that are not well formed. Click a field to see its pictures.

# The chart of classes.
shares = Kinds of pictures
    .hint = For each setting, the shares of copies of a training picture and of new pictures: with the right count, with a wrong count, or not well formed. The thin lines are the 95 % intervals (Wilson) of each share, drawn from where it begins.

# Where the pictures of a field appear.
pictures = Pictures

# When no field was clicked.
click-a-field = Click a field of the charts to see its pictures here. Click a picture to show it on the stage.

# On a picture.
pick-hint = Show this seed with this setting on the stage.

# Before there is anything to see.
nothing-yet = Nothing has been counted yet. Press Start, and the charts fill as the pictures come in.

# How the plan's time comes about.
plan-hint = Estimated from how long the steps on the stage or the previous census took, and from how many training patches each setting compares. More urgent work comes first, so it can take longer while you use the stage.

# When the settings are no longer those of the census that is shown.
other-settings = Charts: other settings

# Over the tables of thumbs.
sides = Are the two sides independent?
    .hint = How many of the well-formed hands have a thumb on the left, and how many on the right. A thumb is a finger whose tip is low beside the palm.

# The rows of the table.
thumb-left = Thumb on the left

# The columns of the table.
thumb-right = Thumb on the right

# How the correlation is computed.
phi-hint = Phi: the correlation between "thumb on the left" and "thumb on the right", each 1 or 0, over the well-formed hands. -1: always exactly one of the two. 0: one says nothing about the other. In brackets, the 95 % interval (Fisher).

# When the table is on the clipboard.
copied = Copied the table to the clipboard, as CSV.

axis-patches = Patch size
    .hint = One column for each patch size, in pixels, the same at every step.

axis-times = Switch time
    .hint = The machine sees the whole image until time t*, and only its window after that. When is the count decided?

axis-reaches = Reach
    .hint = How many pixels a training patch can move from its own place.

axis-thumbs = Two thumbs
    .hint = Are the two sides of a hand independent? Counts thumbs on the left and on the right, which explains the sixth finger.

# Behind a number of pixels in a field.
unit-px = {" "}px

# What will be done, before it begins.
plan-about = { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
} x { $seeds } seeds = { $pictures } pictures: about { $time }

# Some columns are there already.
plan-about-rest = { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
} x { $seeds } seeds = { $pictures } pictures, { $done } counted before: about { $time }

# Nobody knows how fast this computer is.
plan-time-unknown = { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
} x { $seeds } seeds = { $pictures } pictures: time not known yet

plan-time-unknown-rest = { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
} x { $seeds } seeds = { $pictures } pictures, { $done } counted before: time not known yet

# All columns are there already.
plan-nothing-left = { $columns ->
    [one] { $columns } column
   *[other] { $columns } columns
} x { $seeds } seeds = { $pictures } pictures, { $done } counted before: nothing left to do

# How far it is.
progress-left = { $done } of { $pictures } pictures, { $time } left

progress-running = { $done } of { $pictures } pictures

progress-stopped = { $done } of { $pictures } pictures, stopped

progress-done = { $done } of { $pictures } pictures, done

# In the status line.
status-line = Census: { $progress }

# Which exhibit and which machine a census is of.
title-line = { $exhibit }, { $machine }

# Values of the axis with their names.
value-whole-image = Whole image

value-patch = P = { $size } px

value-time = t* = { $time }

value-any-reach = Any reach

value-reach = Reach { $reach } px

value-factor = Factor { $factor }

# Below the axis of times; 1 is noise.
axis-title-times = Time t* of the switch from the whole image to patch size { $size } px (1 is noise)

# What is counted, over the chart.
parts-fingers = fingers

parts-eyes = eyes

parts-clock-hands = hands

parts-petals = petals

parts-arms = arms

parts-segments = segments

# The choice of pictures: those with this number of parts.
which-fingers = { $count ->
    [one] { $count } finger
   *[other] { $count } fingers
}

which-eyes = { $count ->
    [one] { $count } eye
   *[other] { $count } eyes
}

which-clock-hands = { $count ->
    [one] { $count } hand
   *[other] { $count } hands
}

which-petals = { $count ->
    [one] { $count } petal
   *[other] { $count } petals
}

which-arms = { $count ->
    [one] { $count } arm
   *[other] { $count } arms
}

which-segments = { $count ->
    [one] { $count } segment
   *[other] { $count } segments
}

which-not-well-formed = not well formed

which-both-thumbs = a thumb on both sides

which-left-thumb = a thumb on the left only

which-right-thumb = a thumb on the right only

which-no-thumb = no thumb

class-hint-copy = Nearer to a training picture than a third of the usual difference between training pictures.

class-hint-novel-right = Not a copy, with the same number of parts as every training picture.

class-hint-wrong = Not a copy, well formed, but with a different number of parts.

class-hint-malformed = Not a copy, and not a well-formed figure of its kind.

class-hint-novel = Not a copy. Nothing is counted in these pictures.

# A field of a chart, for screen readers and tests.
field-name = { $value }, { $which }: { $count } of { $all }

# A share with its interval; 95 % of such intervals hold the true share.
share-none-counted-yet = none counted yet

share-line = { $count } of { $all } pictures: { $share } % (95 %: { $low } to { $high })

# A class of pictures with its share, in a hover text.
class-share = { $class }: { $share }

# Below those.
mean-sources = Training pictures per picture: { $sources } on average

# The heading over the pictures of a field.
pick-line = { $value }: { $which }

# A picture of the census, for screen readers and tests.
picture-name = Show seed { $seed } on the stage

# What is said about a picture when the pointer rests on it.
picture-class = Seed { $seed }: { $class }.

picture-class-and-count = Seed { $seed }: { $class }, { $count }.

picture-pasted = { $sources ->
    [one] Pasted from { $sources } training picture; RMS { $rms } to training picture { $nearest }.
   *[other] Pasted from { $sources } training pictures; RMS { $rms } to training picture { $nearest }.
}

# The ends of the colours of the map.
ramp-low = 0 %

ramp-high = 100 % of the pictures

# A share in a field of the map, in percent, that is above 0 and below 1.
below-one = <1

# A number of the axis of shares, and a share in whole percent.
percent-short = { $percent } %

# Whether there is a thumb.
yes = yes

no = no

# In a field of the table of thumbs.
hands = { $count ->
    [one] { $count } hand
   *[other] { $count } hands
}

hands-with-fingers = { $count ->
    [one] { $count } hand, mostly { $fingers } fingers
   *[other] { $count } hands, mostly { $fingers } fingers
}

# The correlation of the two thumbs.
phi-line = Correlation { $phi } (95 %: { $low } to { $high })

phi-not-defined = Correlation: not defined yet

sides-too-few = Not enough hands yet.

sides-one-thumb = Each hand has exactly one thumb: a machine that sees the whole hand knows which side it is on, so every hand has five fingers.

sides-more-needed = More hands are needed to tell.

sides-independent = Independent: each side decides by itself whether it has a thumb. { $both } of the hands get two thumbs, which makes six fingers, and { $neither } get none, which makes four.

sides-dependent = The sides know something about each other, but not everything: some hands still get two thumbs, or none.

# When a file was written.
saved-line = Saved { $path } in { $time }.
