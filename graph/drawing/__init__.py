"""How a picture is drawn in a browser: the scripts and styles that the app serves and that an offline file carries."""
