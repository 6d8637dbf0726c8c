/// Gives a Belarusian word the ending its Russian sister has, so that the Russian stemmer takes it off.
///
/// It is asked of every Cyrillic word, since nobody says in which language they type; a rule that would change Russian
/// words of its own kind names them. Letters are folded already (`LetterFolding.compared`), so `ў` reads `у`.
/// Source of the endings: the declensions and conjugations of the Belarusian orthography of 2008.
enum BelarusianEndings {
    struct Rule {
        let ending: [UInt8]
        let russian: [UInt8]
        /// Russian words that end so by nature.
        let except: Set<[UInt8]>

        init(ending: String, russian: String, except: [String] = []) {
            self.ending = Array(ending.utf8)
            self.russian = Array(russian.utf8)
            self.except = Set(except.map { Array($0.utf8) })
        }
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

    /// `ы` after a consonant where Russian writes `и`: чы, жы, шы.
    private static let hushing: [[UInt8]] = ["ч", "ж", "ш"].map { Array($0.utf8) }
    private static let hard = Array("ы".utf8)
    private static let soft = Array("и".utf8)

    /// Changes a word of Cyrillic letters, each of two bytes in UTF-8.
    static func russianise(_ word: inout [UInt8]) {
        for start in stride(from: 2, to: word.count, by: 2) where word[start..<(start + 2)].elementsEqual(hard) {
            if hushing.contains(where: word[(start - 2)..<start].elementsEqual) {
                word.replaceSubrange(start..<(start + 2), with: soft)
            }
        }
        guard word.count > 2 * 4, let rule = rules.first(where: { word.ends(with: $0.ending) }) else { return }
        if rule.except.contains(word) { return }
        word.removeLast(rule.ending.count)
        word += rule.russian
    }
}

extension [UInt8] {
    fileprivate func ends(with ending: [UInt8]) -> Bool {
        count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
    }
}
