### Why something can't be computed: machines, schedules and runs, drawn sets, what is asked about pictures, the worker.

## Machines

machine-even-patch = patch size { $side }: it must be odd (1, 3, 5, ...), so that a patch has a centre
machine-patch-too-large = patch size { $side } for a picture of { $h }x{ $w }: with boundary { $boundary } it is at most { $max }; for the whole picture use 'whole'
machine-unknown = '{ $found }' is not a machine: use is, es, ls, els or bbels
machine-unknown-patch = '{ $found }' is not a patch: use an odd number of pixels (1, 3, 5, ...) or 'whole'
machine-unknown-boundary = '{ $found }' is not a boundary: use zeros or circular
machine-unknown-reach = '{ $found }' is not a reach: use a whole number of pixels (0, 1, 2, ...) or 'all'

cancelled = cancelled
score-shape = the noisy picture is { $found } (channels x height x width), but the training pictures are { $needed }
score-mask = the mask has { $found } entries, but the training set has { $needed } pictures
score-pixel = there is no pixel in row { $row }, column { $col }: the pictures have { $h } rows and { $w } columns, counted from 0

## Schedules and runs

locality-unknown = '{ $found }' is not a locality schedule: use constant:15, constant:whole, linear:31:5 (noisy:clean), switch:0.75:whole:15 (time:before:after), curve:0:3,0.5:9,1:27 (time:size points), scales:3,3,5 or paper:mnist-unet:0.7
locality-unknown-paper = '{ $found }' is not a calibrated schedule of the paper: use { $names }
locality-time = time { $value }: it must be in 0 to 1
locality-patch = patch size { $value }: it must be at least 1 pixel
locality-factor = factor { $value }: it must be in 0.01 to 100
locality-no-point = a locality schedule needs at least one point
locality-no-entry = a locality schedule needs at least one entry

schedule-unknown = '{ $found }' is not a noise schedule: use cosine, linear or exponential
net-unknown = '{ $found }' is not the name of a network: use shipped:NAME or file:FINGERPRINT:PATH

run-steps = { $steps } steps: it must be 1 to { $max }
run-start = start step { $start }: it must be 1 to the number of steps, { $steps }
run-no-frame = there is no frame at step { $step }: this run has the steps 1 to { $first }
run-fork = a branch at step { $step }: it must be at least 1 and come after step { $before }, where the part before it ends
run-segment = '{ $found }' is not a branch: use STEP:REACH:BOUNDARY:LOCALITY, as in 12:0:zeros:constant:whole
run-paint-shape = the paint at step { $step } is { $found } (channels x height x width), but the pictures are { $needed }

## Training sets

synth-unknown = '{ $found }' is not a built-in set: use { $kinds }
synth-color = color = { $found }: it must be rgb or grey
synth-number = { $key } = { $found }: it must be a whole number, { $min } to { $max }
synth-setting = '{ $found }' is not a setting of a built-in set: use count, size, color, variety or seed (as in hands:count=50,size=32)
# With a word that may have been meant.
synth-setting-near = '{ $found }' is not a setting of a built-in set (did you mean { $near }?): use count, size, color, variety or seed (as in hands:count=50,size=32)
synth-variety = variety = { $found }: { $kind } come as { $varieties }
synth-range = { $what } = { $value }: it must be { $min } to { $max }
synth-stopped = generating the pictures was stopped
synth-uncountable = picture { $picture } of { $set } was generated { $attempts } times and the counter never found the right parts; use larger pictures or another seed

data-unknown = '{ $found }' is neither a built-in set ({ $kinds }) nor an existing file or folder
# With a word that may have been meant.
data-unknown-near = '{ $found }' is neither a built-in set ({ $kinds }) nor an existing file or folder (did you mean { $near }?)
recipe-no-picture = training picture { $image } of a set of { $n }: pictures are counted from 0

## What is asked about pictures

job-no-such-picture = no picture of the kind that the question needs came out of 200 seeds
parts-unknown = '{ $found }' can't be counted: use { $kinds }
linear-too-many = the linear denoiser can use at most { $max } training pictures, not { $n }: use fewer
census-size = { $cells } settings with { $seeds } seeds each: at least one of each is needed, and at most { $max } pictures
census-run = at { $at }: { $problem }
census-other-set = this census was started with a different training set: use that one, or start again

## The worker

studio-thread = the worker can't start a thread ({ $reason }); close other programs or raise the limit on processes
studio-pool = the machines can't start their threads ({ $reason }); close other programs or use fewer threads
job-stopped = this stopped unexpectedly because of a bug in the program
job-panicked = This failed because of a bug in the program ({ $details }). Everything else still works; try other settings.
job-no-details = no details
job-memory = { $steps } steps of { $h }x{ $w } pictures would need { $needed } MB of memory, and { $limit } MB is the limit: use at most { $max } steps.
job-set-closed = This training set is no longer open. Choose the exhibit again.
job-no-parts = These pictures have no parts to count.
job-no-frame = There is no frame to analyse.
job-other-set = This frame belongs to a different training set.
job-other-size = these pictures have a different size than the training set

job-no-nets = This program was built without networks, so that { $net } can't draw.
job-no-net = No network called { $name } comes with this program.
job-net-changed = { $path }: it contains a different network than before. Open it again.
job-net-data = This network was trained on { $data } and works only with that. Choose that training set, or a machine.
