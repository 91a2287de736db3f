### What is wrong with the words of a lesson or a talk, and with the files that hold them.

## Words

script-empty = nothing is written there
# $what is act, fact, panel, ...; $known lists what can stand there.
script-unknown = '{ $found }' is not known as a word for { $what }: use { $known }
# With a word that may have been meant.
script-unknown-near = '{ $found }' is not known as a word for { $what } (did you mean { $near }?): use { $known }
# $needed says what a value looks like, or is the sentence of another error.
script-value = { $of }: '{ $found }' can't be read (needed: { $needed })
script-too-much = { $of }: '{ $rest }' is too much
script-comparison = { $fact } { $sign }: only numbers can be larger or smaller; use = or !=

## Files of lessons

lesson-problem = line { $line }: { $what }
# $reason comes from the reader of TOML and is English.
lesson-toml = this is not TOML: { $reason }
lesson-too-large = a lesson is at most { $max } KB
lesson-foreign = this is not a lesson: it must begin with lesson = 1
lesson-newer = version { $found } of the format: this program reads { $known }; use a newer program
lesson-entry = '{ $found }' is not an entry that can stand here: use { $known }
# With a word that may have been meant.
lesson-entry-near = '{ $found }' is not an entry that can stand here (did you mean { $near }?): use { $known }
lesson-missing = '{ $entry }' is missing
lesson-empty = '{ $entry }' is empty
# A type of TOML is a word such as string or integer.
lesson-type = '{ $entry }' is of type { $found }: write { $needed }
lesson-number = '{ $entry }' must be a whole number, { $low } to { $high }
lesson-steps = the lesson has { $n ->
    [one] { $n } step
   *[other] { $n } steps
}: it needs 1 to { $max } entries [[step]]
lesson-step = a step needs either 'do', what to do, or 'ask', what to predict
lesson-answers = the question has { $n ->
    [one] { $n } answer
   *[other] { $n } answers
}, { $right } of them marked as right: give two or more, and begin the right one with *
lesson-answers-without-question = 'answers' belongs to a step with 'ask'
lesson-question-until = a question is done once it is answered: it has no 'until'
# $asked is local.wrong, $name is local.
lesson-no-measure = '{ $asked }' asks about pictures that nobody makes: add [measure.{ $name }]
lesson-measure-name = '{ $name }' can't be the name of a measure: use letters, digits and '-'
lesson-no-network = no network comes with { $data }: use network-hands or network-flowers
lesson-pictures = the check has { $n ->
    [one] { $n } picture
   *[other] { $n } pictures
}, { $right } of them with right = true: give { $needed }, one of them right
lesson-check-answers = '{ $found }' can't be the answers of a check: write "sources" or a list of pictures
lesson-no-subject = a check about sources needs a 'subject'
lesson-io = can't be read: { $reason }
lesson-not-text = this is not a text in UTF-8
lesson-folder-empty = there are no lessons in this folder: a lesson is a .toml file that begins with lesson = 1
