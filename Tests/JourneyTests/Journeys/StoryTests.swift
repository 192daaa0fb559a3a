import Testing

/// Whole stories over HTTP with the real binary, its database and its outbox; one at a time.
@Suite(.serialized) enum Journeys {}

extension Journeys {
    @Suite struct `The story of a review` {
        @Test func `from the first words of a resident to the statistics`() async throws {
            try await Town.with { town in
                let story = try await Story(in: town)
                let before = try await story.statistics()

                try await story.aResidentAppliesWithThreeReports()
                try await story.everyRelevantBodyHearsOfItTheSameDay()
                try await story.theCoordinatorSeesHowItComesOut()
                try await story.theCoordinatorReadsForDanger()
                try await story.threeAgenciesAreAskedEachByItsOwnDay()
                try await story.eachAgencyAnswers()
                try await story.theBodiesDecideThatTheThresholdIsMet()

                try await story.aMeetingIsSetAndEverybodyIsInvited()
                try await story.theMeetingIsMoved()
                try await story.thePapersAreSentToThePanel()
                try await story.aLeadOfficerIsNominatedConfirmedAndAccepts()
                try await story.theMeetingIsHeld()
                try await story.thePanelRecommendsAndSetsActions()
                try await story.theResidentIsAskedAboutThePlanAndAnswers()
                try await story.theResidentIsToldTheOutcome()

                try await story.theActionIsRemindedOfBeforeOnAndAfterItsDay()
                try await story.theActionsAreDoneAndTheRecommendationIsAnswered()
                try await story.aProgressMeetingIsRecordedWhileItRuns()
                try await story.theCaseIsClosedAndTheResidentIsToldWhy()

                try await story.theFiguresCountIt(since: before)
                try await story.theJournalIsWhole()
            }
        }
    }
}
