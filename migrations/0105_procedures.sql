-- One procedure for whatever touches somebody's promise, post or pay: notice, reply, hearing, decision, objection (decision 0071). A case is
-- its steps; what it waits for follows from them.
create schema procedures;
grant usage on schema procedures to amanah_app;

create table procedures.cases (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  kind text not null,
  subject_id uuid not null,
  title text not null,
  person_id uuid not null,
  position_id uuid,
  proposer_id uuid not null,
  proposer_position_id uuid not null,
  terms jsonb not null,
  terms_since date not null,
  legal_basis text not null,
  opened_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  foreign key (tenant_id, proposer_id) references organisation.people (tenant_id, id)
);
create index cases_about on procedures.cases (tenant_id, subject_id);
create index cases_of on procedures.cases (tenant_id, person_id);
create index cases_by on procedures.cases (tenant_id, proposer_id);
alter table procedures.cases enable row level security;
alter table procedures.cases force row level security;
create policy region on procedures.cases using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on procedures.cases to amanah_app;

create table procedures.steps (
  tenant_id int not null,
  id uuid not null,
  case_id uuid not null,
  sequence int not null,
  kind text not null check (kind in ('NOTICE', 'REPLY', 'NO_REPLY', 'HEARING', 'OPINION', 'NO_OPINION', 'DECISION', 'ACCEPTANCE', 'OBJECTION',
    'NO_OBJECTION', 'ANSWER', 'NO_ANSWER', 'WITHDRAWAL', 'OVERTAKEN', 'FOLLOW_UP')),
  at timestamptz not null,
  person_id uuid,
  position_id uuid,
  acting_as jsonb,
  words text,
  outcome text check (outcome in ('GRANTED', 'REFUSED')),
  hearing boolean not null,
  late boolean not null,
  closes boolean not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, case_id) references procedures.cases (tenant_id, id),
  unique (tenant_id, case_id, sequence),
  check ((outcome is not null) = (kind in ('DECISION', 'ANSWER')))
);
create unique index steps_closing on procedures.steps (tenant_id, case_id) where closes;
create index steps_by on procedures.steps (tenant_id, person_id);
alter table procedures.steps enable row level security;
alter table procedures.steps force row level security;
create policy region on procedures.steps using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on procedures.steps to amanah_app;
