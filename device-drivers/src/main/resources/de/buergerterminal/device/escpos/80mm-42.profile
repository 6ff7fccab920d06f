# Paper of 80 mm on printers with 512 dots and 42 characters.
columns     = 42
dots        = 512
dpi         = 180
code-page   = 19 IBM00858
code-page   = 0 IBM437
cutter      = partial
qr-code     = yes
raster-rows = 256
confirms-by = queued-status watching
speed       = 100
near-end    = 3000
