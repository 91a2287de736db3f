### The window itself.

# The switch of languages.
language = Language
    .hint = Change the language of the program.

# On the switch, in the language that it changes to.
language-change = Show everything in English.
