### What is said about machines side by side.

# Stages side by side.
compare = Compare
    .hint = Show another machine with the same noise next to this one, or only this one again. Key: C.

# One stage more.
add-stage = Add a machine
    .hint = Show one more machine with the same noise, up to four.

# The four corners of the map.
four-machines = The four machines
    .hint = Whole image or window, same place or any place: the four corners of the map, with the same noise.

# A line over the stages.
comparing = Same noise. Click a machine to control it.

# The hover text of that button.
remove-stage-hint = Remove this machine from the stage.

# The hover text of those figures.
agreement-hint = How similar this guess is to the guess on the first stage, at the same step. r: Pearson's correlation over all values; 1 means the same except for brightness and contrast. RMS: root mean square difference; black to white is 2.

# The name of a stage, for screen readers.
stage-name = Stage { $stage }: { $machine }

# The button that takes a stage away.
remove-stage = Remove stage { $stage }

# How similar a picture is to the one on the first stage.
agreement-line = r = { $r }, RMS { $rms } to { $first }

# The same where one of them is of one value, so that there is no r.
agreement-line-rms = RMS { $rms } to { $first }
