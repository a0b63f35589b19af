"""A small folder without faults, which each test spoils in one place.

ENS --DEPENDS_ON requires--> INS     DNS --STEERS--> ENS     ENS action --LISTED_IN--> edition 2019-12
ENS opening --MILESTONE_OF--> ENS, stated once; one indicator, observed once; one contradiction.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FILES: Mapping[str, str] = {
    "documents.csv": """\
id,title,publisher,date,date_precision,stated_on,language,url,transcript
doc:brief,Brief du projet,,2024-01-01,day,2024-01-01,fr,,
doc:deck,Présentation,DNS,2019-12-31,month,2019-12-31,fr,https://example.org/deck,deck.txt
""",
    "nodes.csv": """\
id,kind,name,acronym,category,aliases,description_fr,description_en,role
action:ens,Action,Espace numérique,,,,,,
edition:2019-12,Edition,Décembre 2019,,,,,,
indicator:ens-opened,Indicator,ENS ouverts,,,,,,
milestone:ens-opening,Milestone,Ouverture de l’ENS,,,,,,opening
organization:dns,Organization,Délégation,DNS,administration,DNS | la délégation,Elle pilote.,It steers.,
referential:ins,Referential,Identité nationale de santé,INS,identity,INS,,,
service:ens,Service,Espace numérique de santé,ENS,platform,ENS | espace,,,
""",
    "node_evidence.csv": """\
id,document,locator,lines,basis,confidence,note
action:ens,doc:deck,Action 15,3,explicit,high,
edition:2019-12,doc:deck,,1,explicit,high,
indicator:ens-opened,doc:deck,,5,explicit,high,
milestone:ens-opening,doc:deck,,4,inferred,low,Le texte le laisse entendre
organization:dns,doc:deck,,"2,5-6",explicit,high,
referential:ins,doc:deck,,3,explicit,medium,
service:ens,doc:deck,Action 15,3,explicit,high,
""",
    "edges.csv": """\
source,kind,nature,target,blocking,led_by,number,title
action:ens,LISTED_IN,,edition:2019-12,,,15,Espace numérique de santé
milestone:ens-opening,MILESTONE_OF,,service:ens,,,,
organization:dns,STEERS,,service:ens,,Mme D,,
service:ens,DEPENDS_ON,requires,referential:ins,true,,,
""",
    "edge_evidence.csv": """\
source,kind,nature,target,document,locator,lines,basis,confidence,note
action:ens,LISTED_IN,,edition:2019-12,doc:deck,,1-3,explicit,high,
milestone:ens-opening,MILESTONE_OF,,service:ens,doc:deck,,4,explicit,high,
organization:dns,STEERS,,service:ens,doc:deck,,2,explicit,high,
service:ens,DEPENDS_ON,requires,referential:ins,doc:brief,,,brief,high,
""",
    "statements.csv": """\
milestone,document,stated_on,seq,status,due_text,due_kind,due_start,due_end,flag
milestone:ens-opening,doc:deck,2019-12-31,1,planned,2e trimestre 2020,during,2020-04-01,2020-06-30,
""",
    "statement_evidence.csv": """\
milestone,document,seq,cited,locator,lines,basis,confidence,note
milestone:ens-opening,doc:deck,1,doc:deck,,4,explicit,high,
""",
    "observations.csv": """\
indicator,value,value_text,qualifier,unit,period_start,as_of,flag
indicator:ens-opened,8400000,"8,4 millions",about,ENS,2019-01-01,2019-12-18,
""",
    "observation_evidence.csv": """\
indicator,as_of,period_start,value_text,document,locator,lines,basis,confidence,note
indicator:ens-opened,2019-12-18,2019-01-01,"8,4 millions",doc:deck,,5,explicit,high,
""",
    "contradictions.csv": """\
id,items,advice_fr,advice_en
contradiction:ens-date,milestone:ens-opening,Retenir la dernière.,Take the latest.
""",
    "contradiction_evidence.csv": """\
id,document,locator,lines,basis,confidence,note
contradiction:ens-date,doc:deck,,4,explicit,high,
""",
}


def write(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """The folder on disk, with some files replaced, or left out where their new content is None."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {**FILES, **(changes or {})}.items():
        if content is not None:
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def changed(file: str, old: str, new: str) -> dict[str, str | bytes | None]:
    """One file with one of its texts replaced; the text must stand in it once."""
    assert FILES[file].count(old) == 1, f"'{old}' stands {FILES[file].count(old)} times in {file}"
    return {file: FILES[file].replace(old, new)}
