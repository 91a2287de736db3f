### What is said about branches.

# Forks the run.
fork = Fork here
    .hint = Keep everything up to this step and continue with another machine from here: a branch. Key: F, then the key of a machine.

# A branch that changes nothing yet.
fork-same = The same settings, for now
    .hint = The branch starts as a copy. Settings you change next apply to the branch only.

# The tree of branches.
branches = Branches
    .hint = All runs as a tree: where each branch forked off. F forks at the playhead.

# Over the tree.
branches-line = Click a run to show it on the stage. When a run changes, its branches change with it.

# Instead of the tree.
no-branches = Go to a step and fork: the run stays the same up to there, and another machine continues. Try the whole image for the first half, and patches for the rest.

# The field for a name.
branch-name = Name of the branch

# On the field for a name.
rename-hint = Name this run. Enter saves the name; an empty name shows the settings again.

# On a run of the tree.
branch-show-hint = Show this run on the stage.

# On the button that takes a run away.
branch-remove-hint = Remove this run and everything that forked off it. Ctrl+Z brings it back.

# On the button that compares.
branch-compare-hint = Show this run next to the one on the stage.

branch-line-from-the-noise = from the noise
