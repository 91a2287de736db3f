### Why a network can't be made, trained, read or written.

# A kind of network that there is not.
net-kind = '{ $text }' is not a network: use resnet, as in resnet:channels=48,layers=6,padding=circular, or unet, as in unet:channels=32,levels=2

# A setting that there is not; `$usual` are its usual settings, as they are typed.
net-setting = '{ $setting }' is not a setting of a { $net }: use { $usual } and padding=zeros or padding=circular

# A setting that was given twice.
net-twice = { $setting } is given twice: give it once

# A number that does not fit.
net-number = { $setting } { $found }: it must be a whole number from { $least } to { $most }

# Too large a ResNet.
net-weights-resnet = { $found } weights are too many: at most { $most }; use fewer channels or layers

# Too large a UNet.
net-weights-unet = { $found } weights are too many: at most { $most }; use fewer channels or levels

# Pictures that can't be halved so often; `$net` as it is typed.
net-sides = { $times ->
    [1] pictures of { $h } x { $w } pixels can't be halved, as { $net } does: their sides must be multiples of { $stride }; use levels={ $most }, a resnet, or pictures of another size
    [2] pictures of { $h } x { $w } pixels can't be halved twice, as { $net } does: their sides must be multiples of { $stride }; use levels={ $most }, a resnet, or pictures of another size
   *[other] pictures of { $h } x { $w } pixels can't be halved { $times } times, as { $net } does: their sides must be multiples of { $stride }; use levels={ $most }, a resnet, or pictures of another size
}

# The same for pictures that can't be halved at all.
net-sides-odd = { $times ->
    [1] pictures of { $h } x { $w } pixels can't be halved, as { $net } does: their sides must be multiples of { $stride }; use a resnet, or pictures of another size
    [2] pictures of { $h } x { $w } pixels can't be halved twice, as { $net } does: their sides must be multiples of { $stride }; use a resnet, or pictures of another size
   *[other] pictures of { $h } x { $w } pixels can't be halved { $times } times, as { $net } does: their sides must be multiples of { $stride }; use a resnet, or pictures of another size
}

# Too many pixels for so large a ResNet.
model-too-large-resnet = { $net } on pictures of { $shape } needs { $needed } MB for each picture, at most { $most }: use fewer channels or layers, or smaller pictures

# Too many pixels for so large a UNet.
model-too-large-unet = { $net } on pictures of { $shape } needs { $needed } MB for each picture, at most { $most }: use fewer channels or levels, or smaller pictures

# A picture of another shape.
model-shape = the picture is { $found } (channels x height x width), but the network needs { $needed }

# A bug.
model-lost = the gradient of { $weight } is missing: this is a bug

# A setting of training.
train-steps = steps { $value }: it must be at most { $most }

# A setting of training.
train-batch = batch { $value }: it must be 1 to { $most }

# A setting of training.
train-rate = rate { $value }: it must be above 0, at most 1

# A setting of training.
train-average = average { $value }: it must be at least 0, below 1

# Training from a file that was made to be used only.
train-no-state = the file contains only the weights, so training can't be resumed from it

# Training diverged.
train-astray = the loss of step { $step }, or its gradient, is not finite: use a smaller rate, fewer layers or levels, or another seed

# A file that is too large to be one.
file-too-large = { $bytes } bytes are too many for the weights of a network: at most { $most }

# A file of another kind; `$problem` is one of the next four.
file-format = not a complete safetensors file ({ $problem }): use one written by 'sixfingers train'

# What is wrong with it.
file-too-short = it is too short

# What is wrong with it.
file-long-header = a header of { $bytes } bytes, at most { $most }

# What is wrong with it.
file-tensors = { $found } tensors, but { $net } needs { $one } or { $four }

# A file of another program.
file-foreign = not written by 'sixfingers train': the description of the network is missing

# A description that does not make sense; `$problem` is what is wrong with it.
file-origin = the description of its network can't be read ({ $problem }): use a file written by 'sixfingers train'

# What is wrong with it.
file-losses = { $found } entries of the log, at most { $most }

# Written by a later program.
file-newer = the file has version { $found }, but this program knows version { $known }: use a newer program

# A tensor that is not there.
tensor-missing = tensor { $name }: it is missing, but { $net } needs { $needed } of F32

# A tensor of another size or kind.
tensor-other = tensor { $name }: it is { $sizes } of { $kind }, but { $net } needs { $needed } of F32

# A weight that is no number.
tensor-not-finite = tensor { $name } contains a value that is not finite: the file is damaged, or the training diverged

# Trained on other pictures.
file-other-data = it was trained on { $data } with fingerprint { $found }, but these pictures have { $needed }: use the same data

# A file that can't be read; `$problem` is what the system says.
file-unreadable = { $path }: it can't be read: { $problem }

# What is wrong with a file.
in-file = { $path }: { $problem }
