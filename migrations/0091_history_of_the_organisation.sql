-- What a decree says of a team role, as of an assignment.
alter table organisation.team_roles add column decree_number text, add column decree_date date;

-- The history of a unit, a post, a person, and of the whole region by when it was recorded: also what was superseded is looked for.
create index unit_versions_of_unit on organisation.unit_versions (tenant_id, unit_id, valid_from);
drop index organisation.unit_versions_current;
create index position_versions_of_position on organisation.position_versions (tenant_id, position_id, valid_from);
drop index organisation.position_versions_current;
create index person_versions_of_person on organisation.person_versions (tenant_id, person_id, valid_from);
drop index organisation.assignments_of_person;
create index assignments_of_person on organisation.assignments (tenant_id, person_id);
drop index organisation.assignments_of_position;
create index assignments_of_position on organisation.assignments (tenant_id, position_id);
create index team_roles_of_person on organisation.team_roles (tenant_id, person_id);
create index team_roles_of_unit on organisation.team_roles (tenant_id, unit_id);

create index unit_versions_recorded on organisation.unit_versions (tenant_id, recorded_at, id);
create index position_versions_recorded on organisation.position_versions (tenant_id, recorded_at, id);
create index person_versions_recorded on organisation.person_versions (tenant_id, recorded_at, id);
create index assignments_recorded on organisation.assignments (tenant_id, recorded_at, id);
create index team_roles_recorded on organisation.team_roles (tenant_id, recorded_at, id);
