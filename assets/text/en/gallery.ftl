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

# A picture of the gallery, for screen readers.
gallery-picture = Seed { $seed }

# The same with what was counted in it.
gallery-picture-counted = Seed { $seed }: { $count }

# The seed under a picture, where there is room for the word.
seed-line = seed { $seed }

# A count where there is little room: the lit segments make a digit.
digit-short = digit

# They make none.
no-digit-short = none

# A count where there is little room: nothing can be counted.
unclear-short = –

# How many pictures are done.
gallery-done = { $done } of { $of }

# The same with the counts, a list of those below.
gallery-done-counts = { $done } of { $of }: { $counts }

# The first count: so many pictures with so many parts.
pictures-with-parts = { $pictures } with { $parts }

# The other counts.
pictures-with = { $pictures } with { $n }

# The last of the counts.
pictures-unclear = { $pictures } not well formed
