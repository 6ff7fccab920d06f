# Epson TM-T88V, 80 mm. Also carries Central European, Turkish and Baltic letters.
columns     = 42
dots        = 512
dpi         = 180
code-page   = 19 IBM00858
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
