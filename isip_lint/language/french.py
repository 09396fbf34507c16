"""French verbs: the forms that a dictionary files under a noun of the same letters ("suivi", "relève").

Accents are folded already, so "lève" and "levons" share their stem.
"""

from __future__ import annotations

_FUTURE = ("ai", "as", "a", "ons", "ez", "ont", "ait", "aient", "ais")
_PAST = ("ais", "ait", "ions", "iez", "aient", "ant")
_SHARED = ("ons", "ez", "ent", "e", "es", *_PAST)
_IRREGULAR = {
    "mettre": "mets met mettons mettez mettent mette mettra mettrez mettront mis mise mises",
    "prendre": "prends prend prenons prenez prennent prenne prendra prendront pris prise prises",
    "suivre": "suis suit suivons suivez suivent suive suivra suivront suivi suivie suivis suivies",
    "crire": "cris crit crivons crivez crivent crive crira criront crit crite crits crites",
    "duire": "duis duit duisons duisez duisent duise duira duiront duit duite duits duites",
    "tenir": "tiens tient tenons tenez tiennent tienne tiendra tiendront tenu tenue tenus tenues",
    "venir": "viens vient venons venez viennent vienne viendra viendront venu venue venus venues",
    "faire": "fais fait faisons faites font fasse fera feront faite faits",
    "cevoir": "cois coit cevons cevez coivent coive cevra cevront cu cue cus cues",
    "ouvrir": "ouvre ouvres ouvrent ouvrez ouvrira ouvriront ouvert ouverte ouverts ouvertes",
    "offrir": "offre offres offrent offrez offrira offriront offert offerte offerts offertes",
    "lire": "lis lit lisons lisez lisent lise lira liront lu lue lus lues",
    "dire": "dis dit disons dites disent dise dira diront dite dits",
    "boire": "bois boit buvons buvez boivent boive boira boiront bu bue bus bues",
    "vivre": "vis vit vivons vivez vivent vive vivra vivront vecu vecue vecus vecues",
    "courir": "cours court courons courez courent coure courra courront couru courue",
    "sortir": "sors sort sortons sortez sortent sorte sortira sortiront sorti sortie sortis sorties",
    "partir": "pars part partons partez partent parte partira partiront parti partie partis parties",
    "servir": "sers sert servons servez servent serve servira serviront servi servie",
    "dormir": "dors dort dormons dormez dorment dorme dormira dormiront dormi",
    "voir": "vois voit voyons voyez voient voie verra verront vu vue vus vues",
}  # fmt: skip


def verb_forms(infinitive: str) -> set[str]:
    """Return the forms of a folded French infinitive, itself included."""
    for ending, forms in _IRREGULAR.items():
        if infinitive.endswith(ending):
            head = infinitive[: -len(ending)]
            return {infinitive, *(head + form for form in forms.split())}
    stem, group = infinitive[:-2], infinitive[-2:]
    if group == "er":
        return {infinitive, *_first_group(stem)}
    if group == "ir":
        endings: tuple[str, ...] = (
            "is",
            "it",
            "issons",
            "issez",
            "issent",
            "isse",
            "issait",
            "i",
            "ie",
            "ies",
        )
        return {infinitive, *(stem + e for e in endings), *(infinitive + e for e in _FUTURE)}
    endings = ("s", "", *_SHARED, "u", "ue", "us", "ues", *("r" + e for e in _FUTURE))
    return (
        {infinitive, *(stem + e for e in endings)} if infinitive.endswith("dre") else {infinitive}
    )


def _first_group(stem: str) -> set[str]:
    stems = {stem}
    if stem.endswith("y"):
        stems.add(stem[:-1] + "i")
    if stem.endswith(("el", "et")):
        stems.add(stem + stem[-1])
    soft = {stem + "e"} if stem.endswith("g") else set()
    participles = ("e", "ee", "es", "ees")
    present = {s + e for s in stems for e in (*_SHARED, *("er" + f for f in _FUTURE))}
    return (
        present | {stem + e for e in participles} | {s + e for s in soft for e in ("ons", *_PAST)}
    )
