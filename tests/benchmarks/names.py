"""Invented people, organisations and events that look Latvian, with every letter that folds."""

from __future__ import annotations

from random import Random

_WOMEN = """
    Agnese Aija Anna Baiba Dace Daiga Diāna Elīna Ērika Evija Gunta Ieva Ilze Inese Jolanta Kristīne
    Laura Lāsma Līga Maija Mārīte Ņina Rūta Sarmīte Sintija Solvita Šarlote Ūna Vineta Zane Žanete
"""
_MEN = """
    Aivars Andris Ansis Arvīds Dāvis Didzis Edgars Ēriks Gatis Guntis Ģirts Imants Jānis Juris
    Kārlis Kristaps Ķirils Mārtiņš Māris Normunds Oskars Pēteris Raimonds Rūdolfs Toms Valdis Žanis
"""
_BEGINNINGS = ("", "Jaun", "Vec", "Mež", "Kalna", "Lejas", "Bried")
_STEMS = """
    Ābol Balod Bērz Cīrul Dzen Egl Ez Gulb Kaln Kļav Krūm Ķauķ Lāc Liep Ņukš Oz Priež Purv Rubul
    Siln Strazd Šķēl Tauriņ Upīš Vilk Vītol Zar Zvirbul Žagar
"""
_ENDINGS = (("iņš", "iņa"), ("s", "a"), ("ītis", "īte"), ("āns", "āne"), ("nieks", "niece"))

_FIRST_NAMES = (_MEN.split(), _WOMEN.split())
_SURNAMES = _STEMS.split()

_MAKING = (
    "Māla bļodiņas veidošana",
    "Trauku glazēšana",
    "Adīti cimdi",
    "Putnu būrīšu darbnīca",
    "Ražas talka",
    "Stāstu vakars",
    "Šūšanas pēcpusdiena",
    "Ziemas krājumu gatavošana",
    "Cepļa lietošanas instruktāža",
    "Sadarbība ar vecākiem",
)
_FOR_WHOM = ("iesācējiem", "ģimenēm", "senioriem", "jauniešiem", "pedagogiem", "visai kopienai")
PLACES = ("Lielā zāle", "Māla darbnīca", "Siltumnīca", "Bibliotēka", "Pagalms")
_ORGANISATIONS = (
    "Biedrība “{}”",
    "Nodibinājums “{}”",
    "PII “{}”",
    "{} pamatskola",
    "Senioru kopa “{}”",
)
_ABOUT = (
    "Māla stāsti",
    "Rasas lāse",
    "Pūpoliņš",
    "Vakara blāzma",
    "Dzīpars",
    "Ūdensroze",
    "Ķirsis",
)


def person(random: Random) -> tuple[str, str]:
    """A first name and a surname of one gender."""
    gender = random.randrange(2)
    first = random.choice(_FIRST_NAMES[gender])
    ending = random.choice(_ENDINGS)[gender]
    stem = random.choice(_SURNAMES)
    beginning = random.choice(_BEGINNINGS)
    return first, (beginning + stem.lower() if beginning else stem) + ending


def event(random: Random) -> str:
    """The title of an event."""
    return f"{random.choice(_MAKING)} {random.choice(_FOR_WHOM)}"


def organisation(random: Random, number: int) -> str:
    """The name of an organisation; the number keeps names apart."""
    return f"{random.choice(_ORGANISATIONS).format(random.choice(_ABOUT))} {number}"
