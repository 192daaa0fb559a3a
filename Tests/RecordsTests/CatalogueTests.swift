import Postgres
import Records
import TestSupport
import Testing

/// What must hold for every table, index and role, also for those that a later migration adds.
@Suite struct `The database's catalogue` {
    /// Tables that stand above the partnerships, each with a rule of its own in sql/0005.
    private let aboveTenancy: Set<String> = [
        // Registers that every partnership shares.
        "area", "body", "person", "partnership",
        // Found before it is known which partnership it leads to.
        "case_reference", "sign_in_code", "session", "link", "draft", "calendar_feed",
        // The database's own.
        "demonstration", "instance", "schema_version", "sending",
    ]

    private func names(_ sql: SQL) async throws -> [String] {
        try await TestDatabase.with { database in
            try await database.owner.transaction(.readOnly) { tx in
                try tx.rows(sql) { row -> String in try row["name"] }
            }
        }
    }

    @Test func `Every table has row-level security, forced on its owner too, and a rule`() async throws {
        let bare = try await names(
            """
            select c.relname::text as name
              from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
               and not (c.relrowsecurity and c.relforcerowsecurity
                        and exists (select from pg_policy p where p.polrelid = c.oid))
            """)
        #expect(bare == [])
    }

    @Test func `Every table of a partnership has a partnership_id that is never null`() async throws {
        let without = try await names(
            """
            select c.relname::text as name
              from pg_class c
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
               and c.relname <> all (\(Array(aboveTenancy)))
               and not exists (select from pg_attribute a
                                where a.attrelid = c.oid and a.attname = 'partnership_id' and a.attnotnull)
            """)
        #expect(without == [])
    }

    @Test func `Every key of a partnership's table leads with the partnership`() async throws {
        let strays = try await names(
            """
            select i.indexrelid::regclass::text as name
              from pg_index i
              join pg_class c on c.oid = i.indrelid
              left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
             where c.relnamespace = 'public'::regnamespace and i.indisunique
               and c.relname <> all (\(Array(aboveTenancy)))
               and a.attname is distinct from 'partnership_id'
            """)
        #expect(strays == [])
    }

    @Test func `Every reference to a partnership's table leads with the partnership on both sides`() async throws {
        // Those to a register have no partnership to lead with.
        let registers = ["area", "body", "person", "partnership"]
        let strays = try await names(
            """
            select c.conrelid::regclass::text || '.' || c.conname as name
              from pg_constraint c
              join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
              join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
             where c.connamespace = 'public'::regnamespace and c.contype = 'f'
               and c.confrelid::regclass::text <> all (\(registers))
               and (a.attname <> 'partnership_id' or b.attname <> 'partnership_id')
            """)
        #expect(strays == [])
    }

    @Test func `No view reads with its owner's eyes and no materialised view keeps rows of its own`() async throws {
        let views = try await names(
            """
            select c.relname::text as name
              from pg_class c
             where c.relnamespace = 'public'::regnamespace
               and (c.relkind = 'm'
                    or c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false))
            """)
        #expect(views == [])
    }

    @Test func `No function runs with its owner's rights`() async throws {
        let functions = try await names(
            """
            select p.oid::regprocedure::text as name
              from pg_proc p
             where p.pronamespace = 'public'::regnamespace and p.prosecdef
            """)
        #expect(functions == [])
    }

    @Test func `Nothing is granted to everybody`() async throws {
        let granted = try await names(
            """
            select c.oid::regclass::text || ' ' || x.privilege_type as name
              from pg_class c, aclexplode(c.relacl) x
             where c.relnamespace = 'public'::regnamespace and x.grantee = 0
             union all
            select a.attrelid::regclass::text || '.' || a.attname || ' ' || x.privilege_type
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid, aclexplode(a.attacl) x
             where c.relnamespace = 'public'::regnamespace and x.grantee = 0
             union all
            select p.oid::regprocedure::text || ' ' || x.privilege_type
              from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
             where p.pronamespace = 'public'::regnamespace and x.grantee = 0
            """)
        #expect(granted == [])
    }

    @Test func `The login roles are nobody special and own nothing`() async throws {
        let special = try await names(
            """
            select rolname::text as name
              from pg_roles
             where rolname in ('casereview_serve', 'casereview_post')
               and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)
            """)
        #expect(special == [])
        let owned = try await names(
            """
            select d.classid::regclass::text || ' ' || d.objid as name
              from pg_shdepend d
              join pg_roles r on r.oid = d.refobjid and d.refclassid = 'pg_authid'::regclass
             where d.deptype = 'o' and r.rolname in ('casereview_serve', 'casereview_post')
            """)
        #expect(owned == [])
    }

    @Test func `The login roles may delete what is theirs to delete, and nothing else`() async throws {
        let rights = try await names(
            """
            select r.rolname || ' ' || p.privilege || ' ' || c.relname as name
              from pg_class c, pg_roles r, unnest('{DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) p (privilege)
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
               and r.rolname in ('casereview_serve', 'casereview_post')
               and has_table_privilege(r.oid, c.oid, p.privilege)
             order by 1
            """)
        #expect(
            rights == [
                "casereview_serve DELETE busy_time", "casereview_serve DELETE draft",
                "casereview_serve DELETE hearing_draft", "casereview_serve DELETE hearing_invitee",
                "casereview_serve DELETE word_mark",
            ])
    }

    @Test func `What is recorded for good is changed by no login role`() async throws {
        let forGood = [
            "case_file", "case_reference", "applicant", "report", "threshold_decision", "threshold_decision_turn",
            "threshold_decision_body",
            "review_application", "hearing_attendance", "occurrence", "journal", "journal_content", "schema_version",
            "sending", "danger_reading", "danger_referral", "report_correction", "threshold_decision_person",
            "threshold_decision_conflict", "decision_record", "application_place", "area_choice",
            "received_from", "oversight_setting", "decision_review", "message_event", "incoming_mail",
            "attendance_choice", "applicant_statement", "panel_pack", "panel_pack_case",
            "hearing_account", "hearing_presence", "hearing_part", "hearing_view", "hearing_correction",
            "api_receipt", "review_told", "publication", "publication_reminder", "feedback", "equality_answer",
            "decision_review_papers", "decision_review_hearer", "decision_review_conclusion", "outcome_draft",
            "outcome_reading", "outcome_told", "review_closing", "review_closing_despite", "review_reopening",
            "review_leaving", "lesson", "action_update", "recommendation_late_answer", "risk_plan", "risk_plan_line",
            "informed_wish", "word_given", "case_contact", "plan_consultation", "plan_consultation_part",
            "something_new", "applicant_remark", "applicant_remark_answer",
            "plan_concern", "plan_concerned", "review_outcome",
        ]
        let rights = try await names(
            """
            select r.rolname || ' ' || c.relname as name
              from pg_class c, pg_roles r
             where c.relnamespace = 'public'::regnamespace and c.relname = any (\(forGood))
               and r.rolname in ('casereview_serve', 'casereview_post')
               and has_any_column_privilege(r.oid, c.oid, 'UPDATE')
            """)
        #expect(rights == [])
    }

    @Test func `The login roles can make nothing in the database, not even for a while`() async throws {
        let rights = try await TestDatabase.with(isEmpty: true) { database in
            _ = try await Migrator.migrate(database.settings(as: .owner))
            return try await database.owner.transaction(.readOnly) { tx in
                try tx.rows(
                    """
                    select r.rolname::text as name
                      from pg_roles r
                     where r.rolname in ('casereview_serve', 'casereview_post')
                       and (has_schema_privilege(r.oid, 'public', 'create')
                            or has_database_privilege(r.oid, current_database(), 'create, temporary'))
                    """
                ) { row -> String in try row["name"] }
            }
        }
        #expect(rights == [])
    }
}
