import Casework
import Desk
import FoundationEssentials
import Records
import Text

// What an agency's own system reads and answers: the use cases of its officers' pages, as JSON.
extension Pages {
    func addAPI(to routes: inout Routes) {
        routes.plain("/api/openapi.json") { _ in .json(APIDocument.json(publicURL: self.settings.publicURL)) }
        routes.api(.get, "/api/v1/requests") { call in
            let visitor = try await self.caller(call)
            return try Pages.list(try await self.desk.openRequests(of: visitor), "requests", call)
        }
        routes.api(.get, "/api/v1/requests/{id}") { call in
            let (request, page) = try await self.request(call, try await self.caller(call))
            return .json(Pages.json(request, page))
        }
        routes.api(.post, "/api/v1/requests/{id}/reference", referRequest)
        routes.api(.post, "/api/v1/requests/{id}/answer", answerRequest)
        routes.api(.get, "/api/v1/availability") { call in
            let visitor = try await self.caller(call)
            return try Pages.list(try await self.desk.openPolls(of: visitor), "availability", call)
        }
        routes.api(.get, "/api/v1/availability/{id}") { call in
            .json(Pages.json(try await self.poll(call, try await self.caller(call))))
        }
        routes.api(.post, "/api/v1/availability/{id}/answer", answerPoll)
        routes.api(.get, "/api/v1/actions") { call in
            let visitor = try await self.caller(call)
            return try Pages.list(try await self.desk.openActions(of: visitor), "actions", call)
        }
        routes.api(.get, "/api/v1/actions/{id}") { call in
            let (action, page, _) = try await self.action(call, try await self.caller(call))
            return .json(Pages.json(action, page))
        }
        routes.api(.post, "/api/v1/actions/{id}/reference", referAction)
        routes.api(.post, "/api/v1/actions/{id}/answer", answerAction)
    }

    private func caller(_ call: APICall) async throws -> APIVisitor {
        guard let token = call.bearer.flatMap({ Token($0) }), let visitor = try await desk.apiVisitor(token) else {
            throw APIFault.noKey
        }
        if let seconds = calls.secondsToWait(visitor.key.id, at: desk.now) { throw APIFault.tooMany(seconds: seconds) }
        return visitor
    }

    private static func list(_ duties: [AgencyDuty], _ name: String, _ call: APICall) throws -> Reply {
        let page = try call.page()
        func place(_ duty: AgencyDuty) -> String { "\(duty.dueOn).\(duty.subject.uuidString)" }
        let rest = duties.filter { duty in page.after.map { $0 < place(duty) } ?? true }
        let shown = rest.prefix(page.limit)
        let next = rest.count > shown.count ? shown.last.map(place) : nil
        return .json([
            .init(stringLiteral: name): .array(
                shown.map { duty in
                    [
                        "id": .string(duty.subject.uuidString.lowercased()),
                        "cases": JSON(duty.references.map(\.description)), "due": .string(duty.dueOn.description),
                        "overdue": .bool(duty.isOverdue),
                    ]
                }),
            "next": JSON(next),
        ])
    }

    private func request(
        _ call: APICall, _ visitor: APIVisitor
    ) async throws -> (InformationRequest, CasePage) {
        guard let id = call.parameters["id"].flatMap({ InformationRequest.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(request: id, for: visitor.signedIn))
        guard
            let request = page.application.requests.first(where: {
                $0.id == id && $0.agency == visitor.key.agency && $0.outside == nil
            })
        else { throw DeskError.absent }
        return (request, page)
    }

    @Sendable private func answerRequest(_ call: APICall) async throws -> Reply {
        let visitor = try await caller(call)
        let (request, page) = try await request(call, visitor)
        let sending = try call.sending(visitor.key.id)
        let given = try APIAnswer.given(call.body, answering: request.answering, on: today)
        return Pages.json(
            try await desk.answer(request.id, of: page.application.id, with: given, as: visitor, once: sending))
    }

    private func poll(_ call: APICall, _ visitor: APIVisitor) async throws -> AvailabilityPage {
        guard let id = call.parameters["id"].flatMap({ AvailabilityPoll.Asked.ID($0) }) else { throw Fault.notFound }
        return try await desk.availability(id, for: visitor.signedIn)
    }

    @Sendable private func answerPoll(_ call: APICall) async throws -> Reply {
        let visitor = try await caller(call)
        let page = try await poll(call, visitor)
        let sending = try call.sending(visitor.key.id)
        let answer = try APIAnswer.replies(call.body, to: page.slots)
        return Pages.json(
            try await desk.answerAvailability(
                page, answer.replies, comment: answer.comment, as: visitor, once: sending))
    }

    private func action(
        _ call: APICall, _ visitor: APIVisitor
    ) async throws -> (Action, CasePage, Review.ID) {
        guard let id = call.parameters["id"].flatMap({ Action.ID($0) }) else { throw Fault.notFound }
        let page = try await desk.casePage(try await desk.find(action: id, for: visitor.signedIn))
        guard let review = page.review,
            let action = review.actions.first(where: { $0.id == id && $0.agency == visitor.key.agency })
        else { throw DeskError.absent }
        return (action, page, review.id)
    }

    @Sendable private func answerAction(_ call: APICall) async throws -> Reply {
        let visitor = try await caller(call)
        let (action, _, review) = try await action(call, visitor)
        let sending = try call.sending(visitor.key.id)
        let given = try APIAnswer.action(call.body, due: action.due, on: today)
        let actor = Actor.officer(visitor.officer)
        let receipt = try await desk.act(onReview: review, as: visitor, once: sending) {
            review, around throws(Refusal) in
            try given.act(on: review, action.id, by: actor, in: around)
        }
        return Pages.json(receipt)
    }

    @Sendable private func referRequest(_ call: APICall) async throws -> Reply {
        let visitor = try await caller(call)
        return try await refer(call, visitor, try await request(call, visitor).1)
    }

    @Sendable private func referAction(_ call: APICall) async throws -> Reply {
        let visitor = try await caller(call)
        return try await refer(call, visitor, try await action(call, visitor).1)
    }

    /// Keeps what the agency calls the case.
    private func refer(_ call: APICall, _ visitor: APIVisitor, _ page: CasePage) async throws -> Reply {
        let sending = try call.sending(visitor.key.id)
        let reference = try APIAnswer.reference(call.body)
        return Pages.json(
            try await desk.enter(reference: reference, of: page.application.id, as: visitor, once: sending))
    }

    /// 201, also where it was taken before: the same answer to the same thing.
    private static func json(_ receipt: APIReceipt) -> Reply {
        var reply = Reply.json([
            "receipt": .string(receipt.id.uuidString.lowercased()),
            "taken_at": .string(receipt.takenAt.rfc3339InLondon),
        ])
        reply.status = 201
        return receipt.isRepeated ? reply.with("Idempotency-Replayed", "true") : reply
    }
}
