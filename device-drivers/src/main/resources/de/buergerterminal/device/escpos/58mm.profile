# Paper of 58 mm: small printers without knife and without QR codes of their own. Some garble
# pictures whose height is a multiple of 48 rows.
columns          = 32
dots             = 384
dpi              = 203
code-page        = 19 IBM00858
code-page        = 0 IBM437
cutter           = none
qr-code          = no
raster-rows      = 128
never-rows-times = 48
confirms-by      = queued-status watching
speed            = 50
near-end         = 2000
