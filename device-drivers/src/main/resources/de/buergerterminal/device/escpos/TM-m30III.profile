# Epson TM-m30III, 80 mm. Its page 19 is not known to carry the euro sign, page 16 is.
columns     = 48
dots        = 576
dpi         = 203
code-page   = 16 windows-1252
code-page   = 0 IBM437
code-page   = 45 windows-1250
code-page   = 48 windows-1254
code-page   = 51 windows-1257
code-page   = 46 windows-1251
code-page   = 47 windows-1253
cutter      = partial
qr-code     = yes
raster-rows = 256
confirms-by = process-id queued-status
speed       = 150
near-end    = 3000
