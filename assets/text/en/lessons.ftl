### Lessons: the list, the panel beside the picture, what is said of figures in them.

# The door in the top bar, and the heading of the list.
lessons = Lessons
    .hint = Short lessons on what this program shows, about three minutes each. Key: J.

# Under the heading of the list.
list-line = Begin anywhere. Your own session is kept and comes back when you leave the lesson.

# Of a lesson in the list.
minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
# Of a lesson in the list that was finished once.
finished = finished
# Of the lesson in the list that is open.
under-way = open now
# Above lessons from files.
from-files = From files
open-folder = Open a folder of lessons
    .hint = Lessons are text files that anybody can write: CONTRIBUTING.md shows how.

# Offered along the bottom at the first start.
welcome = New here?
welcome-begin = Start with a lesson
    .hint = Three minutes: why a perfect machine can only copy.
welcome-decline = No lesson now
    .hint = You find the lessons in the top bar, whenever you like.

# Offered along the bottom after the program ended in the middle of a lesson.
last-lesson = Lesson: { $title }
continue-lesson = Continue the lesson
    .hint = The lesson that was open when the program ended. Your own session is kept.
decline-lesson = Don't continue the lesson
    .hint = You find all lessons in the top bar.

## The panel

leave = Leave the lesson
    .hint = Your own session comes back as it was.
back = Back
    .hint = To the step before. Key: Shift+Enter.
next = Next
    .hint = To the next step. Key: Enter.
# In the place of "Next" while the step is not done.
skip = Skip
    .hint = To the next step; the program does this one for you. Key: Enter.
# On the last page.
finish = Finish
    .hint = Leave the lesson; your own session comes back. Key: Enter.
show-me = Show me
    .hint = The program does it, and you watch. Key: Y.
set-up = Back to the beginning of this step
    .hint = Sets everything as it was when this step began.

# Where the lesson is: the step of the steps.
page = { $page } of { $pages }
# The name of a dot that leads to a step, for screen readers.
go-to-page = Step { $page }
# The same for the last page.
go-to-check = Question

# Above what is to be done.
heading-do = Try it
# Above a question that is asked before the answer is shown.
heading-ask = What do you expect?
# Above a task on something new.
heading-task = Your turn
# Above what is to be read.
heading-read = Read
# Above the question at the end.
heading-check = Quick check
# Above what is to be noticed.
heading-then = Notice

# While the condition of a step is not met.
waiting = Waiting for you
# Once it is.
done = Done

# Said of an answer.
right = That's it.
wrong = Not quite.
# Said of an answer that would have been right.
was-right = This one.
# The name of an answer that is a picture, for screen readers.
picture-answer = Answer { $answer }
# While the pictures of the question are made.
making = Making new pictures for the question...
again = Other pictures
    .hint = The same question about other pictures.

# Something else was opened meanwhile.
strayed = You have opened something else. The lesson waits: press Show me, or go back to the beginning of this step.

# On the last page of a lesson that has no question.
the-end = That was the lesson.

# The pictures of a measure, while they are made.
measuring = { $done } of { $of } pictures counted

## Figures in the texts of lessons

# A figure that is not known yet.
unknown = ...
# The size of a patch that is the whole image.
whole = the whole image
yes = yes
no = no
# A share with its 95 % interval, all in per cent.
share = { $share } % (95 %: { $low } to { $high } %)
