/// Words that say nothing about what is sought. They are neither indexed nor asked for.
enum StopWords {
    /// In the compared form of `LetterFolding`, in UTF-8.
    static let all = Set((russian + " " + belarusian + " " + english).split(separator: " ").map { Array($0.utf8) })

    private static let russian = """
        а без бы в во вы где да для до его ее если есть еще же за и из или им их к как ко когда кто ли мне мы на нам нас \
        наш не ни но о об он она они от по под при с со так то тоже у уже чем что чтобы эта эти это этот я
        """

    private static let belarusian = """
        аб або бо да дзе для до з за и калі калi кали кто хто ли мы на над нам нас наш не ни ня няма па пад пры са се так тое у \
        уже ужо чым што шта як яго яе яны гэта гэты гэтая гэтыя ва вы йе я
        """

    private static let english = """
        a an and are as at be but by for from had has have he her his i if in into is it its me my no not of on or our she so \
        than that the their them there they this to us was we were what when which who will with you your
        """
}
