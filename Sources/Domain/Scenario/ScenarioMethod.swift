/// How the figures of a scenario came about: kept with them, so that later readers know what they mean.
enum ScenarioMethod {
    static let drawn = LocalizedText(
        be: """
            Правілы кожнай праграмы каталога прымененыя да кожнага прадпрыемства двойчы: так, як яны дзейнічаюць на названы дзень, і са зменамі сцэнарыя. \
            Прадпрыемствы змадэляваныя паводле апублікаванай статыстыкі краіны: у суме яны ёй адпавядаюць, але гэта не сапраўдныя прадпрыемствы. Чаго статыстыка не паведамляе, \
            застаецца невядомым: такія прадпрыемствы лічацца асобна і не залічаныя ні ў тыя, што падыходзяць, ні ў тыя, што не падыходзяць. \
            Колькі прадпрыемстваў атрымаюць і страцяць падтрымку, падлічана па кожным прадпрыемстве, а не як розніца сум. Выдаткі – гэта колькасць прадпрыемстваў, што падыходзяць, памножаная на меркаваную долю тых, хто скарыстаецца, і на суму на адно прадпрыемства.
            """,
        ru: """
            Правила каждой программы каталога применены к каждому предприятию дважды: так, как они действуют на названный день, и с изменениями сценария. \
            Предприятия построены по опубликованной статистике страны: в сумме они ей соответствуют, но настоящими предприятиями не являются. Чего статистика не сообщает, \
            остаётся неизвестным: такие предприятия считаются отдельно и не отнесены ни к подходящим, ни к неподходящим. \
            Сколько предприятий получат и потеряют поддержку, подсчитано по каждому предприятию, а не как разность сумм. Расходы – это число подходящих предприятий, умноженное на предполагаемую долю тех, кто воспользуется, и на сумму на одно предприятие.
            """,
        en: """
            The rules of every programme in the catalogue are asked of every firm twice: as they stand on the day named, and with the changes of the scenario. \
            The firms are drawn from the published statistics of the country: together they agree with them, but they are not real firms. What the statistics do not say stays \
            unknown: those firms are counted apart, neither as eligible nor as ineligible. \
            “Gained” and “lost” are counted firm by firm, not as a difference of sums. The cost is the number of eligible firms times the assumed share that takes it up times the amount for one firm.
            """)

    static let registered = LocalizedText(
        be: """
            Правілы кожнай праграмы каталога прымененыя да кожнага прадпрыемства рэестра двойчы: так, як яны дзейнічаюць на названы дзень, і са зменамі сцэнарыя. \
            Чаго рэестр не паведамляе, застаецца невядомым: такія прадпрыемствы лічацца асобна. Колькі прадпрыемстваў атрымаюць і страцяць падтрымку, падлічана па кожным прадпрыемстве, а не як розніца сум. \
            Выдаткі – гэта колькасць прадпрыемстваў, што падыходзяць, памножаная на меркаваную долю тых, хто скарыстаецца, і на суму на адно прадпрыемства.
            """,
        ru: """
            Правила каждой программы каталога применены к каждому предприятию реестра дважды: так, как они действуют на названный день, и с изменениями сценария. \
            Чего реестр не сообщает, остаётся неизвестным: такие предприятия считаются отдельно. Сколько предприятий получат и потеряют поддержку, подсчитано по каждому предприятию, а не как разность сумм. \
            Расходы – это число подходящих предприятий, умноженное на предполагаемую долю тех, кто воспользуется, и на сумму на одно предприятие.
            """,
        en: """
            The rules of every programme in the catalogue are asked of every firm of the register twice: as they stand on the day named, and with the changes of the scenario. \
            What the register does not say stays unknown: those firms are counted apart. “Gained” and “lost” are counted firm by firm, not as a difference of sums. \
            The cost is the number of eligible firms times the assumed share that takes it up times the amount for one firm.
            """)
}
