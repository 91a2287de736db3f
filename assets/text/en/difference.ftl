### What is said about the difference between two stages.

# Shows the difference.
difference = Difference
    .hint = The difference between two of the pictures, as a picture and a number. Key: D.

# The first of the two.
difference-of = Difference of
    .hint = The picture that the other one is subtracted from.

# The second of the two.
difference-less = Difference from
    .hint = The picture that is subtracted.

# Between the two.
less = minus

# On the difference.
difference-hint = One guess minus the other, at the same step. Even grey means no difference. r: Pearson's correlation; 1 means the same except for brightness and contrast. RMS: root mean square difference; black to white is 2.

# A stage where there is little room.
stage-short = { $stage }: { $machine }

# The picture of the difference, for screen readers.
difference-name = Stage { $of } minus stage { $less }

# The difference in numbers.
difference-line = RMS { $rms }, r = { $r }

# The same where one of the pictures is of one value, so that there is no r.
difference-line-rms = RMS { $rms }
