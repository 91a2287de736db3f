### The sentence under the picture: why it came out as it did.

# The button beside the sentence.
look = Why?
    .hint = Pin a pixel that shows it, with the window that it sees. Escape closes it. Key: Z.

# The button of the table.
thumbs = Two thumbs
    .hint = How often there is a thumb on the left and on the right: in the training hands, and in the hands that this machine makes. Key: 8.

# The hover text of the sentence.
sentence-hint = Computed from this picture and the windows of all steps so far. A training picture is named when its patches gave more than half of the weight.

# A copy of one training picture alone.
claim-copy = { $so-far ->
    [yes] So far every pixel is from picture { $image }: a copy.
   *[no] Every pixel is from picture { $image }: a copy.
}

# A copy in another place; where it moved to comes from the verdict.
claim-copy-moved = { $so-far ->
    [yes] So far every pixel is from picture { $image }, moved { $by }: a copy.
   *[no] Every pixel is from picture { $image }, moved { $by }: a copy.
}

# Most pixels come from it.
claim-near-copy = { $so-far ->
    [yes] So far nearly a copy of picture { $image }: { $share } of the pixels are from it.
   *[no] Nearly a copy of picture { $image }: { $share } of the pixels are from it.
}

# Most pixels come from elsewhere.
claim-copy-of-pieces = { $so-far ->
    [yes] So far nearly a copy of picture { $image }, though it is pasted from several pictures.
   *[no] Nearly a copy of picture { $image }, though it is pasted from several pictures.
}

# Not decided: whole training pictures.
claim-average-pictures = { $so-far ->
    [yes] So far an average of about { $n } of the { $of } training pictures.
   *[no] An average of about { $n } of the { $of } training pictures.
}

# Not decided: most pixels are averages of many patches.
claim-average-patches = { $so-far ->
    [yes] So far a typical pixel is an average of about { $n } of { $of } candidate patches.
   *[no] A typical pixel is an average of about { $n } of { $of } candidate patches.
}

# Not decided: some pixels are averages of patches.
claim-average-some = { $so-far ->
    [yes] So far { $share } of the pixels are averages of several patches.
   *[no] { $share } of the pixels are averages of several patches.
}

# The patch size is 1.
claim-alone = { $so-far ->
    [yes] So far every pixel has seen only itself: each one decides alone.
   *[no] Every pixel saw only itself: each one decided alone.
}

# Hands with thumbs on both sides, each of which decided alone.
claim-coins-both = { $so-far ->
    [yes] Two coins: so far both thumbs are up.
   *[no] Two coins: both thumbs came up.
}

claim-coins-neither = { $so-far ->
    [yes] Two coins: so far neither thumb is up.
   *[no] Two coins: neither thumb came up.
}

claim-coins-left = { $so-far ->
    [yes] Two coins: so far only the left thumb is up.
   *[no] Two coins: only the left thumb came up.
}

claim-coins-right = { $so-far ->
    [yes] Two coins: so far only the right thumb is up.
   *[no] Two coins: only the right thumb came up.
}

# The same where the sides may know about each other.
claim-thumbs-both = { $so-far ->
    [yes] So far there is a thumb on both sides.
   *[no] There is a thumb on both sides.
}

claim-thumbs-neither = { $so-far ->
    [yes] So far there is no thumb.
   *[no] There is no thumb.
}

claim-thumbs-left = { $so-far ->
    [yes] So far there is one thumb, on the left.
   *[no] There is one thumb, on the left.
}

claim-thumbs-right = { $so-far ->
    [yes] So far there is one thumb, on the right.
   *[no] There is one thumb, on the right.
}

# `parts`: 6 petals.
claim-wrong = { $so-far ->
    [yes] So far { $parts }, and every training picture has { $right }.
   *[no] { $parts }, and every training picture has { $right }.
}

claim-no-digit = { $so-far ->
    [yes] So far these segments do not make a digit.
   *[no] These segments do not make a digit.
}

claim-not-well-formed = { $so-far ->
    [yes] So far the pieces do not fit together: not well formed.
   *[no] The pieces do not fit together: not well formed.
}

claim-right = { $so-far ->
    [yes] So far { $n ->
        [one] rearranged from 1 picture
       *[other] pasted from { $n } pictures
    }, and the count is right.
   *[no] { $n ->
        [one] Rearranged from 1 picture
       *[other] Pasted from { $n } pictures
    }, and the count came out right.
}

claim-pasted = { $so-far ->
    [yes] So far { $n ->
        [one] rearranged from 1 picture.
       *[other] pasted from { $n } pictures.
    }
   *[no] { $n ->
        [one] Rearranged from 1 picture.
       *[other] Pasted from { $n } pictures.
    }
}

claim-network-copy = A trained network drew this: nearly a copy of picture { $image }.

claim-network-new = A trained network drew this: not a copy, and a network names no patches.

# Where a thumb came from, in the sentences below.
from-pictures = { $n ->
    [one] picture { $pictures }
   *[other] pictures { $pictures }
}

# Three training pictures together don't give half of it.
from-patches = many different patches

# Where a thumb came from, and what its pixels saw of the other thumb.
thumb-never = { $side ->
    [left] The left thumb came from { $from }; its window never contained the right one.
   *[right] The right thumb came from { $from }; its window never contained the left one.
}

# The same without a thumb on the other side.
thumb-never-other-side = { $side ->
    [left] The left thumb came from { $from }; its window never reached the other side.
   *[right] The right thumb came from { $from }; its window never reached the other side.
}

thumb-since = { $side ->
    [left] The left thumb came from { $from }; since step { $step } its window has not contained the right one.
   *[right] The right thumb came from { $from }; since step { $step } its window has not contained the left one.
}

thumb-since-other-side = { $side ->
    [left] The left thumb came from { $from }; since step { $step } its window has not reached the other side.
   *[right] The right thumb came from { $from }; since step { $step } its window has not reached the other side.
}

thumb-now = { $side ->
    [left] The left thumb came from { $from }, and its window reaches the other side.
   *[right] The right thumb came from { $from }, and its window reaches the other side.
}

thumb-from = { $side ->
    [left] The left thumb came from { $from }.
   *[right] The right thumb came from { $from }.
}

# Whether some pixel saw all parts, and how many training pictures they came from at least.
parts-never = { $n ->
    [0] No window ever contained all of them.
    [one] No window ever contained all of them.
   *[other] No window ever contained all of them, and they came from at least { $n } pictures.
}

parts-since = { $n ->
    [0] Since step { $step } no window has contained all of them.
    [one] Since step { $step } no window has contained all of them.
   *[other] Since step { $step } no window has contained all of them, and they came from at least { $n } pictures.
}

parts-now = { $n ->
    [0] Some windows contain all of them.
    [one] Some windows contain all of them.
   *[other] Some windows contain all of them, but they came from at least { $n } pictures.
}

# How much any pixel saw.
window-largest = No pixel ever saw more than { $side } x { $side } of the { $h } x { $w } pixels.

window-largest-moves = No pixel ever saw more than { $side } x { $side } of the { $h } x { $w } pixels, and patches may come from other places.

together = The window is the whole picture, so all pixels decide together.

# While a pixel is pinned to show it.
seen-one-side = This pixel sees only this square. Is there already a thumb on the other side? It cannot know.

seen-square = This pixel sees only this square. It cannot know what is outside.

seen-itself = This pixel sees only itself. It cannot know what its neighbours become.

seen-everything = This pixel sees the whole picture, and so do all others: they decide together.

# Over the first table.
table-training = Training hands

# Over the second one.
table-made = Made by this machine

# Under the second table.
table-progress = Seeds { $first } to { $last }: { $done } of { $n } drawn

table-progress-hint = The same seeds as in the census. They are drawn in the background, with the settings of this stage.

# The columns and the rows.
table-right = Thumb on the right

table-left = Thumb on the left

# In a field: a share and a number of hands.
table-share = { $percent } %

table-count = { $n }

# A field, for screen readers and tests.
table-field = { $table }: thumb on the left: { $left }, on the right: { $right }: { $n } of { $of }

# The hand on the stage, in its field.
table-here = The hand on the stage

# Where there is nothing to be told.
table-none = There are no hands with thumbs here.

table-network = A network draws on this stage; the table counts hands made by the patch machines.
