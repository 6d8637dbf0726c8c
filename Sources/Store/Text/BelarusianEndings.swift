/// Gives a Belarusian word the ending its Russian sister has, so that the Russian stemmer takes it off.
///
/// It is asked of every Cyrillic word, since nobody says in which language they type; a rule that would change Russian
/// words of its own kind names them. Letters are folded already (`LetterFolding.compared`), so `ў` reads `у`.
/// Source of the endings: the declensions and conjugations of the Belarusian orthography of 2008.
enum BelarusianEndings {
    struct Rule {
        let ending: String
        let russian: String
        /// Russian words that end so by nature.
        var except: Set<String> = []
    }

    /// The first that fits is used; longer endings stand before shorter ones.
    static let rules: [Rule] = [
        Rule(ending: "ацца", russian: "аться"),  // ламацца
        Rule(ending: "яцца", russian: "яться"),
        Rule(ending: "цца", russian: "тся"),  // спыняецца
        Rule(ending: "ауся", russian: "ался"),  // зламаўся
        Rule(ending: "яуся", russian: "ялся"),
        Rule(ending: "иуся", russian: "ился"),  // спыніўся
        Rule(ending: "ыуся", russian: "ылся"),
        Rule(ending: "асць", russian: "ость"),  // вытворчасць
        Rule(ending: "асци", russian: "ости"),
        Rule(ending: "асцю", russian: "остью"),
        Rule(ending: "ннем", russian: "нием"),  // абсталяваннем
        Rule(ending: "нне", russian: "ние"),
        Rule(ending: "ння", russian: "ния"),
        Rule(ending: "нню", russian: "нию"),
        Rule(ending: "дзе", russian: "де"),  // на заводзе
        Rule(ending: "дзи", russian: "ди"),
        Rule(ending: "дзь", russian: "дь"),
        Rule(ending: "ць", russian: "ть"),  // спыняць
        Rule(
            ending: "ага", russian: "ого",  // новага
            except: ["бумага", "отвага", "влага", "ватага", "гага", "шпага", "сага", "брага", "бодяга"]),
        Rule(
            ending: "яга", russian: "его",
            except: ["присяга", "тяга", "фляга", "бродяга", "трудяга", "коряга", "дворняга"]),
        Rule(
            ending: "аму", russian: "ому",  // новаму
            except: ["рекламу", "панораму", "раму", "драму", "даму", "саму"]),
        Rule(ending: "ыя", russian: "ые"),  // новыя
        Rule(ending: "ае", russian: "ое"),  // новае, бывае
        Rule(ending: "яе", russian: "ее"),  // спыняе
        Rule(ending: "ай", russian: "ой"),  // новай
        Rule(ending: "яй", russian: "ей"),  // лініяй
        Rule(ending: "ау", russian: "ав"),  // заводаў, працаваў
        Rule(ending: "оу", russian: "ов"),  // станкоў
        Rule(ending: "еу", russian: "ев"),
        Rule(ending: "яу", russian: "яв"),  // дзеянняў
        Rule(ending: "иу", russian: "ив"),  // спыніў
        Rule(ending: "ыу", russian: "ыв"),
    ]

    /// Spellings within a word that Russian does not have after these consonants.
    static let spellings: [(belarusian: String, russian: String)] = [("чы", "чи"), ("жы", "жи"), ("шы", "ши")]

    static func russianised(_ word: String) -> String {
        var word = word
        for spelling in spellings where word.contains(spelling.belarusian) {
            word = word.split(separator: spelling.belarusian, omittingEmptySubsequences: false)
                .joined(separator: spelling.russian)
        }
        guard word.unicodeScalars.count > 4 else { return word }
        for rule in rules where word.hasSuffix(rule.ending) {
            return rule.except.contains(word) ? word : String(word.dropLast(rule.ending.count)) + rule.russian
        }
        return word
    }
}
