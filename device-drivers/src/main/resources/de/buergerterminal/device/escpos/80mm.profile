# Paper of 80 mm, 48 characters of 12 dots: what most printers of today do, whoever made them.
# Only the two pages nearly every maker numbers alike are used; other letters are drawn.
columns     = 48
dots        = 576
dpi         = 203
code-page   = 19 IBM00858
code-page   = 0 IBM437
cutter      = partial
qr-code     = yes
raster-rows = 256
confirms-by = queued-status watching
speed       = 100
near-end    = 3000
