-- A review may be heard in several meetings: one that was adjourned is heard again, and the progress is looked at later.

alter table hearing_invitee drop constraint hearing_invitee_partnership_id_review_id_fkey;
alter table hearing_attendance drop constraint hearing_attendance_partnership_id_review_id_fkey;
alter table hearing drop constraint hearing_pkey;
alter table hearing_invitee drop constraint hearing_invitee_pkey;
alter table hearing_attendance drop constraint hearing_attendance_pkey;

-- 1, 2, 3 … in the order in which the meetings of a review were set. One that was called off may be set anew.
alter table hearing add column number integer not null default 1 constraint hearing_number check (number >= 1);
alter table hearing_invitee add column number integer not null default 1;
alter table hearing_attendance add column number integer not null default 1;
alter table hearing add column purpose text not null default 'panel'
    constraint hearing_purpose check (purpose in ('panel', 'progress'));

alter table hearing add primary key (partnership_id, review_id, number);
alter table hearing_invitee add primary key (partnership_id, review_id, number, person_id);
alter table hearing_attendance add primary key (partnership_id, review_id, number, agency_id);
alter table hearing_invitee add constraint hearing_invitee_hearing
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number);
alter table hearing_attendance add constraint hearing_attendance_hearing
    foreign key (partnership_id, review_id, number) references hearing (partnership_id, review_id, number);
