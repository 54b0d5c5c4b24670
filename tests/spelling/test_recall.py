from polyglint import Document
from tests.spelling.recall import score

PAGES = {
    "en": "Please arrive fifteen minutes before your appointment and bring the letter from your doctor. The nurse "
    "measures your blood pressure, explains the procedure and answers questions. After the treatment, patients rest "
    "quietly until somebody collects them. Wear comfortable clothes, avoid heavy exercise and drink plenty of water.",
    "es": "Llegue quince minutos antes de la consulta y traiga el informe de su médico. La enfermera mide la presión, "
    "explica el procedimiento y responde preguntas. Después del tratamiento, los pacientes descansan tranquilos hasta "
    "que alguien los recoja. Vista ropa cómoda, evite el ejercicio intenso y beba mucha agua durante la mañana.",
    "fr": "Veuillez arriver quinze minutes avant votre rendez-vous avec la lettre de votre médecin. Une infirmière "
    "mesure la tension, explique la procédure et répond aux questions. Après le traitement, chaque patient se repose "
    "tranquillement. Portez des vêtements confortables, évitez les efforts intenses pendant plusieurs journées.",
    "ru": "Приходите за пятнадцать минут до приёма и возьмите направление врача. Медсестра измеряет давление, "
    "объясняет процедуру и отвечает на вопросы. После лечения пациенты спокойно отдыхают, пока за ними кто-нибудь "
    "придёт. Наденьте удобную одежду, избегайте тяжёлых упражнений и пейте больше воды в течение недели.",
}


def test_seeded_misspellings_are_reported_with_the_right_word() -> None:
    pages = {language: [Document.from_bytes("page.md", text.encode(), language)] for language, text in PAGES.items()}
    found = [score(documents, language, 40) for language, documents in pages.items()]
    sown = sum(one.seeded - one.words for one in found)

    assert sown > 100
    assert (True, True) == (
        sum(one.reported for one in found) >= 0.9 * sown,
        sum(one.third for one in found) >= 0.85 * sown,
    )
