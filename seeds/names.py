"""People's names in a credit line, told by their form."""

from __future__ import annotations

import re

_LONGEST = 5
"""Words in a name."""

_AND = re.compile(r"\s*(?:,|;|/|&|\+|\s(?:und|and|et|e|y|ed|i|и|та|ve)\s)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’.ʼ][^\W\d_]+)*\.?")


def names(words: str, *, single: bool = False) -> tuple[str, ...]:
    """The names in a list such as `Anna Weber und Tomas Brandl`; none where it is anything else.

    A name is up to five words that begin with a capital, particles apart (`Ursula von der Leyen`).
    `single` allows names of one word.
    """
    found = tuple(part.strip() for part in _AND.split(words.strip()) if part)
    return found if found and all(_is_name(part, single) for part in found) else ()


def has_given_name(name: str) -> bool:
    """Whether a name begins with one of some 600 given names.

    For places where capitals alone prove nothing: `Kalter Krieg.` opens a paragraph as
    `Werner Krieg.` does.
    """
    return name.split()[0].casefold().strip(".") in _GIVEN


def _is_name(words: str, single: bool) -> bool:
    tokens = words.split()
    proper = [token for token in tokens if token.casefold() not in _PARTICLES]
    if not all(_WORD.fullmatch(token) and token[0].isupper() for token in proper):
        return False
    if tokens[0].casefold() in _DETERMINERS:
        return False
    return (1 if single else 2) <= len(proper) and len(tokens) <= _LONGEST


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PARTICLES = _set(
    "von van vom zu zur zum der den de del della dei di da dos das du des d la le los las al el "
    "ter ten ben bin ibn ap af av"
)
_DETERMINERS = _set(
    "die der das ein eine diese dieser dieses unser unsere the a an this our il lo la gli le les "
    "un una une des i questo questa ce cette el los las"
)
_GIVEN = _set(
    """
    adam adrian agnes aigerim aigul aisulu albert alberto aleksander aleksandr aleksandra
    aleksei alessandra alessandro alex alexa alexander alexandra alexandre alexei alexej alexey
    alfred ali alice alina alison amanda amir amélie ana anastasia anastasija andrea andreas
    andrei andrej andrew andrey andrzej angela angelika anja anke ann anna anne annette anthony
    anton antonella antonio arkadi arkadij arkady armin arne arthur astrid barbara beata beate
    benedikt benjamin bernard bernd bernhard bettina birgit björn boris brigitte bruno camille
    carl carla carlo carlos carmen carolin caroline caspar catherine charles charlotte chiara
    christian christiane christina christine christoph christophe christopher claire claudia
    claudio clemens colin cornelia cristina cécile dagmar daniel daniela daniele dariga david
    davide denis detlef diana diego dieter dietmar dilnoza dirk dmitri dmitrij dmitry dominik
    donald doris dorothea edith eduard edward ekaterina elena elisa elisabeth elizabeth elke
    ellen emil emily emma emmanuel enrico erich erik ernst esther eugen eva fabian fabio farid
    fatima federico felix ferdinand filippo florence florian frank franz franziska françois
    françoise friedrich fritz frédéric gabriel gabriele gennadi geoffrey georg george gerald
    gerd gerda gerhard giacomo gianluca giorgio giovanni gisela giulia giulio giuseppe gregor
    guido gulnara guy günter günther hannah hannes hans harald harry heike heiko heiner heinrich
    heinz helen helena helga helmut hendrik henri henrik henry herbert hermann hildegard holger
    horst hubert hugo ian igor ilham ilja ilona ilse ilya ines inga ingo ingrid irina iris
    isabel isabelle ivan iwan jacek jacob jacqueline jacques jakob james jan jana janina jean
    jeanne jeffrey jennifer jens jessica joachim joan joanna jochen johann johanna johannes john
    jonas jonathan josef joseph juan jules julia julian juliane julie jutta jörg jürgen kai
    karin karl karsten katarina katharina katja katrin kevin kirsten klaus konrad konstantin
    kristina kurt larissa lars laura laurent lea lena leo leonid leonie liam lilli linda lisa
    lorenzo louis louise luca lucas lucia luigi luis lukas lutz manfred manuel manuela marc
    marcel marco marcus margaret margarete margarita maria marie marija marina mario marion
    markus marlene marta martha martin martina mary massimo mathias matteo matthew matthias
    maurizio max maxim maximilian meike melanie michael michaela michail michel michele michelle
    mikhail milan mireille miriam mohammed mona monica monika moritz murat nadia nadine nadja
    natalia natalie natalja natascha nathalie nicola nicolas nicole niels nikita niklas nikolai
    nikolaus nils nina nora norbert nursultan oksana olaf oleg olena olga oliver olivier oscar
    oskar otto pablo paola paolo pascal patricia patrick paul paula pavel pawel pedro peter
    petra philip philipp philippe pierre pietro piotr rachel rainer ralf ralph raphael raymond
    rebecca regina reinhard reinhold renate rené richard rita robert roberto robin roger roland
    rolf roman ronald rosa rosemarie rudolf ruslan ruth ryan sabine sabrina salome samuel sandra
    sarah saskia saule sebastian sergei sergej sergey sergio silke silvia silvio simon simona
    simone sofia sofie sonja sophia sophie stefan stefania stefano steffen stephan stephanie
    stephen steve steven susan susanna susanne sven svetlana swetlana sylvia sylvie tamara tanja
    tatiana tatjana temur theo theodor theresa thierry thomas thorsten tilman tim timo timothy
    timur tobias tom tomas torsten udo ulrich ulrike ursula ute uwe valentin valentina valeria
    vera veronika victor victoria viktor viktoria vincent vincenzo virginie vitali vladimir
    volker walter waltraud wassili werner wilhelm willi william wladimir wolfgang wolodymyr
    xavier yann yulia yuri yves zhandos zhanna
    """
)
