-- Whose hands an account went through: who opened it, set a new first password, printed its slip. Certificates are confirmed by others
-- (design.md §9: one hand never suffices). `by_person_id` is null for the command line.
create table identity.account_handling (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  account_id uuid not null,
  person_id uuid not null,
  act text not null check (act in ('OPENED', 'RESET', 'SLIP_PRINTED', 'LINK_MADE', 'FACTOR_REMOVED')),
  by_person_id uuid,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references identity.accounts (tenant_id, id)
);
create index account_handling_of_person on identity.account_handling (tenant_id, person_id, at);
alter table identity.account_handling enable row level security;
alter table identity.account_handling force row level security;
create policy region on identity.account_handling using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.account_handling to amanah_app;

-- The administrator of an office, a role within a unit like its operator.
alter table identity.role_grants drop constraint role_grants_role_check;
alter table identity.role_grants add constraint role_grants_role_check
  check (role in ('OPERATOR', 'UNIT_ADMIN', 'ORGANISATION_BUREAU', 'PLANNING', 'BUDGET', 'PERSONNEL', 'AUDITOR'));
alter table identity.role_grants drop constraint role_grants_check1;
alter table identity.role_grants add constraint role_grants_within_unit
  check ((role in ('OPERATOR', 'UNIT_ADMIN')) = (unit_id is not null));
