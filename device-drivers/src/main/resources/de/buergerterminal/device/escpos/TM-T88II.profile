# Epson TM-T88II, 80 mm: no page 19, so the euro sign is taken from page 16; no QR codes of its own.
columns     = 42
dots        = 512
dpi         = 180
code-page   = 16 windows-1252
code-page   = 2 IBM850
code-page   = 0 IBM437
cutter      = partial
qr-code     = no
raster-rows = 256
confirms-by = queued-status
speed       = 100
near-end    = 3000
