-- The holder of a post delegates a named act to a colleague for a time: a role by decree that says whose post it acts for.
alter table identity.role_grants
  add column behalf_person_id uuid,
  add column behalf_position_id uuid,
  add column behalf_title text;
alter table identity.role_grants drop constraint role_grants_role_check;
alter table identity.role_grants add constraint role_grants_role_check
  check (role in ('OPERATOR', 'UNIT_ADMIN', 'ORGANISATION_BUREAU', 'PLANNING', 'BUDGET', 'PERSONNEL', 'AUDITOR', 'DELEGATED_VERIFIER'));
alter table identity.role_grants drop constraint role_grants_within_unit;
alter table identity.role_grants add constraint role_grants_within_unit
  check ((role in ('OPERATOR', 'UNIT_ADMIN', 'DELEGATED_VERIFIER')) = (unit_id is not null));
alter table identity.role_grants add constraint role_grants_delegated check (
  num_nonnulls(behalf_person_id, behalf_position_id, behalf_title) = case when role = 'DELEGATED_VERIFIER' then 3 else 0 end
  and (role <> 'DELEGATED_VERIFIER' or (valid_to is not null and person_id <> behalf_person_id)));
create index role_grants_on_behalf on identity.role_grants (tenant_id, behalf_person_id)
  where recorded_until is null and behalf_person_id is not null;
