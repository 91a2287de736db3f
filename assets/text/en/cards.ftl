### Words explained in place: cards with a formula, a live picture and a sentence.

# The small button beside a word.
ask = Explain: { $word }

# Its hover text, and the last line of the hover text of a word.
ask-hint = What it means, with the formula and a live picture. Key: F2.

# Over the words in the help.
words = Explained in place

# Closes the card.
close = Close the card
    .hint = Back to the picture. Key: Escape.

# Turns to the card before.
before = Previous word
    .hint = Shows the card before this one.

# Turns to the next card.
next = Next word
    .hint = Shows the card after this one.

# The words.
name-patch = Patch

name-equivariance = Equivariance

name-posterior-mean = Posterior mean

name-effective = Effective number

name-locality = P(t)

name-pearson = Pearson r

# One sentence each.
sentence-patch = The patch is the square of side P around a pixel: all that the machine sees when it decides this pixel.

sentence-equivariance = If the machine is equivariant, moving the noisy picture moves the guess with it: a training patch can be used at any place, because the machine does not know where it is.

sentence-posterior-mean = The guess of a pixel is the mean of the centres of all training patches, each weighted by how well it explains the noisy patch.

sentence-effective = It says how many patches really decide: 1 when one patch has all the weight, and the number of candidates when all weigh the same.

sentence-locality = P(t) is the patch size at each time: a trained network sees far at high noise and near at low noise, and a machine can follow it.

sentence-pearson = It says how far two pictures rise and fall together: 1 when they differ only in brightness and contrast, 0 when one says nothing about the other. It is not an accuracy.

# The formulas, for screen readers.
formula-patch = The patch of pixel p: all pixels q that are at most (P - 1) / 2 rows and columns away from p.

formula-equivariance = f of T x_t equals T of f of x_t, for every shift T.

formula-posterior-mean = x0_hat at p equals the sum over k of W_k times u_k at p, where W_k equals exp of minus d_k squared over 2 sigma_t squared, divided by the sum of the same over all j.

formula-effective = N equals 1 divided by the sum over k of W_k squared; e to the H, with H equal to minus the sum over k of W_k ln W_k, is another such number.

formula-locality = P of t_i, where t_i equals i divided by n.

formula-pearson = r equals the sum of (a - mean of a) times (b - mean of b), divided by the root of the sum of (a - mean of a) squared times the sum of (b - mean of b) squared.

# What the letters mean, small, under a formula.
letters-patch = p: the pixel; q: a pixel of its patch; P: the patch size.

letters-equivariance = f: the machine; T: any shift of the picture; x_t: the noisy picture.

letters-posterior-mean = u_k: training patch k; W_k: its weight; d_k: its distance from the noisy patch; σ_t: the noise.

letters-effective = W_k: the weight of training patch k.

letters-locality = i: the step; n: the number of steps; t: 1 is noise, 0 the picture.

letters-pearson = a, b: the values of the two pictures; a bar marks their mean.

# Over the live pictures.
sees-title = It sees

fits-title = Training patches that fit best

from-title = Where patches can come from

mean-title = Weights times patches, added up

weights-title = Weights, the largest first

over-time-title = Patch size at each step

scatter-title = Values of the two pictures

# Under the live pictures: which pixel they are about.
pixel = Row { $row }, column { $column }, step { $step } of { $of }. Point at another pixel to see it.

# In place of the live picture.
waiting = Computing the patches of this pixel

no-pixel = Point at a pixel of the picture.

by-network = A network draws on this stage. It names no patches, so there is nothing to show here.

no-pair = Both pictures are needed to compare them.

# The other patches, after the ones that are shown.
others = +{ $n } more

# The last bar.
rest = rest

# On the marks in the bars.
mark-participation = 1 / sum of W squared = { $n }

mark-entropy = e to the H = { $n }

# The bars, for screen readers.
bars-name = Weights: { $weights }; the rest { $rest }

# P(t) now.
locality-now = now { $patch }

# The axes of the scatter.
pair-stage = Stage { $stage }: { $machine }

pair-guess = The guess

pair-nearest = Training picture { $image }

# The scatter, for screen readers.
scatter-name = { $first } against { $second }: r = { $r }

no-r = not defined

# Along the axes of the scatter.
axis-a = a: { $name }

axis-b = b: { $name }

# Pearson's r in large type.
r-line = r = { $r }
