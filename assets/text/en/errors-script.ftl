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
