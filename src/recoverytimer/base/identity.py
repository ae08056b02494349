"""Who this app is to desktops, shops and whoever reports a fault: declared here alone.

The id and the addresses are stand-ins: `packaging/README.md` says how whoever publishes the app
puts their own here.
"""

# A reverse domain name, as desktop files, D-Bus, AppStream and Flatpak want it.
APP_ID = "io.github.recoverytimer.RecoveryTimer"
HOMEPAGE = "https://github.com/recoverytimer/RecoveryTimer"
ISSUES = f"{HOMEPAGE}/issues"
