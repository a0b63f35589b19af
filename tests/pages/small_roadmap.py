"""A small roadmap that every page can be looked at with.

::

    ENS --integrates--> MSSanté        ANS --OPERATES--> INSi, MSSanté, ENS
    ENS --identifies_with--> INS       DNS --STEERS--> action ENS, ENS
    ENS --authenticates_via--> PSC     action ENS --DELIVERS--> ENS
    ENS --integrates--> DMP            action ENS --LISTED_IN--> 2019-12 (no. 15), 2020-06 (no number)
    DMP --identifies_with--> INS       INSi --feeds_from--> INS
    hub --> 60 services, for a view that must leave some out
"""

from __future__ import annotations

from graph.model import Basis, Confidence, Document, Edge, Evidence, Node, Subgraph, Text

HOSTILE = "![x](https://example.org/x.png) <img src=x onerror=alert(1)> **gras** :material/home: [a](b) $x$"

_DECK = "doc:deck"


def small_roadmap() -> Subgraph:
    """The graph that the drawing above shows, with one node of a hostile name."""
    return Subgraph(documents=_documents(), nodes=_nodes(), edges=_edges()).canonical()


def _said(lines: str, locator: str = "Action 15") -> tuple[Evidence, ...]:
    return (Evidence(_DECK, locator, lines, Basis.EXPLICIT, Confidence.HIGH),)


def _documents() -> tuple[Document, ...]:
    return (
        Document(_DECK, "Comité de suivi, décembre 2019", "DNS", "2019-12-31", "month", "2019-12-31", "fr"),
        Document("doc:brief", "Brief du projet", None, "2026-01-15", "day", "2026-01-15", "fr"),
        Document(
            "doc:press",
            "Point d’étape, juin 2020",
            "Revue",
            "2020-06-25",
            "day",
            "2020-06-18",
            "fr",
            url="https://example.org/point",
        ),
    )


def _nodes() -> tuple[Node, ...]:
    named = (
        Node(
            "service:ens",
            "Service",
            "Espace numérique de santé",
            "ENS",
            "platform",
            ("espace numérique de santé", "Mon espace santé"),
            Text("L’espace où chacun retrouve ses données et ses services de santé.", "Everyone’s own health space."),
        ),
        Node("service:dmp", "Service", "Dossier médical partagé", "DMP", "socle"),
        Node("service:mssante", "Service", "Messageries sécurisées de santé", "MSSanté", "socle"),
        Node("service:psc", "Service", "Pro Santé Connect", None, "socle"),
        Node("service:insi", "Service", "Téléservice INSi", "INSi", "teleservice"),
        Node("referential:ins", "Referential", "Identité nationale de santé", "INS", "identity"),
        Node("organization:dns", "Organization", "Délégation au numérique en santé", "DNS", "administration"),
        Node("organization:ans", "Organization", "Agence du numérique en santé", "ANS", "agency"),
        Node("action:ens", "Action", "Développer l’espace numérique de santé"),
        Node("edition:2019-12", "Edition", "Décembre 2019"),
        Node("edition:2020-06", "Edition", "Juin 2020"),
        Node("service:hostile", "Service", HOSTILE),
        Node("service:hub", "Service", "Carrefour", "HUB", "platform"),
    )
    crowd = tuple(Node(f"service:leaf-{i:02}", "Service", f"Service relié {i:02}", None, "tool") for i in range(60))
    return tuple(
        Node(n.id, n.kind, n.name, n.acronym, n.category, n.aliases, n.description, n.properties, _said("890-907"))
        for n in (*named, *crowd)
    )


def _edges() -> tuple[Edge, ...]:
    def needs(source: str, nature: str, target: str, evidence: tuple[Evidence, ...]) -> Edge:
        return Edge(source, target, "DEPENDS_ON", nature, blocking=True, evidence=evidence)

    brief = (Evidence("doc:brief", None, None, Basis.BRIEF, Confidence.HIGH, "Dit par le commanditaire."),)
    guessed = (
        Evidence("doc:press", "Les chantiers", "24", Basis.INFERRED, Confidence.MEDIUM, "Le texte le laisse entendre."),
    )
    return (
        needs("service:ens", "identifies_with", "referential:ins", brief),
        needs("service:ens", "authenticates_via", "service:psc", brief),
        needs("service:ens", "integrates", "service:dmp", (*_said("899"), *guessed)),
        needs("service:ens", "integrates", "service:mssante", _said("907")),
        needs("service:dmp", "identifies_with", "referential:ins", guessed),
        needs("service:hostile", "requires", "service:ens", _said("12")),
        Edge("service:insi", "referential:ins", "DEPENDS_ON", "feeds_from", blocking=False, evidence=_said("448")),
        Edge("action:ens", "service:ens", "DELIVERS", evidence=_said("892")),
        Edge(
            "organization:dns", "action:ens", "STEERS", properties={"led_by": "une directrice"}, evidence=_said("893")
        ),
        Edge("organization:dns", "service:ens", "STEERS", evidence=_said("893")),
        Edge("organization:ans", "service:ens", "OPERATES", evidence=_said("894")),
        Edge("organization:ans", "service:insi", "OPERATES", evidence=_said("449")),
        Edge(
            "action:ens",
            "edition:2019-12",
            "LISTED_IN",
            properties={"number": 15, "title": "Espace numérique de santé"},
            evidence=_said("890"),
        ),
        Edge("action:ens", "edition:2020-06", "LISTED_IN", evidence=guessed),
        *(needs("service:hub", "requires", f"service:leaf-{i:02}", _said("1")) for i in range(60)),
    )
