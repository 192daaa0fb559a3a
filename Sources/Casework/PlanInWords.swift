// What the acts after the meeting share.
extension Review {
    /// One line an action, as the applicant reads the plan. What an agency has declined is no part of it.
    func plan(in around: Circumstances) -> [String] {
        actions.filter { $0.state.name != .declined }.map { (action: Action) -> String in
            "\(name(of: action.agency, in: around)): \(action.text), by \(action.due.inWords)"
        }
    }

    func name(of recommendation: Recommendation, in around: Circumstances) -> String {
        switch recommendation.to {
        case .agency(let agency): name(of: agency, in: around)
        case .outside(let body): body.name
        }
    }

    func name(of agency: Agency.ID, in around: Circumstances) -> String {
        around.agencies.first { $0.id == agency }?.name ?? ""
    }

    /// What people say has happened did not happen on a day to come.
    func requirePast(_ day: CivilDate, in around: Circumstances) throws(Refusal) {
        guard day <= around.today else { throw .date("done_on", day, from: nil, until: around.today) }
    }

    func requirePlanning() throws(Refusal) {
        switch stage {
        case .held, .consulting: return
        case .arranging, .meetingSet, .outcomeSent, .closed: throw wrongStage(.held, .consulting)
        }
    }
}
