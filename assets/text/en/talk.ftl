### Talks: the list of scenes, the speaker's window, exports, and the words of the talk that comes with the program.

## The list of scenes

# The panel.
panel = Talk
    .hint = Scenes for a talk, with captions and notes. F5 gives it. Key: 9.

# The name of the talk.
title = Title
    .hint = The name of the talk. It is the title of the exported page.

# While there is no talk.
empty = A talk is a sequence of scenes. Each shows a view of the program with a caption.

add = Add this view
    .hint = Add what the window shows now as a scene, after the selected one. Key: Ctrl+J.

open-built-in = Open the built-in talk
    .hint = The whole story in a quarter of an hour, with notes. You can change it and save it as your own.

close-talk = Close the talk
    .hint = Start with an empty list. Undo brings the talk back.

begin = Give the talk
    .hint = Go through the scenes in presentation mode, from the first one. Key: F5.

begin-here = Start here
    .hint = Give the talk from this scene on.

show = Show
    .hint = Show this scene in the window, to look at it or to change it.

update = Update
    .hint = Put what the window shows now in the place of this scene's view. Caption and notes stay.

remove = Remove
    .hint = Remove this scene. Undo brings it back.

move-up = Move up
    .hint = One place earlier.

move-down = Move down
    .hint = One place later.

caption = Caption
    .hint = Large text above the pictures, at most twelve words.

notes = Notes
    .hint = What you want to say. Only the speaker's window shows it.

moves = What moves
    .hint = One line for each step, such as: patch 15, play, equivariance on, pictures sources. It starts when the scene comes.

save-talk = Save
    .hint = Save the talk in one file with all its scenes.

save-talk-as = Save as
    .hint = Save the talk under another name.

export-talk = Export
    .hint = Export the talk as a page for a browser, as pictures, or as animations.

save-talk-heading = Save the talk

export-heading = Export the talk

# Said of a caption that is too long.
caption-long = Too long to read from the back row: use at most twelve words.

# A scene in the list.
scene-name = Scene { $number }: { $caption }

# A line of what moves is wrong.
move-problem = "{ $line }": { $problem }

# A scene without a caption.
no-caption = (no caption)

## What was done

opened = Opened the talk { $file }
saved = Saved the talk { $file }
added = Added as scene { $number } of { $of }
updated = The scene shows this view now.
removed = Scene removed. Undo brings it back.
replaced = The talk before had unsaved changes. Undo brings it back.
end-first = A talk is being given. End it first, and open the other one then.
not-yet = The training pictures are still loading. Try again in a moment.
too-many = A talk has at most { $max } scenes. Remove one first.

# `$problem` is a sentence without its full stop.
no-keep = The talk can't be kept for the next start. { $problem }.

# What went wrong with a scene in an export.
scene-problem = Scene { $number } can't be shown: { $problem }

## While the talk is given

speaker = Notes
    .hint = Notes, the next caption and a clock, in a window of their own. Key: 9.

speaker-title = Speaker's notes

next-scene = Next scene
    .hint = Go to the next scene. Key: PageDown.

back-scene = Previous scene
    .hint = Go to the previous scene. Key: PageUp.

end = End the talk
    .hint = Go back to your own session. Key: Escape or F5.

# The caption of the next scene.
next-caption = Next: { $caption }

# After the last scene.
last-scene = This is the last scene.

# While a scene has no notes.
no-notes = This scene has no notes.

# Where there is no result yet, and a training picture is shown meanwhile.
meanwhile = Training picture, until the first result is ready

# Under a stage beside another of the same machine: the patch at all times.
constant-label = { $patch } from the start

# The same where the patch changes once.
switch-label = { $before } until t = { $t }, then { $after }

# Under the picture of a machine: the middle one of its correlations with the network, over the seeds.
median-r = median r = { $r }

# What was found for one value of a census.
value-line = { $value }: { $says }

# Beside the clock.
since-start = since the start

## Exports

export-page = Page
    .hint = One HTML file that runs offline in any browser. PageDown and PageUp go through it, N shows the notes.

export-pictures = Pictures
    .hint = A new folder with one PNG for each scene, and the notes as text.

export-animations = Animations
    .hint = A new folder with one GIF for each scene, and the notes as text.

# How long it takes.
export-note = Every scene is computed again. This takes a few minutes.

exporting = Scene { $done } of { $of }
exported = Exported { $file }

# The heading of the notes in the page.
page-notes = Notes

# How the page is used.
page-help = PageDown and PageUp: next and previous scene. N: notes. B: black screen.

## The talk that comes with the program. Captions: at most twelve words.

built-in-title = Why six fingers?

training-caption = Every training hand has five fingers
training-notes = Welcome. On the right is everything that this machine has ever seen: drawn hands, left and right, every one with exactly five fingers. On the left is what it starts from: noise. A diffusion model removes the noise in small steps until a picture is left. Ask the audience: can a hand with six fingers come out of this? Ask for a show of hands, and remember the answer.

copy-caption = A perfect machine only copies
copy-notes = Here is the best possible machine. At each step it asks: given this noise, what is the average of all training pictures that could be behind it? No network, no training, just this formula, solved exactly. Watch: the result on the left is one of the training hands in the middle, pixel by pixel. The difference on the right is empty. A machine that does its job perfectly has no creativity at all. So where does the creativity of real models come from?

local-caption = Now every pixel sees only a small patch
local-notes = Real networks are built from convolutions. A pixel sees its neighbourhood, not the whole picture. So we take the same formula and let each pixel look through the square window that you see here, 15 pixels wide. It compares its patch with the training patches at the same place. It cannot know what happens on the other side of the picture. Nothing else has changed.

slider-caption = From the whole picture to fifteen pixels
slider-notes = This slider is the only thing that moves. It starts at the whole picture, and the hand is a copy. Now the patch gets smaller. The noise stays the same. Keep your eyes on the thumb side, and count the fingers. The program computes a new run at each stop of the slider, all twenty steps of it.

six-caption = Six fingers that no training hand has
six-notes = Count with me: one, two, three, four, five, six. There is no such hand in the training set. The count is not my opinion: the program counts the fingers and numbers them. It looks like a mistake. It is also something new, made from nothing but five-fingered hands.

mosaic-caption = A mosaic of many training hands
mosaic-notes = Where did it come from? On the right, each pixel has the colour of the training picture that it was taken from. The result is a mosaic of several training hands, cut and joined so that the seams are hard to see. Every small patch is right. Only the whole was never in the training set. The theory calls this locally consistent: each pixel fits its neighbours.

thumbs-caption = Two thumbs: each side decides alone
thumbs-notes = This is the reason. The training set has left and right hands, so the thumb is sometimes on the left and sometimes on the right. The left side of the picture decides: thumb or no thumb. The right side decides, too. With the whole picture they agree, and the table has entries in two fields only. With small patches they are like two coins that know nothing about each other. Both thumbs: six fingers. No thumb: four. The number under the table is the correlation: near zero.

many-caption = About half have four or six fingers
many-notes = These are 36 seeds, 0 to 35, not selected. The program counts each of them. Two coins give one quarter with four fingers, one half with five and one quarter with six. That is close to what you see in the line below. Six fingers are no accident: they follow from two independent decisions.

early-caption = The count is decided early, in the noise
early-notes = When does it happen? It is often said that details like fingers are decided late. Here is the test. Both machines start from the same noise. The left one sees the whole picture only at the beginning, until t = 0.75, and small patches after that. The right one has small patches from the start. The left one makes a good hand, although it is local for three quarters of the time. So the number of fingers is decided early, while we still see nothing but noise.

control-caption = Right hands only: always five fingers
control-notes = The control experiment. The same machine and the same patch size, but the training set has right hands only. Now the thumb is always on the same side, so there is nothing to disagree about. Almost all hands have five fingers. Locality alone is not enough: the training pictures must leave something open that both sides decide.

moving-caption = Patches that move: fingers grow anywhere
moving-notes = Convolutions have a second property: they do the same thing at every place. So we let a pixel use training patches from anywhere in the picture. The training pictures are smaller here, 32 pixels, because there are many more patches to compare with. Now a fingertip can appear where no training hand has one: this hand has seven fingers.

labyrinth-caption = Black and white make a labyrinth
labyrinth-notes = The smallest training set in the world: one picture is all black, one is all white. A perfect machine gives black or white. A local machine with patches of 3 pixels makes labyrinths. Every patch is nearly black or nearly white, and the whole is new. In a moment the patch grows to 9 pixels, and the labyrinth becomes coarser. Two pictures give an endless number of new ones.

border-caption = The border tells a patch where it is
border-notes = If patches can move anywhere, how does the machine know where the wrist belongs? From the border. On the left the picture wraps around, as on a torus: no place is special, and pieces may end up anywhere. On the right there are zeros beyond the border, as in most networks. A patch that sees the border knows where it is, and from there the order spreads into the picture.

network-caption = Does a real network do this?
network-notes = So far this was a formula. The first picture comes from a trained network, a UNet, on these hands. The second is the formula that should predict it, with moving patches and a border. The other two should not. All four start from the same noise. The number r under each picture is its correlation with the network's picture. The formula was not trained on the network: it only knows the training pictures and the patch sizes over time.

ninety-caption = 0.9 means similar, not nine in ten
ninety-notes = You may have read that the theory predicts networks with 90 % accuracy. This is what was measured: a correlation between two pictures from the same noise. Each point here is one seed. A value of 0.9 means that the pictures are very similar, not that nine in ten are equal. In the paper the medians are 0.89 to 0.96 for convolutional networks, and 0.77 with attention. Our small networks reach between 0.83 and 0.93. The theory explains much, but not everything.

embryo-caption = Embryos have no blueprint either
embryo-notes = An embryo grows a hand without a plan of it. Each cell reads signals from its neighbours and a few gradients, and decides. Usually the result has five fingers; about one child in several hundred is born with more. This is an analogy, and not the same mechanism: in our machine two sides decide without each other, while in the limb the number depends on its width and on the distance between the fingers. But in both no part knows the number five.

own-caption = Faces, clocks, or your own pictures
own-notes = It is not about hands. These faces come from training faces that all have two eyes. The same happens with clocks, flowers and digits. The program also takes your own pictures: drop a folder on the window, and the same machine runs on them. Nothing was trained in advance, so there is nothing to wait for. If there is time, ask for a folder from the audience.

end-caption = Creative because no part knows the whole
end-notes = Let us go back to the first question. Can a hand with six fingers come out of five-fingered hands? Yes: if each part decides for itself, and if what they decide leaves something open. A machine that knows everything copies. A machine that sees little makes mistakes, and these mistakes are its creativity. The theory is by Kamb and Ganguli, 2025. Thank you. Questions are welcome, and the program can answer many of them live.
