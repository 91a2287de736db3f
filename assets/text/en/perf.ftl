### The overlay with the frame times, in letters of one width.

median = own work  { $ms } ms median

worst = {"          "}{ $ms } ms worst of 240

worst-ever = {"          "}{ $ms } ms worst ever

worker = worker    { $running } running, { $waiting } waiting

last-step = {"          "}{ $ms } ms last step

events = events    { $taken } taken, { $waiting } waiting

cache = cache     { $runs } runs, { $mb } MB

textures = textures  { $held } held, { $sent } sent

start = start     { $picture } s to a picture, { $result } s to a result
