### Why a file can't be written, and why a session can't be opened.

# A file or a folder, and what is wrong with it.
at-path = { $path }: { $problem }

## Writing

write-io = it can't be written: { $reason }
write-full = the disk is full: make room or choose another folder
write-denied = no permission to write there: choose another folder
write-exists = something with this name already exists: choose another name
write-no-folder = the folder { $folder } does not exist: create it first
write-is-folder = it is a folder: give the name of a file, or another ending
write-is-file = it is a file: give the name of a folder, or end the name in .npy or .png for a file
write-too-large = a picture of { $w }x{ $h } pixels is too large (at most { $max } pixels): use fewer pictures, a smaller scale or a folder
write-empty = there is nothing to write
write-no-reader = it is a pipe that no program reads from: give the name of a file
write-path = it can't be written: the path of the pictures is not UTF-8, so a session can't store it: rename the folder

## Sessions

session-io = it can't be read: { $reason }
session-too-large = it is larger than { $max } MiB, so it can't be a session
session-foreign = not a Sixfingers session
session-damaged = the session is damaged: { $reason }. The file was not changed; try an older copy
session-newer = it was saved by a newer Sixfingers (format { $found }; this one knows { $known }): open it with the newer one. The file was not changed
session-invalid = the session can't be shown: { $problem }
session-stages = it has { $n } stages, but 1 to { $max } are possible

## Talks

talk-too-large = it is larger than { $max } MiB, so it can't be a talk
talk-foreign = not a Sixfingers talk
talk-damaged = the talk is damaged: { $reason }. The file was not changed; try an older copy

# How many scenes.
talk-scenes = it has { $n } scenes, but 1 to { $max } are possible

# A scene can't be shown.
talk-scene = scene { $number } can't be shown: { $problem }. Correct it in a text editor, or try an older copy; the file was not changed

# `$line` is not understood.
talk-move = the line "{ $line }" is not understood: { $problem }

# A line of what moves is not understood.
talk-moves = in scene { $number }, { $problem }
