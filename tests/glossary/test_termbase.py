import pytest

from polyglint.glossary.table import TableError
from polyglint.glossary.termbase import terms
from polyglint.glossary.terms import Term

MODERN = """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <text><body>
    <conceptEntry id="c1">
      <descrip type="subjectField">kitchens</descrip>
      <langSec xml:lang="en">
        <termSec><term>worktop</term><termNote type="partOfSpeech">noun</termNote></termSec>
      </langSec>
      <langSec xml:lang="es-ES">
        <termSec><term>mesón</term><termNote type="administrativeStatus">admittedTerm</termNote></termSec>
        <termSec><term>encimera</term><termNote type="administrativeStatus">preferredTerm</termNote></termSec>
        <termSec><term>mostrador</term><termNote type="administrativeStatus">deprecatedTerm</termNote></termSec>
        <termSec><term>tablero</term><termNote type="administrativeStatus">supersededTerm</termNote></termSec>
      </langSec>
    </conceptEntry>
  </body></text>
</tbx>
"""
TAGGED = """\
<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:basic="http://www.tbxinfo.net/ns/basic" xmlns:min="http://www.tbxinfo.net/ns/min">
  <text><body><conceptEntry>
    <min:subjectField>kitchens</min:subjectField>
    <langSec xml:lang="en"><termSec><term>worktop</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
    <langSec xml:lang="fr">
      <termSec><term>comptoir</term><min:administrativeStatus>deprecatedTerm</min:administrativeStatus></termSec>
    </langSec>
  </conceptEntry></body></text>
</tbx>
"""
OLD = """\
<?xml version='1.0'?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body>
  <termEntry id="1">
    <langSet xml:lang="en"><tig><term>worktop</term></tig></langSet>
    <langSet xml:lang="de"><ntig><termGrp><term>Arbeits<hi>platte</hi></term></termGrp></ntig></langSet>
  </termEntry>
</body></text></martif>
"""
BOMB = """\
<!DOCTYPE tbx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<tbx><text>&b;</text></tbx>
"""


def test_statuses_say_which_words_are_wanted() -> None:
    assert [
        Term(
            {"en": ("worktop",), "es-ES": ("encimera", "mesón")},
            {"es-ES": ("mostrador", "tablero")},
            part_of_speech="noun",
            domain="kitchens",
        )
    ] == terms(MODERN.encode())


def test_notes_may_have_tags_of_their_own() -> None:
    assert [Term({"en": ("worktop",)}, {"fr": ("comptoir",)}, part_of_speech="noun", domain="kitchens")] == terms(
        TAGGED.encode()
    )


def test_the_older_form_is_read_too() -> None:
    assert [Term({"en": ("worktop",), "de": ("Arbeitsplatte",)})] == terms(OLD.encode())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (BOMB, 1, "declares an entity"),
        ("<tbx>\n<text>\n</tbx>", 3, "is not XML: mismatched tag"),
        ("<html></html>", 1, "is no termbase: it begins with <html>"),
        ("", 1, "is not XML: "),
        ("<tbx>\n<conceptEntry>\n<langSec/></conceptEntry></tbx>", 3, "does not say its xml:lang"),
        ('<tbx><conceptEntry><langSec xml:lang="xx"/></conceptEntry></tbx>', 1, 'says xml:lang="xx"'),
    ],
)
def test_what_is_no_termbase_is_told_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(TableError) as caught:
        terms(text.encode())

    assert line == caught.value.flaws[0].line
    assert caught.value.flaws[0].message.startswith(message)
