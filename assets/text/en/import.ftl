### What the window says about opening your own pictures.

# Opens the dialog.
open = Open pictures
    .hint = Give the machine your own training pictures: a folder, a zip, or a data file. Ctrl+O.

# The heading of the dialog.
heading = Your own pictures

# Closes the dialog.
close = Close this dialog
    .hint = Go back to the stage without changes. Key: Escape.

# The field.
path = Path
    .hint = A folder, a zip of pictures, a picture, .npy, .npz, IDX (MNIST) or CIFAR.

# In the empty field.
path-empty = /home/me/pictures

# Looks at the path in the field.
scan = Scan
    .hint = See what this path contains.

# The system's dialog.
pick-folder = Choose a folder
    .hint = A folder of pictures. Its subfolders become labels.

# The system's dialog.
pick-file = Choose a file
    .hint = A zip of pictures, a picture, .npy, .npz, IDX (MNIST) or CIFAR.

# Under the field.
ways = Or drop a folder or a file on the window. PNG, JPEG, WebP, GIF, BMP, TIFF; zip archives of them; .npy, .npz, IDX (MNIST), .bin (CIFAR).

# While the system's dialog is open.
picking = Choose in the window that has opened. If no window opens, type the path above.

# Over the last sources.
recent = Recent

# While looking.
scanning = Scanning

# The choice of size.
size = Size

# No change of size.
as-is = As is
    .hint = Keep the pictures as they are. All of them have the same size.

# The hint of the sizes.
size-hint = Width and height of the training pictures, in pixels. Small pictures are much faster.

# The choice of fit.
fit = Fit

# The choice of colour.
colours = Colour

# The choice of number.
how-many = How many

# The number of pictures.
count = Number of pictures
    .hint = How many pictures to use.

# The arrays of an archive.
array = Array

# On an array.
array-hint = Which array of the archive contains the pictures.

# The choice of what black and white are among the numbers of an array.
range = Numbers

range-signed = -1 to 1
    .hint = Black is -1, white is 1.

range-unit = 0 to 1
    .hint = Black is 0, white is 1.

range-byte = 0 to 255
    .hint = Black is 0, white is 255.

# Under that choice.
range-guessed = Guessed: no number is below 0.

# Said where the system's dialog can't be opened.
no-dialog = No file dialog is available here (xdg-desktop-portal or zenity provides one). Type the path, or drop a file or a folder on the window.

# The seed of a random sample.
sample-seed = Sampling seed
    .hint = The seed of the random selection. The same seed gives the same pictures.

# The labels.
labels = Labels

# On a label.
label-hint = Which labels to use. All labels are used until you choose one.

# Back to the choice of the source.
other = Another source
    .hint = Choose a different folder or file.

# Stops loading.
stop = Stop
    .hint = Stop reading and keep the pictures that are open now.

# The files that were skipped.
skipped = Skipped
    .hint = Files that can't be read, and why.

# While something is held over the window.
drop = Drop to open

# What can be dropped.
drop-what = A folder or a zip of pictures, .npy, .npz, MNIST, CIFAR, or a session file

# More than one thing was dropped.
one-at-a-time = Several files were dropped, and only the first is opened. Put them into a folder or a zip to open all of them.

fit-crop = Crop
    .hint = Keep the middle of each picture, as large as possible.

fit-pad = Pad
    .hint = Keep the whole picture and fill the rest with grey.

fit-stretch = Stretch
    .hint = Keep the whole picture and stretch it to a square.

colour-as-found = As found
    .hint = In colour if at least one picture has colour.

colour-grey = Grey
    .hint = Brightness only: a third of the work.

colour-colour = Colour
    .hint = Three channels, even if all pictures are grey.

take-all = All
    .hint = Every picture that can be read.

take-first = First
    .hint = The first pictures, by name or in the order of the file.

take-random = Random
    .hint = A random selection. The same seed gives the same pictures.

# The title of the system's dialog.
title-folder = Choose a folder of pictures

# The title of the system's dialog.
title-file = Choose a file with pictures

# What is at a path.
kind-folder = a folder of pictures

kind-zip = a zip archive of pictures

kind-picture = one picture

kind-npy = a NumPy array

kind-npz = a NumPy archive

kind-idx = an IDX file, like MNIST

kind-cifar = binary CIFAR

# What a source is, and how many pictures it has: `$number` is `$count` as it is written.
found-line = { $count ->
    [one] { $what }: { $number } picture
   *[other] { $what }: { $number } pictures
}

# The size of a picture, in pixels.
picture-size = { $w } x { $h }

# All sizes that were found. `$colour` is `none`, `some` or `all`.
sizes-all = { $sizes }, { $colour ->
    [none] grey
    [all] colour
   *[some] some grey, some in colour
}

# The first sizes of many.
sizes-more = { $sizes } and { $more ->
    [one] { $more } other size
   *[other] { $more } other sizes
}, { $colour ->
    [none] grey
    [all] colour
   *[some] some grey, some in colour
}

# A label with its number of pictures.
label-entry = { $label } { $number }

# The label of pictures that are in no folder.
no-folder = no folder

# What the machine will cost with these pictures.
cost-line = About { $step } a step, { $whole } a picture; { $memory } of memory.

# The same while the current set is still there.
cost-beside = About { $step } a step, { $whole } a picture; { $memory } of memory ({ $meanwhile } until the current set is closed).

# How that was estimated.
cost-measured = Estimated from the steps on the stage, for its machine.

cost-rough = A rough estimate: nothing has been measured on the stage yet.

# The offer of a sample.
sample-must = This is more than can be loaded. { $sample } at random: about { $step } a step.

sample-may = Too many for live results. { $sample } at random: about { $step } a step.

# The button that takes the sample.
take-sample = Use { $sample }

# The button that opens: `$number` is `$count` as it is written.
open-pictures = { $count ->
    [one] Open { $number } picture
   *[other] Open { $number } pictures
}

# While a set is being read, before its number is known.
reading = Reading

reading-of = Reading { $done } of { $of } pictures

# How many files can't be read: `$number` is `$count` as it is written.
unreadable = { $count ->
    [one] { $number } file can't be used and will be skipped
   *[other] { $number } files can't be used and will be skipped
}

# The same where not all of them have been looked at.
unreadable-among = { $count ->
    [one] { $number } file among the { $checked } checked can't be read and will be skipped
   *[other] { $number } files among the { $checked } checked can't be read and will be skipped
}

# The same where other files are in the folder, too.
unreadable-so-far = { $count ->
    [one] { $number } file can't be used and will be skipped; { $checked } of { $pictures } pictures were checked
   *[other] { $number } files can't be used and will be skipped; { $checked } of { $pictures } pictures were checked
}

# How many files were skipped: `$number` is `$count` as it is written.
files-skipped = { $count ->
    [one] { $number } file skipped
   *[other] { $number } files skipped
}

# Under a list that shows the first of them.
and-more = and { $number } more

# Behind the number of pictures to take.
of-all = of { $number }

# Before the seed of a random sample.
seed = seed

# A picture of the preview, for screen readers.
preview-picture = Preview of picture { $number }

# Memory.
megabytes-few = less than 1 MB

megabytes = { $number } MB

gigabytes = { $number } GB
