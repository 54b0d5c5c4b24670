"""Images that are others in the translation, that it lacks, or that the source lacks."""

from collections.abc import Iterator

from polyglint import Edit, Fix, Mqm, Problem, Related, Translation, TranslationRule
from polyglint_rules.translation.linked import Linked, Stretch, canonical, images, stretches, whole
from polyglint_rules.translation.targets import Reader, Target, localised
from polyglint_rules.translation.unmatched import unmatched, without_pairs

_MARKS = ("![", "<img")


class ImageChanged(TranslationRule):
    """A translation shows the images that its source shows, or versions of them."""

    id = "translation/image-changed"
    mqm = Mqm("design and markup", "markup", "major")

    def check(self, translation: Translation) -> Iterator[Problem]:
        """Images of a segment that have no counterpart there, nor anywhere on the other page."""
        if not any(_may_show(document.text) for document in (translation.source, translation.target)):
            return
        ours, theirs = Reader(translation, is_source=True), Reader(translation, is_source=False)
        all_ours, all_theirs = (
            images(whole(document), reader)
            for document, reader in ((translation.source, ours), (translation.target, theirs))
        )
        gone, come = unmatched(all_ours, all_theirs, canonical)
        gone, come = without_pairs(gone, come, _is_version)
        if not (gone or come):
            return
        for source, target in stretches(translation):
            dropped, added = unmatched(images(source, ours), images(target, theirs), canonical)
            dropped, added = without_pairs(dropped, added, _is_version)
            # An image that stands in another block of the translation has moved there.
            dropped, added = _among(dropped, gone), _among(added, come)
            yield from _problems(translation, (source, target), dropped, added)


def _may_show(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _among(images: list[Linked], known: list[Linked]) -> list[Linked]:
    names = {canonical(image) for image in known}
    return [image for image in images if canonical(image) in names]


def _is_version(image: Linked, other: Linked) -> bool:
    """Whether two images in different folders have the same file name, the language in it aside."""
    return _file_name(image.target) == _file_name(other.target)


def _file_name(target: Target) -> str:
    return target.path.rpartition("/")[2]


def _problems(
    translation: Translation, sides: tuple[Stretch, Stretch], dropped: list[Linked], added: list[Linked]
) -> Iterator[Problem]:
    source, target = sides
    while dropped and added:
        yield _changed(translation, sides, dropped.pop(0), added.pop(0))
    for image in dropped:
        related = Related(source.document.place(image.start, image.end), "the image in the source")
        message = f'the source shows the image "{image.target.raw}" here, the translation does not'
        yield Problem(target.place, message, related=(related,))
    for image in added:
        message = f'the source does not show the image "{image.target.raw}" here: check that it belongs'
        place = target.document.place(image.start, image.end)
        yield Problem(place, message, related=(Related(source.place, "the source"),))


def _changed(translation: Translation, sides: tuple[Stretch, Stretch], image: Linked, other: Linked) -> Problem:
    source, target = (side.document for side in sides)
    fix = None
    if other.written[0] < other.written[1]:
        edit = Edit(target.place(*other.written), localised(translation, image.target.raw))
        fix = Fix((edit,), safe=False)
    return Problem(
        target.place(other.start, other.end),
        f'this image is "{other.target.raw}", in the source "{image.target.raw}"',
        related=(Related(source.place(image.start, image.end), "the image in the source"),),
        fix=fix,
    )
