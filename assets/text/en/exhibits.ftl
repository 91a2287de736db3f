### What is said in the exhibit chooser.

# The heading of the chooser.
exhibits = Exhibits

# The button that opens it.
chooser = Exhibit
    .hint = A training set with settings that make a point. The noise stays the same. Key: X.

# On an exhibit of the chooser.
exhibit-pick-hint = Show this exhibit with its own settings. The noise stays the same.

# How many pictures of which size.
exhibit-size = { $n ->
    [one] { $n } picture, { $side } px
   *[other] { $n } pictures, { $side } px
}
