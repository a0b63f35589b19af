"""A canary: a server on this machine that hears whoever speaks to it, and words that try to make a reader do so."""

from __future__ import annotations

import contextlib
import socketserver
import threading
import time
from collections.abc import Iterator

from graph.model import Basis, Confidence, Document, Edge, Evidence, Node, Statement, Subgraph, Text

_DISGUISES = """
<img src={0}>
<img src=x onerror="hit=1;fetch('{0}')">
"><img src="{0}">
'><img src='{0}'>
</title><img src={0}>
</text></svg><img src={0}>
</script><script src={0}></script>
--><script>hit=1;fetch('{0}')</script>
]]><img xmlns="http://www.w3.org/1999/xhtml" src="{0}"/>
<script>hit=1;new Image().src='{0}'</script>
<svg onload="hit=1;fetch('{0}')"><image href="{0}" width="9" height="9"/></svg>
<image xlink:href="{0}" width="9" height="9"/>
<use href="{0}#a"/>
<feImage href="{0}"/>
<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="{0}"/></foreignObject>
<iframe src={0}></iframe>
<link rel=stylesheet href={0}>
<link rel=preconnect href={0}>
<style>@import url({0});*{{background:url({0})}}</style>
}}*{{background:url({0})}}</style>
@import url({0});
url({0})
" style="background:url({0})" fill="url({0}#a)
" onmouseover="hit=1;fetch('{0}')" autofocus onfocus="fetch('{0}')
<base href={0}>
<meta http-equiv=refresh content="0;url={0}">
<object data={0}></object><embed src={0}><video src={0} autoplay></video>
<?xml-stylesheet href="{0}"?>
<!DOCTYPE x [<!ENTITY % y SYSTEM "{0}"> %y;]>&y;
![image]({0}) [link]({0}) <{0}>
{0}
=WEBSERVICE("{0}")
=IMAGE("{0}")
=IMPORTDATA("{0}")
=HYPERLINK("{0}","x")
='{0}'#$Sheet1.A1
=DDE("soffice";"{0}";"A1")
+WEBSERVICE("{0}")
-1+WEBSERVICE("{0}")
@WEBSERVICE("{0}")
&G&"{0}" &[Picture]
"] click n1 href "{0}"
"@{{ img: "{0}", w: 9, h: 9 }}
n1@{{ img: "{0}" }}
%%{{init: {{"themeCSS": "@import url({0});", "securityLevel": "loose"}}}}%%
"]; style n1 fill:url({0}) ["
<<TABLE><TR><TD><IMG SRC="{0}"/></TD></TR></TABLE>>
", image="{0}", URL="{0}", shapefile="{0}
"]; graph [stylesheet="{0}", imagepath="{0}"]; x [label="
\\n\\l\\N\\" image="{0}
#image("{0}") #link("{0}")[x] $#eval("image(\\"{0}\\")")$
\\includegraphics{{{0}}} \\href{{{0}}}{{x}}
""".strip().split("\n")
"""Markup, styles, links, formulas, diagrams, typesetting: what each would ask for stands at {0}."""

HEART = "Cœur"
"""The name of the node that relies on all others, which attacks nobody."""


class Canary:
    """What was heard on a free port of this machine since somebody last listened."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._heard: list[str] = []

    def note(self, line: str) -> None:
        """Keep what was said."""
        self._heard.append(line)

    def heard(self) -> list[str]:
        """The first line of every connection, in order; afterwards they are forgotten."""
        lines, self._heard = self._heard, []
        return lines

    def hears_within(self, seconds: float) -> bool:
        """Whether anything is heard until then; afterwards it is forgotten."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self.heard():
                return True
            time.sleep(0.05)
        return False


@contextlib.contextmanager
def listening() -> Iterator[Canary]:
    """A canary that hears until the end of the block, and answers that nothing is there."""

    class Ear(socketserver.StreamRequestHandler):
        timeout = 5

        def handle(self) -> None:
            line = b""
            with contextlib.suppress(OSError):
                line = self.rfile.readline(2_000)
            canary.note(line.decode("latin-1").strip() or "somebody who said nothing")
            with contextlib.suppress(OSError):
                self.wfile.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Ear) as server:
        server.daemon_threads = True
        canary = Canary(server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield canary
        server.shutdown()


def disguises(address: str) -> tuple[str, ...]:
    """All of them, each asking for a place of its own, so that what is heard tells who asked."""
    return tuple(words.format(f"{address}/{place}") for place, words in enumerate(_DISGUISES))


def disguised_graph(address: str) -> Subgraph:
    """A service for each disguise, standing wherever a loaded graph has words: names, sources, places, notes, dates."""
    names = disguises(address)
    document = Document("doc:canary", " ".join(names), names[1], "2020-01-31", "month", "2020-01-31", "fr", address)
    evidence = tuple(Evidence(document.id, name, "1-2", Basis.INFERRED, Confidence.LOW, name) for name in names)
    nodes = [
        Node(f"service:disguise-{place}", "Service", name, aliases=(f"{name} ",), description=Text(name, name))
        for place, name in enumerate(names)
    ]
    heart = Node("service:heart", "Service", HEART, evidence=evidence)
    step = Node("milestone:step", "Milestone", names[0], evidence=evidence)
    edges = [Edge(heart.id, node.id, "DEPENDS_ON", "requires", blocking=True, evidence=evidence[:2]) for node in nodes]
    edges.append(Edge(step.id, heart.id, "MILESTONE_OF", evidence=evidence))
    said = [
        Statement(step.id, document.id, "2020-01-31", place, "planned", name, "during", evidence=evidence[:1])
        for place, name in enumerate(names)
    ]
    return Subgraph((document,), (heart, step, *nodes), tuple(edges), tuple(said)).canonical()
