### What is said about trained networks.

# The machine's name on a stage that a network draws.
network = Network

# The same in a sentence.
network-long = trained network

# The preset.
compare-with-theory = Network and theory
    .hint = A trained network and three machines with the same noise. Under each machine: how well it predicts the network's picture. Key: 7.

# Over the guess of a network.
guess-caption = Network's guess
    .hint = x0_hat of the network: the noisy picture minus the noise that the network finds in it.

# Opens a file of weights.
open = Open a network
    .hint = Open your own weights: a file written by 'sixfingers train'. You can also drop it on the window.

# Where no network fits.
none-fits-short = No network was trained on these pictures. Choose an exhibit with a network.

# The row of the map.
learned = learned

# Which of several networks.
which = Which network
    .hint = The networks trained on these pictures.

# In the place of what is about patches.
no-patches = A network has no patches to show: the pictures it learned from are no longer in it.

# The same where there is little room.
no-patches-short = A network has no patches.

# In the place of the census.
no-census = A census varies the settings of a machine, and a network has none. Choose a machine (keys 1 to 5).

# When a key would change a setting of a machine.
no-setting = A trained network does not have this setting. Choose a machine with the keys 1 to 5.

# In the place of the chooser of P(t).
learned-locality = How much of its window the network uses at each time is learned, not set. The machines use a P(t) measured on it.

# Under that figure.
r-line = r to the network

# Over the baselines.
baselines = Baselines

# The view of the gallery.
scatter = Agreement
    .hint = One point for each seed: how well the machines on the stages predict the network next to them. Key: A.

# In its place, where no network is next to a machine.
no-scatter = This view shows how well machines predict a network, seed by seed. Show a network next to the theory first.

# More points.
more-seeds = More seeds
    .hint = Double the number of seeds.

# On the median.
quartiles-hint = Half of the seeds have an r of at least the median; half lie between the two quartiles. This median over many seeds is the kind of figure that "90 %" stands for.

# On the worst and the best.
extreme-hint = Show this seed on the stages.

# The sentence on a network, where those of the machines stand.
network-sentence = Learned to guess the noise, pixel by pixel. It was not told about patches, yet the machines predict it.

# A network was opened; `$net` is what it is made of and `$data` what it was trained on, both as they are typed.
opened = Opened { $title }: { $net } on { $data }

# Other pictures have come than those that a network was trained on.
let-go = { $title } was trained on { $data }, so a machine generates these pictures instead

# The set of an opened network can't be read.
data-unreadable = The network is open, but its training pictures, { $data }, can't be read: { $error }. Open those pictures, then choose the network.

# On the choice of a network.
choice-hint = { $title }: { $net }, trained on { $data }. It takes the place of a machine, with the same noise. Key: 6.

# The same where no network fits.
choice-hint-none = No network was trained on these pictures, and a network generates only what it was trained on. The exhibits { $exhibits } have one. To train one on other pictures, use 'sixfingers train', then Open a network.

# A network that comes with the program.
shipped-hands-unet = Grey hands, UNet

# A network that comes with the program.
shipped-hands-zeros = Grey hands, ResNet

# A network that comes with the program.
shipped-flowers-circular = Flowers on a torus

# In the place of the equivariance switch.
equivariance-everywhere = A convolution is the same everywhere: not a setting

# The same for a network that halves the picture.
equivariance-stride = The same at places { $stride } pixels apart, because it halves the picture: not a setting

# The window of a network.
window = { $side } px

# What a network sees.
window-line = sees at most { $side } x { $side } pixels

# The padding of a network.
padding-zeros = trained with zeros

# The padding of a network.
padding-circular = trained on a torus

# A figure for screen readers.
r-name = Stage { $stage }: r = { $r } to the network

# The other figures, for the pointer.
r-details = At this step, for this noise: r = { $r }, r² = { $squared }, R² = { $determination }, cosine { $cosine }, RMS { $rms }.

# What r means.
r-meaning = r is Pearson's correlation over all pixel values of two pictures made from the same noise: 1 means the same except for brightness and contrast, 0 means that one says nothing about the other.

# What r does not mean: the paragraph after that.
r-no-accuracy = The "90 % accuracy" in the press is the median of such a figure over many seeds. The paper calls it r²; its script computes r. It is not an accuracy: .90 does not mean that nine pictures or nine pixels in ten are right.

# An r in a line.
r-small = r = { $r }

# A baseline.
baseline-linear = linear
    .hint = The best linear denoiser (Wiener filter), computed from the mean and the covariance of the training pictures, with the same noise. A machine that predicts no better knows only which pixels vary together.

# A baseline.
baseline-nearest = nearest
    .hint = The training picture nearest to the network's picture. This is not a prediction: the network's picture must be known first. A high r would mean that the network has copied.

# A baseline.
baseline-mean = mean
    .hint = The mean of all training pictures, pixel by pixel, whatever the noise. A machine that predicts no better knows only where things usually are.

# A baseline for screen readers.
baseline-name = Baseline { $name }: r = { $r }

# How many seeds are done.
scatter-line = Pearson's r to the network's picture, { $done } of { $all } seeds

# Median and quartiles.
quartiles = median { $median } ({ $low } to { $high })

# The same while no figure is known.
quartiles-none = median -

# The head of a column, for screen readers.
quartiles-name = { $machine }: { $quartiles }

# A point.
point-name = Point of { $machine }, seed { $seed }: r = { $r }

# The seed with the highest figure.
best = Best: seed { $seed }, { $r }

# The seed with the lowest figure.
worst = Worst: seed { $seed }, { $r }

# The same for screen readers.
best-name = Best seed for { $machine }

# The same for screen readers.
worst-name = Worst seed for { $machine }
