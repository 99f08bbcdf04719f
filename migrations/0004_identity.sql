-- Accounts, sessions and dated grants by decree. People belong to organisation; rights never follow from a name (DESIGN.md §3).
create schema identity;
grant usage on schema identity to amanah_app;

create table identity.accounts (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  sign_in text not null,
  password_hash text not null,
  demonstration boolean not null default false,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, sign_in),
  unique (tenant_id, person_id)
);
alter table identity.accounts enable row level security;
alter table identity.accounts force row level security;
create policy region on identity.accounts using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.accounts to amanah_app;
grant update (password_hash, closed_at) on identity.accounts to amanah_app;

create table identity.sessions (
  tenant_id int not null,
  id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  acting_as uuid,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  remote_address text not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references identity.accounts (tenant_id, id)
);
alter table identity.sessions enable row level security;
alter table identity.sessions force row level security;
create policy region on identity.sessions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.sessions to amanah_app;
grant update (acting_as, ended_at) on identity.sessions to amanah_app;

create table identity.sign_in_failures (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  sign_in text not null,
  remote_address text not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index sign_in_failures_recent on identity.sign_in_failures (tenant_id, sign_in, at);
alter table identity.sign_in_failures enable row level security;
alter table identity.sign_in_failures force row level security;
create policy region on identity.sign_in_failures using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on identity.sign_in_failures to amanah_app;

create table identity.role_grants (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('OPERATOR', 'ORGANISATION_BUREAU', 'PLANNING', 'BUDGET', 'PERSONNEL', 'AUDITOR')),
  unit_id uuid,
  decree_number text not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  primary key (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  check ((role = 'OPERATOR') = (unit_id is not null))
);
create index role_grants_of_person on identity.role_grants (tenant_id, person_id) where recorded_until is null;
alter table identity.role_grants enable row level security;
alter table identity.role_grants force row level security;
create policy region on identity.role_grants using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.role_grants to amanah_app;
grant update (recorded_until) on identity.role_grants to amanah_app;
