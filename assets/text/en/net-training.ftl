### What the panel for training says.

# What such a file is called.
network = Network

# The panel.
training = Train a network
    .hint = Train a real network on these pictures and compare it with the theory, which needs no training: watch what the network generates, and how well the theory predicts it. Key: R.

# Back to the stage.
close = Back to the stage
    .hint = Close this view; training continues. Key: R or Escape.

# A kind of network.
resnet = ResNet
    .hint = A residual network of 3x3 convolutions. Each layer sees one pixel further, and every place is treated alike except at the border.

# A kind of network.
unet = UNet
    .hint = It also looks at the picture at half the size, a quarter and so on, so it sees much further for less work. The sides of the pictures must be multiples of 2 for one level, 4 for two, 8 for three.

# Padding.
zeros = Zero padding
    .hint = Zeros beyond the border: the only thing that tells the network where it is. The theory for such a network is bbELS.

# Padding.
circular = Circular padding
    .hint = The picture wraps around to a torus: nothing tells the network where it is, and it treats all places alike. The theory for such a network is ELS.

# Channels.
channels = Channels
    .hint = How many numbers the network has for each pixel (in a UNet, at full size). Twice as many take four times as long.

# Layers.
layers = Layers
    .hint = Residual layers of 3x3 convolutions. Each makes the window 2 pixels wider; a pixel can't depend on anything outside its window.

# Levels.
levels = Levels
    .hint = How many times the picture is halved, with twice as many channels each time. Each level makes the window about twice as wide and takes about as long as the one before.

# Steps.
steps = Training steps
    .hint = How many times the weights are updated. A few hundred show that the network learns something; good pictures take about 20000.

# Batch.
batch = Batch
    .hint = Noisy pictures in each step. Twice as many take twice as long.

# Seed.
seed = Training seed
    .hint = The seed of the initial weights, the pictures, the times and the noise. The same seed gives the same network, bit for bit.

# Starts.
start = Start training
    .hint = Train in the background. The stage stays as fast as before.

# Pauses the training.
pause = Pause
    .hint = Pause the training. It can be resumed.

# Resumes.
resume = Resume training
    .hint = Continue up to the number of training steps. To train longer, raise that number.

# Stops the training.
stop = Stop
    .hint = Stop this training and set up another one.

# Discards the steps that are not saved.
lose = Stop and discard
    .hint = The steps that are not saved are lost.

# Keeps the training.
stay = Go back
    .hint = Keep this training.

# Saves the network.
save-menu = Save
    .hint = Save the network to a file, as 'sixfingers train' does, so that you can use it or train it further.

# The path of the file.
save-path = Network file
    .hint = Where to save the network. Existing files are never replaced: the name gets a number.

# Writes the file.
save = Save network
    .hint = Save the file. Training continues.

# On the stage.
show = On the stage
    .hint = Show the network as it was last saved on a stage, next to the theory with the P(t) shown here, LS and IS, all with the same noise.

# The command.
command = Copy command
    .hint = Copy the command that trains the same network without the window.

# Resumes a training from a file.
open = From a file
    .hint = Continue training a network that was saved here or with 'sixfingers train --out'. It must have been trained on exactly these pictures.

# The path of the file to resume.
open-path = Network file to resume
    .hint = A .safetensors file. Paste a path, or browse.

# The system's dialog.
browse = Browse for a network
    .hint = Choose the file in the system's file dialog.

# Opens that file.
open-it = Resume this file
    .hint = Open this file and continue training.

# The training of an earlier start.
open-last = Resume it
    .hint = It was saved automatically when the window was closed.

# Discards the training of an earlier start.
forget-last = Discard it
    .hint = Delete its file and don't offer it again.

# Fits P(t).
fit = Fit P(t)
    .hint = Find the patch size of each step whose machine is most similar to the network as it is now, by the paper's method, on three seeds that are not evaluated here. Then the theory's pictures are computed again. Training is slower in the meantime.

# The plot of the loss.
loss = Loss
    .hint = The mean squared error of the guess of the noise; 1 means no better than no guess. Thin: each step. Thick: the running mean over about fifty steps. The axis is logarithmic.

# The plot of the agreement.
agreement = Agreement: median r
    .hint = Pearson's r between what the network generates now and what the theory predicts from the same noise: the median over the eight seeds below. It is a correlation of pictures, not a share of correct pictures. 'Copies' is the machine that sees the whole picture and always ends in a training picture: if its r rises too, the network is memorising. The line breaks where P(t) was fitted again.

# Under the curves.
x-axis = training steps

# In the status line.
status-hint = A network is training. Everything you do comes first; it trains in between. Key: R.

# Before a set is open.
not-yet = The training set is still loading. Start in a moment.

# While there is a training.
one-at-a-time = A network is already training. Stop it before you train another one.

# When no command can do it.
no-command = No command can do this: the changes of the training set are too long for one, or the path is not valid text.

# Before the first picture.
nothing-yet = Before the first step only noise comes out. Press Start, and this view shows what the network generates from eight seeds, next to what the theory predicts.

# The row of the machine that copies.
copies = Copies (IS)
    .hint = The result of the machine that sees the whole picture: always a training picture. A network that gives the same result has memorised the training pictures.

# What the facts mean.
facts-hint = How much of the picture affects a pixel; how many numbers are learned; the size of the file, with everything needed to resume training (the weights are a quarter of it); and about how much memory training needs.

# Where the time of the plan comes from.
plan-hint = The speed of this computer is measured by training on a few pictures. More urgent work comes first, so training takes longer while you use the stage. Monitoring the network takes 5 % of the time, and the theory's pictures at most 25 % until they are done.

# How that comes about.
shares-hint = The network's pictures are updated every few seconds and take 5 % of the time. The theory's pictures are computed once, and again when P(t) is fitted. That happens automatically if it takes no more than 5 % of the time, and at the end if it takes at most half a minute.

# What is said about that row.
network-hint = What the network generates now from the seeds 0 to 7, in 20 steps. Its weights are averaged over the last training steps.

# Padding of a UNet.
circular-unet = { circular }
    .hint = The picture wraps around to a torus: no border tells the network where it is. But a UNet merges pixels in pairs, so it treats places alike only if they are 2 pixels apart for one level, 4 for two, 8 for three. The theory, which treats all places alike, is ELS.

# Zero padding, where there is little room.
zeros-short = Zeros

# Circular padding, where there is little room.
circular-short = Circular

# A number of weights; `$n` has three digits.
# $ten-thousands: the same number, for languages that count in ten thousands
million = { $n } million

# The size of a file or of memory.
megabytes = { $n } MB

# On what a network is or would be trained.
on-set = { $count ->
    [one] on { $set }: { $count } picture
   *[other] on { $set }: { $count } pictures
}

# The same for a set that was changed by hand.
on-edited-set = { $count ->
    [one] on { $set }: { $count } picture, edited
   *[other] on { $set }: { $count } pictures, edited
}

# The same beside another exhibit.
on-other-set = on { $set }: { $count } pictures, not the set that is open now

# What a network is made of, where its window is larger than the picture.
facts-sees-all = Sees up to all of { $w } x { $h } pixels; { $weights } weights; file { $file }; { $memory } of memory

# What a network is made of.
facts = Sees { $window } x { $window } of { $w } x { $h } pixels; { $weights } weights; file { $file }; { $memory } of memory

# When there is not enough memory.
no-memory = Training this network needs about { $needed } of memory, but only { $free } are free. Use fewer channels, or close other programs.

# The plan before it begins.
plan = { $steps } steps of { $batch } pictures: about { $time }

# The same while the speed is not yet measured.
plan-measuring = { $steps } steps of { $batch } pictures: about { $time } (being measured)

# What is in training: the network as it is typed, and how it is trained.
running = { $net }, batch { $batch }, seed { $seed }

# How far it is, before the first news.
progress-starting = Starting

# How far it is.
progress-step = Step { $done } of { $all }

# The same with the loss.
progress-step-loss = Step { $done } of { $all }, loss { $loss }

# After the last step; `$step` is one of the two above.
progress-finishing = { $step }; finishing the pictures

# While it runs.
progress-pace = { $step }; { $secs } s a step, { $left } left

# When all is done.
progress-done = { $step }, done

# While it rests.
progress-paused = { $step }, paused

# In the status line, after the last step.
status-finishing = Training: finishing the pictures

# In the status line.
status = Training: step { $done } of { $all }

# In the status line, once it is known how long it will take.
status-left = Training: step { $done } of { $all }, { $left } left

# On what the time went, in percent.
time-shares = Time: training { $training } %, its pictures { $looking } %, the theory { $theory } %

# The row of the network before its first pictures.
network-row-empty = Network

# The row of the network.
network-row = Network, step { $step }

# The row of the theory while P(t) is being fitted.
theory-row-fitting = { $machine }, fitting P(t): { $percent } %

# The row of the theory once P(t) was fitted.
theory-row-fitted = { $machine }, P(t) fitted at step { $step }

# The row of the theory before that.
theory-row-paper = { $machine }, P(t) of the paper

# What is said about that row, for circular padding.
theory-circular = What the theory predicts from the same noise, without any training: { $machine }, the machine for circular padding.

# The same for zero padding.
theory-zeros = What the theory predicts from the same noise, without any training: { $machine }, the machine for zero padding.

# The sentence after that, once P(t) was fitted. `$locality` is P(t) as it is typed.
theory-locality-fitted = Its P(t) was fitted to the network after { $step } steps: { $locality }

# The same before that.
theory-locality-paper = Its P(t) is the one from the paper for such a network (on CIFAR10), never larger than this network's window: { $locality }

# The same for a circular UNet, of which the paper has none.
theory-locality-paper-unet = Its P(t) is the one from the paper for a UNet with zero padding (on CIFAR10), never larger than this network's window: { $locality }

# How long fitting takes.
fit-secs = It takes about { $time } of work.

# Before steps are discarded.
ask = { $steps } steps are not saved. Stop anyway?

# The training of an earlier start.
last = Not finished last time: { $net }, step { $done } of { $all }, on { $data }

# When it was written.
kept = Saved after { $steps } steps: { $path }

# When the command is on the clipboard.
copied = Copied: { $command }

# A picture of a row.
picture-name = { $row }, seed { $seed }

# The last value of the theory, over the plot of the agreement.
theory-value = { $machine } { $r }

# The last value of the machine that copies.
copies-value = copies { $r }

# The name of a plot with its last values, for screen readers.
plot-heading = { $plot }: { $values }

# The plot, for screen readers.
loss-plot = Plot of the loss

# The plot, for screen readers.
agreement-plot = Plot of the agreement
