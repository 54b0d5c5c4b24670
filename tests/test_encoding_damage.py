"""Damage made on purpose is found and undone, and text in many languages is left alone.

The texts are a paragraph each in the languages of the world's scripts. `benchmarks/encoding_table.py` measures
whole sites with the same functions.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import pytest

from polyglint import Document
from polyglint_rules.encoding.damage import Repair, repairs
from polyglint_rules.encoding.mojibake import Mojibake
from polyglint_rules.encoding.reach import readable
from polyglint_rules.encoding.readings import CYRILLIC_READINGS, UTF8_READINGS, Reading, upper_half

TEXTS = {
    "fr": (
        "L’été dernier, nous avons dîné près du château : la crème brûlée était légère, les pâtes trop "
        "salées. « Ça ira », répétait maman. Où êtes-vous allés après ? À Noël, peut-être, on fêtera ça à "
        "l’hôtel, où l’œuvre de François sera exposée… Déjà vingt-deux élèves inscrits, dont huit à "
        "l’étranger."
    ),
    "es": (
        "Mañana por la mañana irá la señora Núñez al médico. ¿Cuántos años tenía el niño? Según él, más de "
        "dieciséis. La acción rápida evitó daños; también pidió un té, una infusión y pingüinos de "
        "chocolate. ¡Qué ilusión! Ángel vive allí, en la última casa del callejón, detrás del jardín."
    ),
    "de": (
        "Über den Dächern von Köln hängen dünne Nebelschwaden. Die Bäckerei öffnet früh, und schöne Brötchen "
        "gibt’s für jeden, der größere Körbe trägt. „Natürlich“, sagte Jürgen, „müssen wir die Straße "
        "räumen.“ Äpfel und Nüsse kosten fünf Euro; Übung macht den Müller."
    ),
    "pt": (
        "A informação não está disponível: amanhã haverá reunião com a direção. Você já viu as maçãs e os "
        "pães? Três irmãos construíram à mão o balcão. É só atenção e paciência; então ficará tudo às mil "
        "maravilhas. São João começa às nove, lá em Évora."
    ),
    "pl": (
        "Źle się dzieje, gdy łódź tonie. Święta były piękne, choć śnieg padał dłużej niż zwykle. Zażółć "
        "gęślą jaźń, a potem wróć do książki. Część gości przyszła późno; wszyscy pili gorącą herbatę i "
        "jedli ciastka z powidłami śliwkowymi."
    ),
    "cs": (
        "Příliš žluťoučký kůň úpěl ďábelské ódy. Každý večer šel dědeček kolem řeky a zpíval. Že bys příště "
        "přišel dřív? Čtyři děti běžely ke škole, když začalo pršet. Účetní říkal, že peníze ještě nedošly."
    ),
    "ro": (
        "Ștefan și fiica lui își fac temele în fiecare după-amiază. Țăranii au strâns grâul înainte să vină "
        "ploaia. Câte mașini încap în curte? Între timp, pâinea s-a copt, iar brânza așteaptă pe masă. Ăștia "
        "știu ce vor."
    ),
    "hu": (
        "Az őszi szünetben Győrbe utaztunk, ahol hűvös szél fújt. Édesanyám túrós csuszát főzött, öcsém "
        "pedig könyveket gyűjtött. Később különös, zöld tükörtojást kértünk. Örült neki, hogy végül időben "
        "megérkeztünk."
    ),
    "tr": (
        "Çocuklar öğleden sonra bahçede oynuyor. Işık sönünce annesi çağırdı: güneş battı, artık üşürsünüz! "
        "İstanbul’da yağmur yağıyordu; şemsiyemi götürmüştüm. Ağaçların gölgesinde ılık çay içtik."
    ),
    "sv": (
        "På hösten åker vi till fjällen och plockar svamp. Björnar har setts nära sjön, så gå inte för "
        "långt. Mormor älskar köttbullar; själv äter jag hellre fårost. Åsa och Örjan kommer först på lördag."
    ),
    "vi": (
        "Sáng sớm, những người bán hàng đẩy xe qua con đường nhỏ. Bà ngoại nấu phở bò thơm ngát cho cả nhà. "
        "Tôi muốn học tiếng Việt để nói chuyện với hàng xóm. Đêm ấy trời mưa rất to, nước ngập đến đầu gối."
    ),
    "el": (
        "Το πρωί πήγαμε στην αγορά για ψωμί και ελιές. Η γιαγιά έφτιαξε πίτα με σπανάκι, ενώ ο παππούς "
        "διάβαζε εφημερίδα. Πότε θα έρθεις; Αύριο, αν δεν βρέξει, θα κολυμπήσουμε στη θάλασσα."
    ),
    "ru": (
        "Вчера вечером мы долго гуляли по набережной. Ёлка стояла у самого окна, и дети вешали на неё шары. "
        "«Кто пришёл?» — спросила бабушка. Объявление висит на двери: приём с девяти до шести, перерыв с "
        "часу. Съешь ещё этих мягких булок, а потом выпей чаю."
    ),
    "uk": (
        "Її сестра приїхала з Києва пізно ввечері. Рік тому ґанок пофарбували в зелений колір. Щоранку "
        "дідусь п’є каву й читає газету. Чи є у вас вільні місця? Літо було дощове, зате осінь тепла."
    ),
    "bg": (
        "Вчера валя цял ден и реката излезе от бреговете си. Щъркелите отлетяха на юг. Къде е ключът? Баба "
        "приготви баница със сирене, а дядо нацепи дърва за зимата."
    ),
    "sr": (
        "Љубазна жена из суседства често нам доноси колаче. Ђак је закаснио на час јер је чекао аутобус. "
        "Њихова кућа има велики врт. Џемпер је плав, а ћилим шарен."
    ),
    "ko": (
        "어제 저녁에는 강가를 오래 걸었습니다. 아이들은 창가에 놓인 나무를 장식했어요. 할머니가 누가 "
        "왔느냐고 물으셨습니다. 내일은 비가 온다고 하니 우산을 챙기세요. 따뜻한 차를 마시면서 책을 읽고 "
        "싶습니다."
    ),
    "ja": (
        "昨日の夕方、川沿いの道をゆっくり歩きました。子どもたちは窓のそばの木を飾っています。「誰が来たの？」"
        "と祖母が尋ねました。明日は雨なので、傘を忘れないでください。"
    ),
    "zh": (
        "昨天傍晚，我们沿着河边散步。孩子们在窗前装饰圣诞树。“谁来了？”奶奶问道。明天要下雨，请带上雨伞。我想"
        "一边喝茶一边看书。"
    ),
    "ar": (
        "مشينا مساء أمس على ضفة النهر. كان الأطفال يزينون الشجرة قرب النافذة. سألت الجدة: من الذي جاء؟ غدا "
        "سيهطل المطر، فلا تنس المظلة."
    ),
    "fa": (
        "دیروز عصر کنار رودخانه قدم زدیم. بچه‌ها درخت را کنار پنجره می‌آراستند. مادربزرگ پرسید: چه کسی آمده "
        "است؟ فردا باران می‌بارد، چتر را فراموش نکنید."
    ),
    "he": (
        "אתמול בערב טיילנו לאורך הנהר. הילדים קישטו את העץ ליד החלון. סבתא שאלה: מי בא? מחר ירד גשם, אל תשכחו מטרייה."
    ),
    "hi": (
        "कल शाम हम नदी के किनारे टहलने गए। बच्चे खिड़की के पास पेड़ सजा रहे थे। दादी ने पूछा, कौन आया है? कल "
        "बारिश होगी, छाता मत भूलना।"
    ),
    "th": ("เมื่อวานตอนเย็นเราเดินเล่นริมแม่น้ำ เด็กๆ ช่วยกันแต่งต้นไม้ข้างหน้าต่าง คุณยายถามว่าใครมา พรุ่งนี้ฝนจะตก อย่าลืมร่ม"),
}
SIGNS = (
    "Prices: 10 €, £5, ¥300, 7¢. Angles: 45° ± 2°, √2 ≈ 1.41, 3 × 4 ÷ 2, ∑ and ∞. © 2021 Café®, Nestlé™, §4, ¶2.\n\n"
    "It’s “fine” – or ‘not’ — said she… «Été», „ÄÖÜ“, ‹À›, • point, † dagger, ½ cup, m², Nº 5, 1ª, ¿Qué? ¡Sí!\n\n"
    "╔══════╗ ┌──────┐ ├── src\n║ Übung║ │ été  │ └── café\n╚══════╝ └──────┘ ▓▒░ ─è─ █\n\n"
    "→ ⇒ ✓ ★ ☺ 👍🏽 👩‍💻 ❤️ 🇫🇷 Δx, µm, kΩ, π ≈ 3,14, λ-calculus, naïve, ŒUVRE, "
    "“À”, “É”, À… É— É’s Ã, Â, àâäéèêëîïôöùûüÿç, ÄÖÜß, áéíóúñ, åäö.\n"
)
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")
_MIN_LENGTH, _MIN_WORDS = 4, 3
Path = tuple[Reading, ...]
Stretch = tuple[int, int, str]


@dataclass(frozen=True)
class Damaged:
    """A text read wrongly: `offsets[i]` is where its character i stands now."""

    text: str
    offsets: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Score:
    """How many damaged words there were, were found, and were repaired to the letter."""

    words: int = 0
    found: int = 0
    repaired: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.words + other.words, self.found + other.found, self.repaired + other.repaired)


@cache
def read_wrongly(character: str, path: Path) -> str | None:
    """A character after all readings of a path, the last one first; None when an encoding has no such character."""
    for reading in reversed(path):
        upper = upper_half(reading.read)
        try:
            data = character.encode(reading.written)
        except UnicodeEncodeError:
            return None
        character = "".join(chr(byte) if byte < 0x80 else upper[byte - 0x80] for byte in data)
    return character


def damaged(text: str, path: Path) -> Damaged:
    """The text read wrongly, and its words of four letters or more that are damaged.

    Bytes that a codec leaves undefined are kept as control characters, as browsers do: nothing is lost. Characters that
    the written encoding lacks stay as they are, and words with one of them are not counted.
    """
    pieces = [read_wrongly(character, path) for character in text]
    offsets = [0]
    for piece, character in zip(pieces, text, strict=True):
        offsets.append(offsets[-1] + len(piece or character))
    words = (word.span() for word in _WORD.finditer(text) if len(word[0]) >= _MIN_LENGTH and not word[0].isascii())
    spans = tuple((start, end) for start, end in words if None not in pieces[start:end])
    return Damaged("".join(p or c for p, c in zip(pieces, text, strict=True)), tuple(offsets), spans)


def score(text: str, wrong: Damaged, stretches: Sequence[Stretch]) -> Score:
    """What repairs of the damaged text are worth."""
    before = {offset: index for index, offset in enumerate(wrong.offsets)}
    starts = [start for start, _, _ in stretches]
    found = repaired = 0
    for word_start, word_end in wrong.spans:
        start, end = wrong.offsets[word_start], wrong.offsets[word_end]
        first = max(0, bisect_right(starts, start) - 1)
        here = [s for s in stretches[first : bisect_right(starts, end)] if s[0] < end and s[1] > start]
        found += bool(here)
        rest = set(range(start, end)) - {at for s in here for at in range(s[0], s[1])}
        is_exact = all(s[0] in before and s[1] in before and s[2] == text[before[s[0]] : before[s[1]]] for s in here)
        repaired += bool(here) and is_exact and all(wrong.text[at].isascii() for at in rest)
    return Score(len(wrong.spans), found, repaired)


def stretches_of(found: Iterable[Repair]) -> list[Stretch]:
    return [(repair.start, repair.end, repair.text) for repair in found]


def score_of_document(text: str, path: Path) -> Score:
    """What the rule finds and repairs in a damaged document; words in code and URLs do not count."""
    clean = Document("page.md", text)
    wrong = damaged(clean.text, path)
    reached = readable(clean)
    spans = tuple((start, end) for start, end in wrong.spans if reached[start:end] == clean.text[start:end])
    if len(spans) < _MIN_WORDS:
        return Score()
    problems = Mojibake().check(Document("page.md", wrong.text))
    edits = [edit for problem in problems if problem.fix for edit in problem.fix.edits]
    return score(
        clean.text, Damaged(wrong.text, wrong.offsets, spans), [(e.place.start, e.place.end, e.text) for e in edits]
    )


def score_of_ftfy(text: str, path: Path, fix: Callable[[str], str]) -> Score:
    """What ftfy finds and repairs in the same words, line by line; a word is repaired if its line has it again."""
    total = Score()
    for line in text.split("\n"):
        wrong = damaged(line, path)
        if wrong.spans:
            after = fix(wrong.text)
            repaired = sum(line[start:end] in after for start, end in wrong.spans)
            total += Score(len(wrong.spans), len(wrong.spans) if after != wrong.text else 0, repaired)
    return total


def paths_for(language: str) -> tuple[Path, ...]:
    """The paths that a text in this language may have gone through."""
    single = UTF8_READINGS + (CYRILLIC_READINGS if language in ("ru", "bg", "uk", "sr") else ())
    return tuple((reading,) for reading in single)


def _names(path: Path) -> str:
    return ", ".join(map(str, path))


_UTF8 = {reading.read: reading for reading in UTF8_READINGS}
TWICE = tuple(
    (_UTF8[outer], _UTF8[inner])
    for outer, inner in (
        ("cp1252", "cp1252"),
        ("latin-1", "latin-1"),
        ("mac-roman", "mac-roman"),
        ("cp1251", "cp1251"),
        ("cp866", "cp866"),
        ("cp1252", "cp1251"),
        ("koi8-r", "mac-cyrillic"),
        ("cp1252", "mac-roman"),
    )
)


@pytest.mark.parametrize("language", TEXTS)
def test_damaged_words_are_found_and_repaired(language: str) -> None:
    scores = {path: score_of_document(TEXTS[language], path) for path in paths_for(language)}
    total = sum(scores.values(), Score())

    assert {_names(path): it for path, it in scores.items() if it.found < 0.99 * it.words} == {}
    assert total.repaired >= 0.97 * total.words


@pytest.mark.parametrize("path", TWICE, ids=_names)
@pytest.mark.parametrize("language", ["fr", "es", "de", "pl", "ru", "ko", "el", "ar"])
def test_text_damaged_twice_is_found_and_repaired(language: str, path: Path) -> None:
    it = score_of_document(TEXTS[language], path)

    assert it.found >= 0.99 * it.words
    assert it.repaired >= 0.97 * it.words


@pytest.mark.parametrize("case", [str, str.upper, str.title], ids=["as-written", "upper", "title"])
@pytest.mark.parametrize("language", TEXTS)
def test_text_in_any_language_is_left_alone(language: str, case: Callable[[str], str]) -> None:
    assert repairs(case(TEXTS[language])) == []


def test_signs_diagrams_and_lists_of_letters_are_left_alone() -> None:
    assert repairs(SIGNS) == []


def test_a_page_in_all_languages_at_once_is_left_alone() -> None:
    assert repairs("\n\n".join(TEXTS.values())) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("d√©colletage", "décolletage"),
        ("Ïðèâåò", "Привет"),
        ("РџСЂРёРІРµС‚", "Привет"),
        ("naÃ¯ve", "naïve"),
        ("donâ€™t", "don’t"),
        ("ÃƒÂ©tÃƒÂ©", "été"),
        ("Â£5", "£5"),
    ],
)
def test_one_damaged_word_alone_on_a_page_is_repaired(wrong: str, right: str) -> None:
    assert [(repair.text, repair.is_certain) for repair in repairs(f"Read this: {wrong}.")] == [(right, True)]


def test_a_damaged_word_on_a_sound_page_is_the_only_finding() -> None:
    assert [repair.text for repair in repairs(f"{TEXTS['fr']} d√©colletage {TEXTS['ru']}")] == ["décolletage"]


def test_a_word_that_ends_its_paragraph_keeps_its_last_byte() -> None:
    page = Document("page.md", "VoilÃ\xa0\n\n- dÃ©jÃ\xa0\n\n# OÃ¹ et voilÃ\xa0\n")

    assert [problem.fix.edits[0].text for problem in Mojibake().check(page) if problem.fix] == [
        "Voilà",
        "déjà",
        "Où",
        "voilà",
    ]
