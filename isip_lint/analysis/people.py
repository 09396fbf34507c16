"""Who is who: the names that a text gives to the person, and to those who speak for the centre."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from isip_lint.analysis.names import UPPER, Name, find_names, mask_centres
from isip_lint.analysis.staff import staff_names
from isip_lint.language.normalise import fold

OFFICE = (
    r"(?:vice-?)?(?:voorzitt|pr[ée]sident|direct(?:eur|rice|ie)|secr[ée]ta|schepen|[ée]chevin|bourgmestre|burgemeester)\w*"
    r"|algemeen directeur|d\.?g\.?\b|maatschappelijke? (?:werk|assist)\w*|sociaal (?:werk|assist)\w*|sociale? werk\w*"
    r"|hoofd(?: van)? (?:de )?(?:sociale )?dienst|(?:\w+)?begeleid(?:er|ster)\b|(?:\w+)?consulente?\b|(?:job|"
    r"traject|loopbaan) ?coach"
    r"|dossierbeheerd\w+|contactpersoon|referentiepersoon|aanspreekpunt|\w*vervang\w*|assistante?s? social\w*"
    r"|travailleu(?:r|se)s? social\w*|agente? d['’]insertion|r[ée]f[ée]rente?|accompagnat(?:eur|rice)|conseill(?:er|[èe]re)"
    r"|personne de contact|gestionnaire|rempla[çc]\w*|suppl[ée]ante?|d[ée]l[ée]gu[ée]e?|gedelegeerde?|"
    r"gemachtigde?|as\b|mw\b(?!\.)"
    r"|trajectbegeleid\w+"
)
_ACTS = (
    r"vertegenwoordigd door|repr[ée]sent[ée]e?s? (?:valablement )?par|que repr[ée]sentent?|voor (?:wie|welke)|"
    r"pour lequel (?:agit|signe)|"
    r"in de persoon van|en la personne de|par la voix de|bij monde van|namens|au nom du|pour le (?:cpas|centre|comit[ée])|"
    r"voor het (?:ocmw|centrum|bestuur)|met als begeleid\w+|gevolgd door|begeleid door|suivie? par|"
    r"accompagn[ée]e? par|pour qui signent"
)
_TITLE = (
    r"(?:mevr(?:ouw)?\.?|mw\.?|de heer|dhr\.?|mijnheer|meneer|mejuffrouw|madame|mme|monsieur|m\.|mlle|"
    r"mademoiselle|mr\.?)"
)
_SMALL = r"(?:(?!(?:et|and|en(?! (?:cas|son|leur|cette|sa)\b))\b)(?-i:[a-zà-ÿ'’.]+)[\s,]+)"
_OFFICE_LEAD = re.compile(
    rf"(?:\b(?:{OFFICE}|{_ACTS})(?:\s\([^)]*\))?(?-i:\s(?:[a-zà-ÿ'’]+\s){{0,2}}(?!(?:en|et)\b)[a-zà-ÿ'’]+)?"
    rf"\s*[,:(=«\"–-]?\s*{_SMALL}{{0,5}}|§(?:\s\([^)]*\))?\s*[,:(=–-]?\s*)(?:{_TITLE}\s*)?$",
    re.IGNORECASE,
)
_OFFICE_BEHIND = re.compile(
    rf"\s*(?:[,(–-]\s*|(?:als|comme|est|is|en tant qu['’e]|en qualité de)\s)\s*(?:[\w.'’]+\s)??"
    rf"(?:(?!(?:en|et|and|mevr\w*|mme|madame)\b)[\w.'’]+\s){{0,2}}(?:{OFFICE})"
    r"|\s*[,(]?\s*(?:pour le (?:cpas|centre)|voor het (?:ocmw|centrum)|namens(?! [^,;:]{2,30}:)|"
    r"au nom(?! [^,;:]{2,30}:))\b(?!\s*:|,\s*\w\.)|\s*[,(]?\s*(?:pour|voor|namens)\s(?:le |het )?§+(?!\s*:)"
    r"|\s*\((?:ocmw|cpas|§)|\s*,\s*(?:(?:ocmw|cpas)\b|§+\s*(?:[:(._…]|$))",
    re.IGNORECASE,
)
_BESIDE_STAFF = re.compile(
    rf"\s*(?:\([^)]*\)|,[^,]{{3,40}})?\s*(?:en|et|&|/|–|-|,)\s*(?:{_TITLE}\s*)?$", re.IGNORECASE
)
_JOINED_BEHIND = re.compile(
    rf"§(?:[^.;!?§]|\.(?=[\w.])|\bM\.|\bc\.|\bp\.){{0,160}}?(?:^|[\s,)])(?:en|et|&|ET|EN|/|–|—|-|\||avec|met|"
    rf"anderzijds,?|d['’]autre part,?|;)\s*"
    rf"(?:(?:\d[.)]|anderzijds|d['’]autre part|toi|jou|jij|u|vous|van|de|met|avec|la personne|de persoon|"
    rf"le sieur)\s*[,:]?\s+)*(?:{_TITLE}\s*)?$",
    re.IGNORECASE,
)
_JOINED_BEFORE = re.compile(
    r"(?:[^.;!?§]|\.(?=[\w.])){0,120}?[\s,(](?:en|et|&|/|–|—|-|\||;|aux?|aan|avec|met|door|par|lie|tot)\s*"
    r"(?:(?:van|de|voor|pour|entre|tussen|nous|ons|wij|d['’]une part|d['’]autre part|enerzijds|anderzijds|avec|"
    r"met)\s*[,:]?\s+)*(?:het|le|ons|notre|l['’]|du|au)?\s*§",
    re.IGNORECASE,
)
_CONTRACT = (
    r"contract|overeenkomst|project|gpmi|piis|plan|afspraken|afsprakenblad|traject\w*|dossier|convention|projet|"
    r"accord|contrat|parcours|engagements?|feuille de route"
)
_ADDRESS_LEAD = re.compile(
    rf"(?:^|[\s(,:;«])(?:u|jij|jou|jullie|vous|toi|tu|ik|moi|ondergetekende|je soussign[ée]e?|soussign[ée]e?|"
    rf"ik ben|je suis|je m['’]appelle|"
    rf"ik heet|mijn naam is|mon nom est|du c[ôo]t[ée] de|partij [ab12]|enerzijds|anderzijds|d['’](?:une|"
    rf"autre) part)\s*[,:(=–-]*\s*(?:{_TITLE}\s*)?$",
    re.IGNORECASE,
)
_LABEL_LEAD = re.compile(
    r"(?:(?:^|[\s(|–—/;,.])(?:na(?:am|men)|voornaam|noms?|pr[ée]nom|cli[ëe]nte?|gerechtigde|begunstigde|"
    r"betrokkene|deelne(?:mer|emster)|"
    r"stude?nte?|aanvra(?:ger|agster)|b[ée]n[ée]ficiaire|int[ée]ress[ée]e?|usag(?:er|[èe]re)|[ée]tudiante?|"
    r"demandeu(?:r|se)|contractante?s?|"
    r"contractanten|ondergetekenden?|soussign[ée]s|deel van|part de)(?:\s[\w()'’]+){0,3}\s*[:–—-]\s*"
    rf"|\b(?:{_CONTRACT})\b\s*(?:(?:van|de|d['’]|du|voor|pour|met|avec|tussen|entre|:|–|—|-)\s*){{1,2}}"
    r"|\b(?:tussen|entre|(?:af)?gesloten (?:met|door|tussen)|conclu[es]* (?:avec|entre|par)|pass[ée]e? (?:avec|"
    r"entre)|(?:sluit|sluiten|maakt|maken|verbindt|lie|conclut|concluent|signe)(?: met| avec)?)\s+)"
    rf"(?:{_TITLE}\s*)?$",
    re.IGNORECASE,
)
# A title of the agreement and the name at once: "GPMI Kelly Claes, OCMW Ninove".
_TITLE_LEAD = re.compile(rf"^\W*(?:{_CONTRACT})\W+(?:{_TITLE}\s*)?$", re.IGNORECASE)
_PERSONAL_BEHIND = re.compile(
    r"\s*[(«“\"]\s*[«“\"]?\s*(?:vous|tu|toi|u|jij)\b|"
    r"\s*[,(]?\s*[0-9]{1,2}(?:[./-][0-9]{1,2}[./-]|\s[a-zà-ÿ]{3,9}\s)(?:19[4-9][0-9]|20(?:0[0-9]|1[0-2]))\b"
    r"|\s*\((?:19[4-9][0-9]|200[0-9])\b"
    r"|\s*[,(«–-]*\s*(?:(?:[^.;,()]{2,28},\s*)?(?:n[ée]e?(?:\(e\)|·e)?\s(?:le|à|en|au|[0-9])|geb(?:oren|\.)|°|"
    r"wonend|verblijvend|woont|domicili|demeurant|r[ée]sidant|habitant)"
    r"|(?:cli[ëe]nte?|gerechtigde|begunstigde|stude?nte?|[ée]tudiante?|b[ée]n[ée]ficiaire|usag(?:er|[èe]re)|"
    r"deelne(?:mer|emster)|demandeu(?:r|se)|demanderesse|aanvra(?:ger|agster)|verzoek(?:er|ster))\b"
    r"|(?:[^.;,()]{2,28},\s*)?(?:1[89]|[2-7][0-9])\s(?:ans|jaar)\b|(?:hierna|ci-apr[èe]s|verder|voortaan)\b"
    rf"|(?:(?:rue|avenue|chauss[ée]e|place|boulevard|clos|quai|square|all[ée]e)\s|"
    rf"[{UPPER}][\w -]{{1,24}}(?:straat|laan|steenweg|plein|weg|baan|dreef|kaai|lei|markt))"
    r"[^.;()]{0,30}?[0-9])",
    re.IGNORECASE,
)
_HEREAFTER = re.compile(r"\W*(?:hierna|ci-apr[èe]s|verder|voortaan)\b", re.IGNORECASE)
_THIRD_LEAD = re.compile(
    r"\b(?:zoon(?:tje)?|dochter(?:tje)?|fils|fille|kind(?:eren)?|enfants?|broer|zus|fr[èe]re|s[œo]e?ur|oncle|"
    r"tante|nonkel|buurvrouw|voisine?|"
    r"buurman|vriend(?:in)?|amie?|partner|conjointe?|[ée]poux|[ée]pouse|man|vrouw|mari|femme|ex|propri[ée]taire|"
    r"huisbaas|eigenaar|parrain|marraine|"
    r"vertrouwenspersoon|personne de confiance|tolk|interpr[èe]te|avocate?|advocaat|getuige|t[ée]moin|"
    r"bijgestaan door|assist[ée]e? (?:de|par)|"
    r"in aanwezigheid van|en pr[ée]sence de|docteur|dokter|dr\.?|ma[îi]tre|meester)"
    rf"\s*[,:]?\s*(?:{_TITLE}\s*)?$",
    re.IGNORECASE,
)
_THIRD_BEHIND = re.compile(
    r"\s*[,(–-]\s*(?:\w+\s){0,2}(?:vertrouwenspersoon|personne de confiance|tolk|interpr[èe]te|avocate?|advocaat|"
    r"getuige|t[ée]moin|amie?|vriend)",
    re.IGNORECASE,
)
_COMMA_JOIN = re.compile(r",\s*(?:en|et)\s")
_REACH = 170


@dataclass(frozen=True, slots=True)
class People:
    """Folded words of names: of the person as a party, of those who act for the centre, and of
    others with a title, such as "Mevrouw"."""

    party: frozenset[str]
    staff: frozenset[str]
    titled: frozenset[str]


def read_people(texts: Iterable[str]) -> People:
    """Return whom ``texts``, paragraphs and rows of tables, show as the person and as staff."""
    party: set[str] = set()
    staff: set[str] = set()
    titled: set[str] = set()
    for text in texts:
        staff.update(fold(word) for word in staff_names(text))
        for name, role in roles_in(text):
            if role is not None:
                (party if role else staff).update(name.words)
            elif name.titled and not is_third(text, name):
                titled.update(name.words)
    return People(frozenset(party), frozenset(staff - party), frozenset(titled - staff - party))


def is_third(text: str, name: Name) -> bool:
    """Return whether ``name`` is told in ``text`` as a child, a neighbour, an interpreter, a landlord."""
    lead = text[max(0, name.start - _REACH) : name.start]
    return bool(_THIRD_LEAD.search(lead) or _THIRD_BEHIND.match(text[name.end :]))


def roles_in(text: str) -> Iterator[tuple[Name, bool | None]]:
    """Yield each name with True for a party, False for staff, None for anybody."""
    names = find_names(text)
    if not names:
        return
    plain = mask_centres(text)
    before: tuple[Name, bool | None] | None = None
    for name in names:
        if "§" in plain[name.start : name.end]:
            continue
        role = _role(plain, name, before)
        yield name, role
        before = name, role


def _role(text: str, name: Name, before: tuple[Name, bool | None] | None) -> bool | None:
    lead = text[max(0, name.start - _REACH) : name.start]
    behind = text[name.end : name.end + _REACH]
    if is_third(text, name):
        return None
    office = _OFFICE_LEAD.search(lead) is not None
    # "represented by the director, Mme Riga, hereafter the centre"
    own = _PERSONAL_BEHIND.match(behind) and not (office and _HEREAFTER.match(behind))
    if own or _TITLE_LEAD.match(lead):
        return True
    if office or _OFFICE_BEHIND.match(behind):
        return False
    if before is not None and before[1] is False and _joins_staff(text, before[0], name):
        return False
    if any(p.search(lead) for p in (_ADDRESS_LEAD, _LABEL_LEAD, _JOINED_BEHIND)):
        return True
    return True if _JOINED_BEFORE.match(behind) else None


def _joins_staff(text: str, before: Name, name: Name) -> bool:
    """ "represented by A and B": B is staff too, but not in "represented by A, and B"."""
    between = text[before.end : name.start]
    return _BESIDE_STAFF.fullmatch(between) is not None and not _COMMA_JOIN.search(between)
