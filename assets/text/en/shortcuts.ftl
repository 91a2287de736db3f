### The keyboard shortcuts, as the help lists them.

# The headings.
heading-time = Time

heading-machine = Machine and noise

heading-explain = Where pixels come from

heading-training = Training pictures, while their panel is open

heading-draw = Painting

heading-window = Window

# The keys, where they are more than the signs on them.
key-space = Space

key-left-right = Left  Right

key-up-down = Up  Down

key-1-to-5 = 1 to 5

key-alt-arrow = Alt with an arrow

key-escape = Escape

key-arrows-enter = Arrows  Enter

# What the keys do.
play = Play or pause

step = One step back or forward

step-by-remote = The same, from a presenter remote; in a talk, the next or previous scene

ends = Go to the noise or to the result

patch = Larger or smaller patch

equivariance = Equivariance on or off

boundary = Boundary zeros or circular

machines = IS, ES, LS, ELS, bbELS

network = A trained network; network and theory

receptive-field = How far the network sees: P(t) and receptive field

fork = Fork here: continue from this step as a branch

new-noise = New noise

next-wrong = Next seed with a wrong count

provenance = Where the pixel at the pointer came from

pin = Pin this pixel, or unpin it

move-pixel = Move the pixel

why = Why it came out so: pin a pixel that shows it

thumbs = Two thumbs: training hands and made hands in a table

explain-word = Explain the word at the pointer; the next word

next-mosaic = The next mosaic: source, displacement, certainty, ...

save = Save the session, or save it under another name

export = Export pictures, animations and numbers

copy-command = Copy the command that makes this picture

undo = Undo, redo

open = Open your own pictures

pictures = Both pictures, the guess, the noise, or the nearest training picture

number-parts = Number the counted parts on the picture

lessons = Lessons
lesson = Lesson: next step, back, show me
exhibits = Choose an exhibit

compare = Compare two machines, and back

difference = Difference of two machines

gallery = Gallery of many seeds, and back

agreement = Network and theory over many seeds

training = Training pictures

census = Census of many seeds at many settings, and back

train = Train a network and compare it with the theory, and back

curves = Curves over the steps

switch = Switch the selected pictures on or off

remove = Remove the selected pictures from the set

duplicate = Duplicate or mirror the selected pictures

select-all = Select all of them

paint = Paint a training picture, or the noisy one

presentation = Presentation mode; gives the talk while its panel is open

talk = Scenes of a talk, or the speaker's notes; add this view as a scene

black-screen = Black screen, while presenting

full-screen = Full screen

scale = Larger, smaller, normal size

help = This list

frame-times = Frame times

quit = Close the window

escape = Close the topmost panel, stop a search

tools = Brush, eraser, fill, colour picker, select

piece = Copy, cut, paste the selected piece

place = Move the pasted piece, place it

grid = Lines between the pixels

back = Back to the stage
