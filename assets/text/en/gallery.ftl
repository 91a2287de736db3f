### What is said about many noises at once.

# The gallery.
gallery = Gallery
    .hint = Many seeds at once, each with its count. Key: G.

# Back to the stage.
gallery-close = Back to the stage
    .hint = Close the gallery. Key: G or Escape.

# The next seeds.
gallery-next = Next page
    .hint = The next seeds.

# The seeds before.
gallery-back = Previous page
    .hint = The seeds before these.

# How many pictures.
gallery-size-hint = How many seeds to show.

# On a picture of the gallery.
gallery-pick-hint = Show this one on the stage.

# On the counts of the gallery.
gallery-tally-hint = How many of the finished pictures have each number of parts. Pictures that are not well formed are counted separately.
