-- The areas that a version of a procedure is for, where it is not for every area of its partnership (Schedule 4
-- paragraph 9: different provision for different parts of an area).
create table procedure_area (
    partnership_id uuid not null,
    procedure_id   uuid not null,
    area_code      text not null,
    primary key (partnership_id, procedure_id, area_code),
    foreign key (partnership_id, procedure_id) references procedure_version (partnership_id, id),
    foreign key (partnership_id, area_code) references partnership_area (partnership_id, area_code)
);
alter table procedure_area enable row level security;
alter table procedure_area force row level security;
create policy procedure_area_rule on procedure_area
    using (is_post() or in_partnership(partnership_id));
