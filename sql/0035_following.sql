-- Recommendations and actions followed until they are done.

alter table action
    add column set_on date,
    -- Where the evidence is kept, or what it is called there.
    add column state_reference text not null default '',
    -- Whether the applicant is told before it begins. asked: they have been written to, which counts once it has arrived.
    add column tell_first text not null default 'not-needed'
        constraint action_tell_first check (tell_first in ('not-needed', 'needed', 'asked', 'told', 'waived')),
    add column tell_on date,
    -- How they were told, or why they are not.
    add column tell_words text,
    -- Who answers for not telling them.
    add column tell_named text,
    add column tell_by uuid references person (id),
    -- What became of one that was declined.
    add column settled_on date,
    add column settled_by uuid references person (id),
    add column settled_because text,
    -- The action that was set in its place.
    add column settled_anew uuid,
    add foreign key (partnership_id, settled_anew) references action (partnership_id, id),
    add constraint action_told_first
        check (case tell_first
                   when 'not-needed' then num_nonnulls(tell_on, tell_words, tell_named, tell_by) = 0
                   when 'needed' then num_nonnulls(tell_on, tell_words, tell_named, tell_by) = 0
                   when 'asked' then tell_on is not null and num_nonnulls(tell_words, tell_named, tell_by) = 0
                   when 'told' then num_nulls(tell_on, tell_words, tell_by) = 0 and tell_named is null
                   else num_nulls(tell_on, tell_words, tell_named, tell_by) = 0
               end),
    add constraint action_settled
        check (num_nulls(settled_on, settled_by, settled_because) in (0, 3)
               and (settled_anew is null or settled_on is not null));

-- What was said of an action beside its state; every one stays.
create table action_update (
    partnership_id uuid not null,
    action_id      uuid not null,
    -- 1, 2, 3 … in the order in which they were said.
    number         integer not null,
    kind           text not null
                   constraint action_update_kind check (kind in ('word', 'asks-time', 'refuses-time', 'late')),
    words          text not null,
    said_on        date not null,
    said_by        uuid not null references person (id),
    -- Of asks-time: from when to when.
    time_from      date,
    time_to        date,
    -- Of late: what was said of it after the case was closed, its day, and where the evidence is.
    state          text constraint action_update_state check (state in ('accepted', 'declined', 'done')),
    state_on       date,
    reference      text not null,
    primary key (partnership_id, action_id, number),
    foreign key (partnership_id, action_id) references action (partnership_id, id),
    constraint action_update_time
        check ((kind = 'asks-time') = (time_from is not null) and (time_from is null) = (time_to is null)),
    constraint action_update_late check (kind = 'late' or num_nonnulls(state, state_on) = 0),
    constraint action_update_state_on check ((state is null) = (state_on is null))
);
alter table action_update enable row level security;
alter table action_update force row level security;
create policy action_update_rule on action_update
    using (in_partnership(partnership_id) and applicant_of() is null
           and exists (select from action a
                        where a.partnership_id = action_update.partnership_id and a.id = action_update.action_id));

-- The messages that tell applicants of an action before it begins.
create table action_telling (
    partnership_id uuid not null,
    action_id      uuid not null,
    application_id uuid not null,
    message_id     uuid not null,
    primary key (partnership_id, action_id, application_id),
    foreign key (partnership_id, action_id) references action (partnership_id, id),
    foreign key (partnership_id, application_id) references application (partnership_id, id),
    foreign key (partnership_id, message_id) references message (partnership_id, id)
);
alter table action_telling enable row level security;
alter table action_telling force row level security;
create policy action_telling_rule on action_telling
    using (may_see_file(partnership_id, application_id) and applicant_of() is null);

-- An answer to a recommendation that came after the case was closed.
create table recommendation_late_answer (
    partnership_id    uuid not null,
    recommendation_id uuid not null,
    number            integer not null,
    answer            text not null
                      constraint recommendation_late_answer_word check (answer in ('accepted', 'in-part', 'declined')),
    answered_on       date not null,
    answer_reason     text,
    entered_on        date not null,
    entered_by        uuid not null references person (id),
    primary key (partnership_id, recommendation_id, number),
    foreign key (partnership_id, recommendation_id) references recommendation (partnership_id, id),
    constraint recommendation_late_answer_reason check (answer = 'accepted' or answer_reason is not null)
);
alter table recommendation_late_answer enable row level security;
alter table recommendation_late_answer force row level security;
create policy recommendation_late_answer_rule on recommendation_late_answer
    using (in_partnership(partnership_id) and applicant_of() is null
           and exists (select from recommendation r
                        where r.partnership_id = recommendation_late_answer.partnership_id
                          and r.id = recommendation_late_answer.recommendation_id));

-- How the risk to everybody whom the case puts at risk is managed; every version stays. No applicant sees it.
create table risk_plan (
    partnership_id uuid not null,
    review_id      uuid not null,
    version        integer not null constraint risk_plan_version check (version >= 1),
    note           text not null,
    review_on      date not null,
    written_on     date not null,
    written_by     uuid not null references person (id),
    primary key (partnership_id, review_id, version),
    foreign key (partnership_id, review_id) references review (partnership_id, id)
);
alter table risk_plan enable row level security;
alter table risk_plan force row level security;
create policy risk_plan_rule on risk_plan
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

create table risk_plan_line (
    partnership_id uuid not null,
    review_id      uuid not null,
    version        integer not null,
    -- 1, 2, 3 … as they were written down.
    line           integer not null,
    -- By their part in the case, not by name.
    who            text not null constraint risk_plan_line_who check (who <> ''),
    risks          text not null constraint risk_plan_line_risks check (risks <> ''),
    measures       text not null constraint risk_plan_line_measures check (measures <> ''),
    by_whom        text not null constraint risk_plan_line_by_whom check (by_whom <> ''),
    primary key (partnership_id, review_id, version, line),
    foreign key (partnership_id, review_id, version) references risk_plan (partnership_id, review_id, version)
);
alter table risk_plan_line enable row level security;
alter table risk_plan_line force row level security;
create policy risk_plan_line_rule on risk_plan_line
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);

-- Support that was offered, and what became of the offer. No applicant sees it.
create table support_offer (
    partnership_id uuid not null,
    id             uuid not null,
    review_id      uuid not null,
    who            text not null constraint support_offer_who check (who <> ''),
    what           text not null constraint support_offer_what check (what <> ''),
    by_whom        text not null constraint support_offer_by_whom check (by_whom <> ''),
    offered_on     date not null,
    entered_by     uuid not null references person (id),
    -- null: not answered yet.
    taken_up       boolean,
    answered_on    date,
    answer_words   text not null,
    answered_by    uuid references person (id),
    primary key (partnership_id, id),
    foreign key (partnership_id, review_id) references review (partnership_id, id),
    constraint support_offer_answer check (num_nulls(taken_up, answered_on, answered_by) in (0, 3))
);
create index support_offer_review on support_offer (partnership_id, review_id);
alter table support_offer enable row level security;
alter table support_offer force row level security;
create policy support_offer_rule on support_offer
    using (may_see_file(partnership_id, review_id) and applicant_of() is null);
