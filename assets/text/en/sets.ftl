### What the window says about changes of the training set and about painting.

# The hover text of that.
edited-hint = The training set was edited. See the panel with the training pictures (T).

# How to choose.
training-how = Click to select, with Shift or Ctrl for several. Double-click switches a picture on or off. The number on a picture is the share of the current result, in percent, that its patches gave.

# Keeps the sources only.
only-sources = Only the sources of this picture
    .hint = Switch off every training picture that gave less than 1 % of the current result. The machine then makes nearly the same picture from the few that are left.

# Takes the nearest away.
without-nearest = Without the nearest picture
    .hint = Switch off the training picture nearest to the current guess. Can the machine still make it?

# Everything on.
all-again = All on
    .hint = Switch all training pictures on.

# The set as it was.
restore = Restore
    .hint = Undo all changes of the training set, including copies and painted pictures.

# On or off.
switch = On or off
    .hint = Switch the selected pictures off, so the machine does not know them, or on again. Key: U.

# Copies.
duplicate = Duplicate
    .hint = Duplicate each selected picture. A picture that is there twice counts twice in every mean. Key: Ctrl+D.

# Left and right.
mirror = Mirror
    .hint = Swap left and right in the selected pictures. Key: Ctrl+M.

# Out of the set.
delete = Delete
    .hint = Remove the selected pictures from the set. Undo brings them back. Key: Delete.

# Painting.
draw = Draw
    .hint = Paint on the selected picture, or on a copy of it. What happens if one hand has six fingers? Key: H.

# Before the first picture.
no-picture-yet = The stage does not show a picture from this training set yet. Wait for it.

# The pixel editor: its button.
paint = Paint
    .hint = Paint a training picture, or paint on the noisy picture of this step and continue from there. Key: H.

# What to paint on.
on-training = Training
    .hint = The selected training picture: change it, or make a new one from it.

# What to paint on.
on-blank = Blank
    .hint = A new training picture, starting with just the background.

# What to paint on.
on-result = Result
    .hint = A new training picture, starting with the guess on the stage.

# Their hint.
brush-hint = The width of the brush and the eraser. Keys: [ and ].

# The colour.
colour = Colour
    .hint = The colour of the brush. Click to choose any colour.

# Both sides at once.
both-sides = Paint on both sides
    .hint = Mirror each stroke on the other side.

# Lines between pixels.
grid-lines = Grid
    .hint = Show lines between the pixels. Key: G.

# Copying.
copy = Copy
    .hint = Copy the selected rectangle without its background. Key: C.

# Cutting.
cut = Cut
    .hint = Copy the selected rectangle and erase it. Key: X.

# Pasting.
paste = Paste
    .hint = Paste the copied piece; drag it, or move it with the arrow keys. Key: V.

# Flipping.
flip = Flip
    .hint = Swap left and right in the pasted piece.

# Putting down.
settle = Place
    .hint = Place the pasted piece here. Key: Enter.

# Another picture.
save-new = Save as new picture
    .hint = Add this picture to the training set. The machine uses it at once.

# The same picture.
replace = Replace picture
    .hint = Replace the training picture with this one. Undo brings the old one back.

# Continues the run from the painted picture.
continue = Run from here
    .hint = Cover the paint with noise for this step and let the machine continue from here, as a branch.

# Other noise.
other-noise = Next noise
    .hint = Cover the paint with different noise. Each noise gives a different picture.

# What to look at.
show-noise = Show the noise
    .hint = Show the noisy picture that the machine will get, or the guess from it.

# Away.
draw-close = Back without saving
    .hint = Go back to the stage. The painting is kept until you start another one. Key: Escape.

# The picture itself, for screen readers.
canvas = Canvas

# When the set was changed while a picture of it was painted on.
set-has-changed = The training set has changed since you started painting. Save this as a new picture instead.

# A census is of a set, not of a choice.
census-of-all = A census uses all training pictures of the set, but some are switched off. Delete them, or switch them all on.

# Over the training pictures, when all are in use.
training-all = { $of ->
    [one] One picture, in use
   *[other] All { $of } pictures in use
}

# The same with some of them selected.
training-all-selected = { $of ->
    [one] One picture, in use, { $selected } selected
   *[other] All { $of } pictures in use, { $selected } selected
}

# Over the training pictures, when some are switched off.
training-some = { $in-use } of { $of } pictures in use

# The same with some of them selected.
training-some-selected = { $in-use } of { $of } pictures in use, { $selected } selected

# What is open, in the line along the bottom. `$colour` is `colour` or `grey`.
data-all = { $of ->
    [one] { $of } training picture, { $w } x { $h }, { $colour ->
        [colour] colour
       *[grey] grey
    }
   *[other] { $of } training pictures, { $w } x { $h }, { $colour ->
        [colour] colour
       *[grey] grey
    }
}

# The same, when some are switched off.
data-some = { $of ->
    [one] { $in-use } of { $of } training picture, { $w } x { $h }, { $colour ->
        [colour] colour
       *[grey] grey
    }
   *[other] { $in-use } of { $of } training pictures, { $w } x { $h }, { $colour ->
        [colour] colour
       *[grey] grey
    }
}

# In the header of a stage whose training set was changed.
edited-set = edited set

# The same, when some pictures are switched off.
edited-set-some = edited set, { $in-use } of { $of } on

# A training picture, for screen readers, under the pointer and over the editor.
training-picture = Training picture { $number }

# Something more to say of a training picture.
with-note = { $line }, { $note }

note-label = label { $label }

note-off = off

note-copy = a copy

note-edited = edited

note-nearest = nearest to the guess

note-share = gave { $percent } % of the picture

# A change that would switch off everything.
one-must-stay = At least one training picture must stay switched on.

# The training set has changed since the changes were made.
edits-do-not-fit = The changes of the training set no longer fit it and are ignored: { $problem }.

# Over the editor.
paint-blank = New training picture

# Over the editor.
paint-result = New picture from the result

# Over the editor.
paint-noisy = Noisy picture of this step

# The sizes of the brush, for screen readers.
brush-of-1 = Brush of 1 pixel

brush-of-2 = Brush of 2 pixels

brush-of-3 = Brush of 3 pixels

brush-of-5 = Brush of 5 pixels

brush-of-8 = Brush of 8 pixels

# A colour of the picture.
swatch = Colour { $number } of the picture

tool-brush = Brush
    .hint = Paint. Key: B.

tool-eraser = Eraser
    .hint = Paint the background: the most common colour along the border. Key: E.

tool-fill = Fill
    .hint = Fill a connected area of similar colour. Key: F.

tool-picker = Colour picker
    .hint = Pick a colour from the picture. Key: I.

tool-select = Select
    .hint = Select a rectangle to copy it, or move the pasted piece. Key: S.

move-left = Move left
    .hint = Move the selected pictures by one pixel, with Shift by eight. The border pixels are repeated; with a circular boundary the pictures wrap around.

move-right = Move right
    .hint = { move-left.hint }

move-up = Move up
    .hint = { move-left.hint }

move-down = Move down
    .hint = { move-left.hint }

# What to paint on.
on-noisy = Noisy
    .hint = Paint on x_t, the noisy picture of this step, and continue from there. The paint is dimmed and covered with new noise for this step, x_t = sqrt(alpha_bar) paint + sqrt(1 - alpha_bar) noise, so its statistics match the rest of the picture. The eraser paints the mean of the training pictures.
