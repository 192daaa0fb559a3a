import Testing

@testable import Web

@Suite struct `The operators' pages` {
    private func text(_ reply: Reply) -> String { String(decoding: reply.body, as: UTF8.self) }

    @Test func `ready means that the database answers and the post is not late`() {
        #expect(AdminSite.readiness(.init(isReachable: true)).status == 200)
        #expect(AdminSite.readiness(.init(isReachable: true, late: 3, seconds: 900)).status == 200)
        let late = AdminSite.readiness(.init(isReachable: true, late: 3, seconds: 901))
        #expect(late.status == 503 && text(late).contains("late by 901 seconds, 3 messages"))
        #expect(AdminSite.readiness(.init(isReachable: false)).status == 503)
    }

    @Test func `figures are those of the moment`() {
        let counters = Counters()
        counters.count(200)
        counters.count(404)
        counters.count(200)
        let figures = text(AdminSite.metrics(counters, .init(isReachable: true, late: 2, seconds: 7)))
        #expect(figures.contains("casereview_http_answers_total{status=\"200\"} 2\n"))
        #expect(figures.contains("casereview_http_answers_total{status=\"404\"} 1\n"))
        #expect(figures.contains("\ncasereview_post_late_seconds 7\n"))
        let away = text(AdminSite.metrics(counters, .init(isReachable: false)))
        #expect(away.contains("casereview_database_up 0\n") && !away.contains("casereview_post"))
    }
}
