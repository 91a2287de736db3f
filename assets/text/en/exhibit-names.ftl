### What the exhibits and the built-in training sets are called, and what each exhibit shows.

hands = Hands
    .hint = Every training hand has five fingers, yet a machine that sees only patches makes four, five or six.

hands-right = Right hands only
    .hint = With right hands only, the patches agree on where the thumb goes, and nearly every hand has five fingers.

hands-turned = Hands turned further
    .hint = When the training hands are turned further, their patches agree less: three to seven fingers.

hands-anywhere = Patches that move
    .hint = Every patch can be used anywhere, so no place knows that it should have a thumb.

fingers-everywhere = Fingers everywhere
    .hint = Without borders and with small patches, nothing tells the machine where the hand is, so fingers grow everywhere.

black-white = Black and white
    .hint = Two training pictures, one black and one white. Small patches turn them into labyrinths, larger ones into blobs, the largest into a copy.

faces = Smiling faces
    .hint = Every training face has two eyes that look in any direction. Faces made of patches have none to three.

clocks = Clocks
    .hint = Every training clock has two hands, but here each part of the dial decides by itself whether a hand points there.

flowers = Flowers
    .hint = Every training flower has five petals, from pink to violet. Flowers made of patches have four to six, and the colour changes where the sources meet.

bodies = Bodies
    .hint = Every training body has two arms, raised or lowered. No patch sees both hands, so some bodies get one, three or four arms.

digits = Digits
    .hint = Ten digits made of seven segments. No patch sees all segments, so more than half of the figures are not digits.

network-hands = Network: hands
    .hint = A trained network and three machines start from the same noise. One machine predicts the network best.

network-flowers = Network: flowers
    .hint = This network works on a torus and has no sense of place. Here ELS predicts it best.

# The built-in training sets, in a word.
set-hands = hands

set-faces = faces

set-clocks = clocks

set-flowers = flowers

set-bodies = bodies

set-segments = segments

set-black-white = black-white

# A set of files that have no name.
set-pictures = pictures
