"""How a picture is drawn in a browser: the scripts and styles that the app serves and that an offline file carries."""

LABELS = (
    "picture",
    "fit",
    "zoom_in",
    "zoom_out",
    "tidy",
    "tidy_help",
    "copy",
    "copy_help",
    "copied",
    "saved",
    "legend",
    "help",
    "selected",
    "pinned",
    "unpinned",
)
"""The texts that a picture needs, as ``picture.<name>``: its name, its buttons' and what is read out."""
