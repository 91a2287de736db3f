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
quartiles-hint = Half of the seeds have an r of at least the median; half lie between the two quartiles. This median over many seeds is the kind of figure that "90 %" stands for.

# On the worst and the best.
extreme-hint = Show this seed on the stages.

learned-equivariance-a-convolution-is = A convolution is the same everywhere: not a setting

padding-line-zeros = trained with zeros

padding-line-circular = trained on a torus

baselines-linear = linear

baselines-the-best-linear = The best linear denoiser (Wiener filter), computed from the mean and the covariance of the training pictures, with the same noise. A machine that predicts no better knows only which pixels vary together.

baselines-nearest = nearest

baselines-the-training-picture = The training picture nearest to the network's picture. This is not a prediction: the network's picture must be known first. A high r would mean that the network has copied.

baselines-mean = mean

baselines-the-mean-of = The mean of all training pictures, pixel by pixel, whatever the noise. A machine that predicts no better knows only where things usually are.

quartiles-line-median = median -

network-sentence = Learned to guess the noise, pixel by pixel. It was not told about patches, yet the machines predict it.
