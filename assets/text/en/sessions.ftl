### What the window says about saving, opening and exporting.

# The menu.
menu = Session
    .hint = Save, export, and the command that makes the same picture.

# Opens.
open = Open
    .hint = Open a session or your own training pictures. Ctrl+O.

# Saves.
save = Save
    .hint = Save all settings in a session file that gives the same picture again. Ctrl+S.

# Saves under a name.
save-as = Save as
    .hint = Save the session under another name. Ctrl+Shift+S.

# The list of what can be exported, as a menu.
kind = What to export
    .hint = A picture, an animation, or numbers.

# Exports.
export = Export
    .hint = Save pictures, animations and numbers as files. Ctrl+E.

# Copies the command.
copy-command = Copy as command
    .hint = Copy the command that makes the same picture without the window, bit for bit. Ctrl+Shift+C.

# The session before.
continue = Continue where you left off
    .hint = Restore the last session as it was.

# Not the session before.
decline = Not now
    .hint = Don't restore the last session. It stays in the Session menu until you change something.

# The name of a file.
file = File
    .hint = Where to save the file: a folder and a name.

# A dialog of the system.
browse = Browse
    .hint = Choose the place in the system's file dialog, if there is one.

# Away.
cancel = Cancel
    .hint = Close this without changes. Key: Escape.

# Replaces what is there.
replace = Replace
    .hint = Replace the existing file with the new one.

# Another name.
new-name = New name
    .hint = Use the next free name with a number.

# Starts.
export-start = Export now
    .hint = Write the file.

# Stops.
export-stop = Stop
    .hint = Stop writing. No half-written file is left behind.

# The size of what is exported.
scale = Scale
    .hint = Each pixel becomes a square with this many pixels on each side: larger without blur.

# The speed of an animation.
fps = Frames a second
    .hint = The speed of the animation. It pauses on the finished picture.

# The choice of pictures.
source-guess = Guesses
    .hint = The machine's guesses, x0_hat.

# The choice of pictures.
source-noisy = Noisy pictures
    .hint = The input of the machine, x_t.

# The heading of the dialog.
save-heading = Save the session

# The heading of the dialog.
missing-heading = The training pictures are missing

# Finds the pictures.
find = Open these
    .hint = Open the session with the training pictures from this place.

# Goes on without.
without = Open without them
    .hint = Use the session's settings with the training pictures that are open now.

# Where the pictures are.
pictures = Training pictures
    .hint = The file or folder where they are now.

# Something of this name is there.
exists = A file with this name already exists.

# A folder of this name is there.
folder-exists = A folder with this name already exists.

# The folder is missing.
no-folder = This folder does not exist.

# Nothing can be kept yet.
not-yet = The training pictures are still loading. Try again in a moment.

# No command can say it.
no-command = The changes are too long for a command. Save the session first (Ctrl+S): the command then uses the session file.

# The run is not complete.
still-computing = This run is still being computed.

# The picture differs.
result-differs = This session gives a different picture than the one saved with it. It may have been saved by another version of the program, or on a computer with another processor.

kind-picture = Picture
    .hint = The picture at the playhead, with nothing around it. PNG.

kind-stage = Stage with captions
    .hint = Everything on the stage, with names and counts. PNG.

kind-filmstrip = Filmstrip
    .hint = All steps side by side, from noise to picture. PNG.

kind-mosaic = Mosaic of sources
    .hint = Maps of what each pixel is made of, with legends. PNG.

kind-curves = Curves of the run
    .hint = Patch size, effective patches and nearest training picture at each step. PNG.

kind-gif = Animation
    .hint = From noise to picture, in a loop. GIF.

kind-frames = Picture of each step
    .hint = A new folder with one PNG for each step.

kind-table = Table of steps
    .hint = The numbers of each step. CSV, for spreadsheets.

kind-array = Picture as numbers
    .hint = The guess at the playhead, (1, c, h, w) float32. NPY.

kind-trajectory = All numbers
    .hint = Every step: pictures, sources, weights. NPZ.

# Said of the dot beside a file's name.
unsaved-dot = The dot means unsaved changes.

# After a save.
saved = Saved { $file }

# After an export.
exported = Exported { $file }

# After a command was copied.
copied = Copied: { $command }

# The same where the command reads the session's file.
copied-with-file = Copied (it reads the saved session): { $command }

# After a session was opened.
opened = Opened { $file }

# The pictures have changed, but not their number or size.
changed = The training pictures in { $data } have changed since this session was saved. The picture may differ.

# The pictures have changed: how many of which size there were and are.
changed-size = The training pictures in { $data } have changed since this session was saved: { $before } then, { $now } now. The picture may differ.

# The pictures are missing. `$problem` is a sentence without its full stop.
missing = { $problem }. Where are they now?

# The same where they are drawn, and can't be. `$problem` is a sentence without its full stop.
missing-drawn = { $problem }. The session can only be opened with the current training pictures.

# How large the picture will be.
picture-pixels = { $w } x { $h } pixels

# While something is written.
exporting = Writing

exporting-of = Writing { $done } of { $of }

# Autosave does not work. `$problem` is a sentence without its full stop.
no-autosave = The session can't be saved for the next start. { $problem }.

# What the last session was.
last-session = ({ $title }, seed { $seed })

# The window was closed because its screen is gone.
screen-gone = The screen is gone, so the window was closed. Your changes are kept for the next start.

# At the start: the settings of the window could not be used. `$file` holds them now.
settings-unusable = The settings could not be used, so the usual ones are used. The old file is { $file }.
