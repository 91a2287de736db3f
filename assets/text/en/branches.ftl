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

# Where a run begins.
from-the-noise = from the noise

# Where a branch begins.
from-step = from step { $step }, t = { $t }

# Over the machines that may go on.
fork-line = Continue from here (t = { $t }) with

# A machine that may go on.
fork-as = { $short }: { $long }

# What a run is called that has no name: its machine and its patch size.
run-name = { $machine }, { $patch }

# The same where the size changes from noise to picture.
run-name-changing = { $machine }, { $first } to { $last }

# A run of the tree, for screen readers.
branch-show = Show { $name }

# The button that takes a run away.
branch-remove = Remove { $name }

# The button for a new name.
branch-rename = Rename { $name }

# The button that puts a run on a stage of its own.
branch-compare = Compare with { $name }

# When no more branches fit.
too-many-branches = The tree is full ({ $n } runs). Remove one of them first.

# A fork on the filmstrip.
fork-mark = Fork at step { $step }: { $machine } up to here

# Beside the machine's short name: the long one, and where it took over.
long-name-from-step = { $machine } from step { $step }

# The button over the tree.
fork-at = Fork at step { $step }
