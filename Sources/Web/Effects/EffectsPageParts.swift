import Mustache

// Spelled out for speed, as `Facet.Value` is: a calculation shows dozens of these, and they hold nothing but texts.

extension EffectsPage.FigureField: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "fieldID": fieldID
        case "fieldLabel": fieldLabel
        case "fieldHint": fieldHint
        case "fieldDefault": fieldDefault
        case "fieldSource": fieldSource
        case "fieldSourceURL": fieldSourceURL
        case "fieldError": fieldError
        case "fieldValue": fieldValue
        case "fieldUnit": fieldUnit
        case "fieldDescription": fieldDescription
        default: nil
        }
    }
}

extension EffectsPage.Option: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "optionValue": optionValue
        case "optionLabel": optionLabel
        case "optionChosen": optionChosen
        default: nil
        }
    }
}

extension EffectsPage.Measure.Value: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "valueScenario": valueScenario
        case "valueText": valueText
        default: nil
        }
    }
}

extension EffectsPage.Year: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "yearLabel": yearLabel
        case "yearCosts": yearCosts
        case "yearBenefits": yearBenefits
        case "yearFunding": yearFunding
        case "yearNet": yearNet
        case "yearBalance": yearBalance
        default: nil
        }
    }
}

extension EffectsPage.SwingLine: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "swingTitle": swingTitle
        case "swingRange": swingRange
        case "swingX": swingX
        case "swingWidth": swingWidth
        case "swingMiddle": swingMiddle
        case "swingLow": swingLow
        case "swingHigh": swingHigh
        default: nil
        }
    }
}
