"""Locale tags as they stand in paths and settings, brought into their BCP 47 form: `pt-br` and `pt_BR` are `pt-BR`."""

from functools import cache

from polyglint.late_pattern import late_pattern

_TAG = late_pattern(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?(?:[-_](\w{5,8}|\d\w{3}))?")

# ISO 639-1, and those of ISO 639-2 and 639-3 that sites are known to be written in.
_LANGUAGES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
arn ast ber bho ceb ckb cnr dsb fil fur gsw haw hil hmn hsb kab kok lij mai mni nds pap sah scn szl tlh tzm
vec yue zgh
"""

# Codes that are also words, abbreviations, file extensions or countries: `docs/it/`, `socket.io.md`, `src/ast/`. Alone
# they prove nothing.
_AMBIGUOUS = """
aa ab ae am an as av ba be bh bi bm bo br bs ca ce ch co cr cs cu cv dv dz ee et eu fa ff fo ga gd gn gv ha he
hi ho hr ht hz ia id ie ii ik io is it iu ka kg ki kj kl kr ks ku kv kw la lb lg li ln lo lu mg mh mi mk ml mn
mr ms mt my na nb nd ne ng no nr nv ny oc oj om or os pa pi pl ps qu rm rn sa sc sd se sg si sl sm sn so sq ss
st su ta te tg ti tk tl tn to tr ts tt tw ty ug uk ve vi vo wa wo za arn ast ber ceb fil fur haw hil kok lij
mai pap tlh vec
"""

_SCRIPTS = """
arab armn beng cans cher cyrl deva ethi geor goth grek gujr guru hang hans hant hebr jpan khmr knda kore laoo
latn mlym mong mymr orya sinh syrc taml telu tfng thaa thai tibt
"""

_REGIONS = """
ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bw by bz ca
cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr
ga gb gd ge gf gg gh gi gl gm gn gp gq gr gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo
jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq
mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa
re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to
tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws xk ye yt za zm zw 001 150 419
"""


# Any other word of five letters or more after a language is no variant: `en-guide`, `es-modules`.
_VARIANTS = "valencia tarask 1901 1994 1996 arevela arevmda ekavsk ijekavsk polyton rozaj"


@cache
def normalised(text: str) -> str:
    """The tag in its BCP 47 form, or "" when the text is no tag of a known language."""
    if text.replace("_", "-").partition("-")[0].lower() not in _words(_LANGUAGES):
        return ""  # as nearly all names are; the pattern is for the others
    match = _TAG.fullmatch(text)
    if not match:
        return ""
    language, script, region, variant = (part or "" for part in match.groups())
    if (script and script.lower() not in _words(_SCRIPTS)) or (region and region.lower() not in _words(_REGIONS)):
        return ""
    if variant and variant.lower() not in _words(_VARIANTS):
        return ""
    return "-".join(filter(None, (language.lower(), script.title(), region.upper(), variant.lower())))


@cache
def is_telling(text: str) -> bool:
    """Whether a name that is a tag hardly means anything else: `fr`, `zh-Hans`, `it-IT`; not `it` or `as-is`."""
    language, _, rest = text.replace("_", "-").partition("-")
    return language.lower() not in _words(_AMBIGUOUS) or (bool(rest) and rest != rest.lower())


def is_regional(tag: str) -> bool:
    """Whether the tag names more than a language."""
    return "-" in tag


def is_well_formed(text: str) -> bool:
    """Whether a person may state this tag: any of a known language, or a rare language by its three letters."""
    return bool(normalised(text)) or bool(len(text) > 2 and text[2:3] not in "-_" and _TAG.fullmatch(text))


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
