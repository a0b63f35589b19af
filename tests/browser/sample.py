"""Parts of the roadmap drawn by hand, of several sizes, to look at: what pictures are tried on."""

from __future__ import annotations

from graph.model import Basis, Confidence, Document, Edge, Evidence, Node, Subgraph

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '<a href="https://example.org/x">href</a>',
    "\u202etxt.exe \u200fדוח\u202c",
    "<b>gras</b> &amp; \\N \\G \\L",
    "{{7*7}} ${7*7} %s",
)
"""Names that another program would run, follow or obey."""

_NODES = """
service:ens|Service|Espace numérique de santé|ENS
service:dmp|Service|Dossier médical partagé|DMP
service:mssante-usagers|Service|MSSanté usagers|
service:mssante|Service|Messageries sécurisées de santé|MSSanté
service:psc|Service|Pro Santé Connect|
referential:ins|Referential|Identité nationale de santé|INS
service:insi|Service|Téléservice INSi|INSi
service:e-cps|Service|e-CPS|
service:apcv|Service|Appli carte Vitale|ApCV
service:bsp|Service|Bouquet de services aux professionnels|BSP
service:bundle-app|Service|Catalogue des applications référencées|
service:e-prescription|Service|E-prescription|
service:si-samu|Service|SI-SAMU|
service:viatrajectoire|Service|ViaTrajectoire|
service:convergence|Service|Convergence|
service:agenda|Service|Agenda de santé|
referential:rpps|Referential|Répertoire partagé des professionnels de santé|RPPS
referential:finess|Referential|Fichier national des établissements|FINESS
referential:ror|Referential|Répertoire opérationnel des ressources|ROR
referential:ci-sis|Referential|Cadre d’interopérabilité|CI-SIS
referential:pgssi|Referential|Politique générale de sécurité|PGSSI-S
referential:doctrine|Referential|Doctrine technique du numérique en santé|
referential:smt|Referential|Serveur multi-terminologies|SMT
action:ens|Action|Développer l’espace numérique de santé|
action:bsp|Action|Développer un bouquet de services aux professionnels de santé|
action:ins|Action|Identifier les usagers avec l’INS|
action:psc|Action|Identifier les acteurs : e-CPS et Pro Santé Connect|
action:dmp|Action|Généraliser le DMP|
action:mss|Action|Développer l’usage des messageries sécurisées|
action:prescription|Action|Mettre en place la e-prescription|
action:doctrine|Action|Publier la doctrine technique|
action:ethics|Action|Intégrer l’éthique du numérique|
organization:dns|Organization|Délégation au numérique en santé|DNS
organization:ans|Organization|Agence du numérique en santé|ANS
organization:cnam|Organization|Caisse nationale de l’assurance maladie|Cnam
programme:hopen|Programme|HOP’EN|
programme:segur|Programme|Ségur du numérique|
regulation:ins|Regulation|Décret INS|
regulation:opposability|Regulation|Arrêté d’opposabilité|
milestone:insi|Milestone|INSi lot 2|
edition:2019-12|Edition|Décembre 2019|
orientation:socles|Orientation|Accélérer le déploiement des services socles|
indicator:dmp|Indicator|DMP créés|
"""

_EDGES = """
service:ens DEPENDS_ON identifies_with referential:ins brief
service:ens DEPENDS_ON authenticates_via service:psc brief
service:ens DEPENDS_ON integrates service:dmp
service:ens DEPENDS_ON integrates service:mssante-usagers
action:ens DELIVERS - service:ens
service:mssante-usagers DEPENDS_ON extends service:mssante
service:dmp DEPENDS_ON identifies_with referential:ins inferred
service:psc DEPENDS_ON integrates service:e-cps
service:insi DEPENDS_ON feeds_from referential:ins
service:e-cps DEPENDS_ON requires referential:rpps
service:mssante DEPENDS_ON requires referential:rpps
action:ins DELIVERS - referential:ins
action:ins DELIVERS - service:insi
action:psc DELIVERS - service:psc
action:psc DELIVERS - service:e-cps
action:dmp DELIVERS - service:dmp
action:mss DELIVERS - service:mssante
action:bsp DELIVERS - service:bsp
service:bsp DEPENDS_ON authenticates_via service:psc
service:bsp DEPENDS_ON integrates service:dmp
service:bsp DEPENDS_ON integrates service:mssante
service:bsp DEPENDS_ON integrates service:e-prescription inferred
service:ens DEPENDS_ON integrates service:bundle-app
service:bundle-app DEPENDS_ON requires referential:doctrine
service:bundle-app DEPENDS_ON requires referential:pgssi inferred
service:apcv DEPENDS_ON identifies_with referential:ins
service:ens DEPENDS_ON authenticates_via service:apcv
service:e-prescription DEPENDS_ON authenticates_via service:psc
service:e-prescription DEPENDS_ON identifies_with service:apcv inferred
action:prescription DELIVERS - service:e-prescription
action:doctrine DELIVERS - referential:doctrine
referential:doctrine DEPENDS_ON requires referential:ci-sis
referential:doctrine DEPENDS_ON requires referential:pgssi
service:si-samu DEPENDS_ON feeds_from referential:ror
service:viatrajectoire DEPENDS_ON feeds_from referential:ror
referential:ror DEPENDS_ON feeds_from referential:finess
referential:ror DEPENDS_ON feeds_from referential:rpps
service:dmp DEPENDS_ON requires referential:ci-sis
service:convergence DEPENDS_ON requires referential:doctrine
service:ens DEPENDS_ON integrates service:agenda
referential:ins DEPENDS_ON waits_for_text regulation:ins
service:ens DEPENDS_ON waits_for_text regulation:opposability inferred
programme:hopen DEPENDS_ON requires service:dmp
programme:segur DEPENDS_ON requires referential:ins
referential:ci-sis DEPENDS_ON integrates referential:smt
organization:dns STEERS - action:ens
organization:ans OPERATES - service:psc
organization:cnam OPERATES - service:dmp
organization:cnam OPERATES - service:ens
organization:ans OPERATES - service:mssante
milestone:insi MILESTONE_OF - service:insi
action:ens LISTED_IN - edition:2019-12
orientation:socles PART_OF - edition:2019-12
indicator:dmp MEASURES - service:dmp
"""


def roadmap(size: int) -> Subgraph:
    """The first ``size`` nodes (at most 43) and the edges between them."""
    nodes = _all_nodes()[:size]
    ids = {node.id for node in nodes}
    edges = (edge for edge in _all_edges() if {edge.source, edge.target} <= ids)
    return Subgraph(nodes=tuple(nodes), edges=tuple(edges)).canonical()


def star(leaves: int) -> Subgraph:
    """A referential that ``leaves`` things need, of three kinds."""
    kinds = ("Service", "Action", "Programme")
    centre = Node("referential:ins", "Referential", "Identité nationale de santé", "INS")
    around = [
        Node(f"{kinds[i % 3].lower()}:{i:02}", kinds[i % 3], f"Élément relié numéro {i}" if i % 2 else f"E{i}")
        for i in range(leaves)
    ]
    edges = (Edge(node.id, centre.id, "DEPENDS_ON", "requires", blocking=True, evidence=_said("-")) for node in around)
    deck = Document("doc:deck", HOSTILE[0], HOSTILE[1], "2020-06-18", "day", "2020-06-18", "fr")
    return Subgraph(nodes=(centre, *around), edges=tuple(edges), documents=(deck,)).canonical()


def hostile() -> Subgraph:
    """A service with hostile names around it, as name, acronym and inside ids."""
    centre = Node("service:centre", "Service", "Centre", None)
    around = [Node(f"service:h{i}-{name}", "Service", name, name[:12]) for i, name in enumerate(HOSTILE)]
    edges = (Edge(centre.id, node.id, "DEPENDS_ON", "requires", blocking=True, evidence=_said("-")) for node in around)
    deck = Document("doc:deck", HOSTILE[0], HOSTILE[1], "2020-06-18", "day", "2020-06-18", "fr")
    return Subgraph(nodes=(centre, *around), edges=tuple(edges), documents=(deck,)).canonical()


def _all_nodes() -> list[Node]:
    rows = (line.split("|") for line in _NODES.split("\n") if line)
    return [Node(node_id, kind, name, acronym or None) for node_id, kind, name, acronym in rows]


def _all_edges() -> list[Edge]:
    rows = (line.split(" ") for line in _EDGES.split("\n") if line)
    return [
        Edge(
            source,
            target,
            kind,
            None if nature == "-" else nature,
            nature != "-" or None,
            evidence=_said(*basis or "-"),
        )
        for source, kind, nature, target, *basis in rows
    ]


def _said(basis: str) -> tuple[Evidence, ...]:
    return (Evidence("doc:deck", None, None, Basis(basis if basis != "-" else "explicit"), Confidence.HIGH),)
