"""What chat models say around a translation, in each language that they are known to answer in."""

import pytest

from polyglint_rules.translation.machine_phrases import LANGUAGES, announcement, closing, has_key, speech, token

ANNOUNCEMENTS = {
    "de": "Gerne! Hier ist die Übersetzung ins Deutsche:",
    "en": "Sure! Here's the Spanish translation of your text:",
    "es": "¡Claro! Aquí tienes la traducción al español:",
    "fr": "Bien sûr ! Voici la traduction en français :",
    "it": "Certo! Ecco la traduzione in italiano:",
    "ja": "もちろんです。以下は翻訳です：",
    "ko": "물론입니다! 다음은 번역입니다:",
    "nl": "Natuurlijk! Hier is de vertaling:",
    "pl": "Oczywiście! Oto tłumaczenie:",
    "pt": "Claro! Aqui está a tradução para o português:",
    "ru": "Конечно! Вот перевод текста:",
    "uk": "Звичайно! Ось переклад:",
    "zh": "好的，以下是翻译：",
}
CLOSINGS = {
    "de": "Ich hoffe, das hilft Ihnen weiter.",
    "en": "Let me know if you would like me to change anything.",
    "es": "Espero que esto te ayude.",
    "fr": "N'hésitez pas à me le dire si quelque chose manque.",
    "it": "Fammi sapere se vuoi altro.",
    "ja": "お役に立てば幸いです。",
    "ko": "도움이 되었기를 바랍니다.",
    "nl": "Laat het me weten als ik iets moet veranderen.",
    "pl": "Mam nadzieję, że to pomoże.",
    "pt": "Me avise se precisar de algo.",
    "ru": "Дайте знать, если нужно что-то изменить.",
    "uk": "Сподіваюся, це допоможе.",
    "zh": "希望这对您有帮助。",
}
SPEECHES = {
    "de": "Als KI-Sprachmodell kann ich das nicht.",
    "en": "As an AI language model, I cannot do that.",
    "es": "Como modelo de lenguaje, no puedo hacerlo.",
    "fr": "En tant que modèle de langage, je ne peux pas.",
    "it": "In quanto modello linguistico, non posso.",
    "ja": "AI言語モデルとして、それはできません。",
    "ko": "AI 언어 모델로서 그럴 수 없습니다.",
    "nl": "Als taalmodel kan ik dat niet.",
    "pl": "Jako model językowy nie mogę.",
    "pt": "Como modelo de linguagem, não posso.",
    "ru": "Как языковая модель, я не могу этого сделать.",
    "uk": "Як мовна модель, я не можу цього зробити.",
    "zh": "作为一个AI语言模型，我无法这样做。",
}
ORDINARY = {
    "de": ("Hier finden Sie unsere Preise.", "Übersetzung: Anna Schmidt", "Wir bieten Übersetzungen an."),
    "en": ("Here is the price list.", "Translation: Anna Smith", "This is the Spanish translation of our site."),
    "es": ("Aquí está la lista de precios.", "Traducción: Ana Pérez", "Esta es la traducción de nuestro sitio."),
    "fr": ("Voici la liste des prix.", "Traduction : Anne Petit", "La traduction est un métier."),
    "it": ("Ecco il listino.", "Traduzione: Anna Rossi"),
    "ja": ("以下は料金です。", "翻訳：山田", "以下は公式ブログの記事の翻訳ではありません。"),
    "ko": ("다음은 가격표입니다.", "번역: 김철수", "번역에 참여해 주세요."),
    "nl": ("Hier is de prijslijst.", "Vertaling: Anna de Vries"),
    "pl": ("Oto cennik.", "Tłumaczenie: Anna Nowak"),
    "pt": ("Aqui está a lista de preços.", "Tradução: Ana Silva"),
    "ru": ("Вот наш прайс-лист.", "Перевод: Анна Иванова", "Перевод денег занимает день."),
    "uk": ("Ось наші ціни.", "Переклад: Анна Шевченко"),
    "zh": ("以下是价格表。", "翻译：张三"),
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_an_announcement_is_known(language: str) -> None:
    assert has_key(language, ANNOUNCEMENTS[language])
    assert announcement(language).match(ANNOUNCEMENTS[language])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_closing_is_known(language: str) -> None:
    assert closing(language).match(CLOSINGS[language])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_a_speech_is_known(language: str) -> None:
    assert has_key(language, SPEECHES[language])
    assert speech(language).search(SPEECHES[language])


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in ORDINARY for text in ORDINARY[language]]
)
def test_an_ordinary_sentence_is_no_remark(language: str, text: str) -> None:
    found = [pattern(language).match(text) for pattern in (announcement, closing, speech)]

    assert [None, None, None] == found


@pytest.mark.parametrize("mark", ["<think>", "[TRANSLATE]", "[/INST]", "<|im_start|>", "[Your translation here]"])
def test_a_mark_of_a_prompt_is_known(mark: str) -> None:
    assert token().search(f"Text {mark} text")


def test_a_link_named_translate_is_no_mark() -> None:
    assert token().search("[TRANSLATE](https://example.org)") is None
