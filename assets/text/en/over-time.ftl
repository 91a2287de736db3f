### What is said about P(t) and its points.

# The plot of P(t).
over-time-plot = Patch size at each step
    .hint = The patch size from noise (left) to picture (right), like the filmstrip. Double-click to add a point to a custom curve.

# The left end of the plot.
noise-end = noise

# The right end of the plot.
picture-end = picture

# On a point of a curve.
point-hint = Drag this point, or move it with the arrow keys. Right-click or Delete removes it.

# On a handle of another form.
handle-hint = Drag this point, or move it with the arrow keys.

# To the next point.
point-next = Next point
    .hint = Select the next point of the plot.

# One point less.
point-less = Remove the point
    .hint = Remove this point. Key, on the point: Delete.

# One point more.
point-more = Add a point
    .hint = Add a point halfway to the next one.

# The side of a point.
point-side = Size at the point
    .hint = The patch size at this point: an odd number of pixels. Drag, or click and type.

# The time of a point.
point-time = Time of the point
    .hint = The time of this point, from 1 (noise) to 0 (picture). Drag, or click and type.

# The whole image where there is little room.
whole-short = whole

# A point of the plot, for screen readers.
point-name = Point { $point } at t = { $t }

# Which point is chosen.
point-of = { $point } of { $of }

# The present time and the window then.
window-now = t = { $t }: { $patch }
