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

fits-crop = Crop
    .hint = Keep the middle of each picture, as large as possible.

fits-pad = Pad
    .hint = Keep the whole picture and fill the rest with grey.

fits-stretch = Stretch
    .hint = Keep the whole picture and stretch it to a square.

colour-choices-as-found = As found
    .hint = In colour if at least one picture has colour.

colour-choices-grey = Grey
    .hint = Brightness only: a third of the work.

colour-choices-colour = Colour
    .hint = Three channels, even if all pictures are grey.

takes-all = All
    .hint = Every picture that can be read.

takes-first = First
    .hint = The first pictures, by name or in the order of the file.

takes-random = Random
    .hint = A random selection. The same seed gives the same pictures.

title-folder = Choose a folder of pictures

title-save = Choose a file with pictures

open-button-open-1-picture = Open 1 picture

reading-reading = Reading

unreadable-line-1-file = 1 file

skipped-line-1-file-skipped = 1 file skipped

bytes-less-than-1 = less than 1 MB
