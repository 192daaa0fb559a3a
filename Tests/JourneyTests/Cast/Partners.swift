/// The people and mailboxes of the demonstration partnership.
enum Partners {
    static let coordinator = "Amara Osei"
    static let chair = "Helen Marsh"
    static let landlordsContact = "Ruth Adeyemi"

    static let everybody = [
        "amara.osei", "ben.whitfield", "helen.marsh", "colin.reyes", "priya.nair", "mark.dunlop", "tom.bell",
        "grace.lim",
        "ruth.adeyemi", "ian.foster", "leah.stone",
    ].map { "\($0)@partners.example" }

    static let priya = "priya.nair@partners.example"
    static let tom = "tom.bell@partners.example"
    static let helen = "helen.marsh@partners.example"
    static let ruth = "ruth.adeyemi@partners.example"

    static let council = "Islington Council community safety"
    static let police = "Metropolitan Police, Central North"
    static let health = "North Central London integrated care board"
    static let landlord = "Canonbury Homes"

    static let councilMailbox = "community.safety@council.example"
    static let policeMailbox = "asb.team@police.example"
    static let healthMailbox = "safeguarding@health.example"
    static let landlordMailbox = "neighbourhoods@homes.example"
    static let supportMailbox = "islington@support.example"

    static let relevantBodies = [councilMailbox, policeMailbox, healthMailbox, landlordMailbox]
}
