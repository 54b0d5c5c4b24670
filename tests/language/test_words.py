"""What a text is written in: promises for any text, and the languages that are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polyglint import function_words, language_name, letters_in, likely_language, script_of, telling_words, words_of

LISTED = (
    "ar", "be", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "gl", "he", "hi", "hr", "hu",
    "id", "it", "ko", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi",
)  # fmt: skip
KNOWN = (*LISTED, "ja", "th", "zh")
SAMPLES = {
    "ar": (
        "لكي نعرف اللغة التي كتبت بها الصفحة يكفي أن نعد الكلمات التي تحتاج إليها كل جملة ولا ننظر "
        "إلى الحروف على الإطلاق في هذا النص"
    ),
    "cs": (
        "Abychom poznali, v jakém jazyce je stránka napsaná, stačí spočítat slova, která potřebuje "
        "každá věta, a vůbec se nedívat na písmena, která v ní jsou."
    ),
    "de": (
        "Um zu wissen, in welcher Sprache eine Seite geschrieben ist, muss man nur die Wörter zählen, "
        "die jeder Satz braucht, und nicht auf die Buchstaben sehen."
    ),
    "el": (
        "Για να μάθουμε σε ποια γλώσσα είναι γραμμένη μια σελίδα αρκεί να μετρήσουμε τις λέξεις που "
        "χρειάζεται κάθε πρόταση και να μην κοιτάξουμε τα γράμματα."
    ),
    "en": (
        "To see what a page is written in, count the words that every sentence needs, and do not "
        "look at its letters at all."
    ),
    "es": (
        "Para saber en qué idioma está escrita una página basta con contar las palabras que toda "
        "frase necesita, sin mirar para nada sus letras."
    ),
    "fi": (
        "Jotta tiedämme, millä kielellä sivu on kirjoitettu, riittää että laskemme sanat, joita jokainen "
        "lause tarvitsee, eikä meidän pidä katsoa kirjaimia, vaikka ne ovat siinä."
    ),
    "fr": (
        "Pour savoir dans quelle langue une page est écrite, il suffit de compter les mots dont chaque "
        "phrase a besoin, sans regarder les lettres."
    ),
    "he": (
        "כדי לדעת באיזו שפה כתוב הדף מספיק לספור את המילים שכל משפט צריך ולא להסתכל על האותיות שלו "
        "בכלל וזה כל מה שיש לעשות כאן היום"
    ),
    "hi": (
        "पेज किस भाषा में लिखा है यह जानने के लिए उन शब्दों को गिनना काफी है जिनकी हर वाक्य को ज़रूरत "
        "होती है और अक्षरों को देखने की ज़रूरत नहीं है"
    ),
    "hu": (
        "Hogy megtudjuk, milyen nyelven van írva egy oldal, elég megszámolni azokat a szavakat, amelyek "
        "minden mondathoz kellenek, és nem kell a betűket nézni."
    ),
    "it": (
        "Per sapere in quale lingua è scritta una pagina basta contare le parole di cui ogni frase "
        "ha bisogno, senza guardare per niente le sue lettere."
    ),
    "ja": (
        "ページがどの言語で書かれているかを知るには、どの文にも必要な単語を数えればよく、文字を見"
        "る必要はまったくありません。"
    ),
    "ko": (
        "페이지가 어떤 언어로 쓰였는지 알아보려면 모든 문장에 필요한 단어를 세어 보면 되고 글자는 "
        "전혀 볼 필요가 없습니다. 그래서 이 방법은 아주 간단하고 빠르며 모든 언어에 쓸 수 있습니다."
    ),
    "nl": (
        "Om te weten in welke taal een pagina is geschreven hoeft men alleen de woorden te tellen "
        "die elke zin nodig heeft, en niet naar de letters te kijken."
    ),
    "pl": (
        "Aby wiedzieć, w jakim języku jest napisana strona, wystarczy policzyć słowa, których potrzebuje "
        "każde zdanie, i w ogóle nie patrzeć na litery, które się w nim znajdują."
    ),
    "pt": (
        "Para saber em que idioma uma página está escrita basta contar as palavras de que toda frase "
        "precisa, sem olhar para as suas letras."
    ),
    "ru": (
        "Чтобы узнать, на каком языке написана страница, достаточно посчитать слова, без которых "
        "не обходится ни одно предложение, и не смотреть на буквы."
    ),
    "sv": (
        "För att veta vilket språk en sida är skriven på räcker det att räkna de ord som varje mening "
        "behöver, och man ska inte titta på bokstäverna alls."
    ),
    "th": ("หากต้องการทราบว่าหน้าเว็บเขียนด้วยภาษาใด เพียงนับคำที่ทุกประโยคต้องใช้ และไม่ต้องดูตัวอักษรเลย"),
    "tr": (
        "Bir sayfanın hangi dilde yazıldığını bilmek için her cümlenin ihtiyaç duyduğu kelimeleri "
        "saymak yeterlidir ve bu harflere hiç bakmadan olur, çünkü daha kolay ve çok daha hızlı."
    ),
    "uk": (
        "Щоб дізнатися, якою мовою написана сторінка, достатньо порахувати слова, без яких не обходиться "
        "жодне речення, і не дивитися на літери."
    ),
    "vi": (
        "Để biết một trang được viết bằng ngôn ngữ nào thì chỉ cần đếm những từ mà mọi câu đều cần "
        "và không phải nhìn vào các chữ cái của nó."
    ),
    "zh": (
        "要知道一个页面是用什么语言写的，只需要数一数每个句子都需要的词，而不必看它的字母，这样做"
        "既简单又快速，而且适用于所有语言和网站。"
    ),
}


@pytest.mark.parametrize("language", LISTED)
def test_a_listed_language_has_its_commonest_words_in_folded_form(language: str) -> None:
    words = function_words(language)

    assert len(words) >= 100
    assert words == {word.casefold().strip() for word in words}


@pytest.mark.parametrize("language", SAMPLES)
def test_a_text_is_told_among_all_languages(language: str) -> None:
    assert language == likely_language(SAMPLES[language], KNOWN)


def test_the_answer_is_the_tag_that_was_given() -> None:
    assert "pt-BR" == likely_language(SAMPLES["pt"], ("pt-BR", "es-MX"))


def test_a_short_text_has_no_answer() -> None:
    assert "" == likely_language("the cat and the dog are in the house", KNOWN)


def test_a_language_that_is_not_asked_for_is_no_answer() -> None:
    assert "" == likely_language(SAMPLES["fr"], ("en", "de", "ru"))


def test_names_are_in_no_language() -> None:
    assert "" == likely_language("Anna Bella Carl Dora Emil Fritz Gerda Hans Ida Jan " * 3, KNOWN)


def test_a_region_has_the_words_of_its_language() -> None:
    assert function_words("pt-BR") == function_words("pt")
    assert function_words("no") == function_words("nb")


def test_an_unknown_language_has_no_words() -> None:
    assert frozenset() == function_words("tlh")
    assert "tlh" == language_name("tlh")
    assert "" == script_of("tlh")


def test_telling_words_are_not_shared() -> None:
    telling = telling_words("en", "de")

    assert "the" in telling
    assert "in" not in telling


def test_words_with_an_apostrophe_come_whole_and_in_parts() -> None:
    assert {"isn't", "isn", "t"} <= set(words_of("Isn’t"))


def test_letters_are_counted_by_script() -> None:
    assert 6 == letters_in("привет, world", "cyrillic")
    assert 4 == letters_in("東京です", "kana")
    assert 0 == letters_in("东京", "kana")


@given(st.text(), st.lists(st.sampled_from(KNOWN)))
def test_any_text_has_an_answer_among_those_asked_for(text: str, among: list[str]) -> None:
    assert likely_language(text, among) in {"", *among}


@given(st.text())
def test_words_of_any_text_are_folded(text: str) -> None:
    assert all(word == word.casefold() or len(word) == 1 for word in words_of(text) if word.isascii())


@pytest.mark.usefixtures("no_hang")
def test_a_long_text_takes_time_in_proportion() -> None:
    likely_language((SAMPLES["en"] + SAMPLES["ru"] + "' ’" * 50) * 1000, KNOWN)
