-- The promise: one agreement per mandate and year, versions of it, states as rows, content frozen at AGREED (DESIGN.md §5).
create schema agreements;
grant usage on schema agreements to amanah_app;

create table agreements.agreements (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  code text not null,
  public_code text not null,
  year int not null,
  mandate_kind text not null check (mandate_kind in ('assignment', 'teamRole')),
  mandate_id uuid not null,
  person_id uuid not null,
  position_id uuid,
  unit_id uuid not null,
  agency_id uuid,
  level text not null,
  form text not null check (form in ('SOLE', 'TWO_PARTY')),
  giver_person_id uuid,
  giver_position_id uuid,
  giver_mandate_id uuid,
  parent_id uuid,
  succeeds_id uuid,
  due_on date,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  unique (tenant_id, public_code),
  unique (tenant_id, year, mandate_kind, mandate_id),
  foreign key (tenant_id, parent_id) references agreements.agreements (tenant_id, id),
  foreign key (tenant_id, succeeds_id) references agreements.agreements (tenant_id, id),
  check ((form = 'SOLE') = (giver_person_id is null)),
  check (giver_person_id <> person_id)
);
create index agreements_of_agency on agreements.agreements (tenant_id, year, agency_id);
create index agreements_of_person on agreements.agreements (tenant_id, person_id, year);
create index agreements_of_giver on agreements.agreements (tenant_id, giver_position_id, year);
create index agreements_of_parent on agreements.agreements (tenant_id, parent_id);
alter table agreements.agreements enable row level security;
alter table agreements.agreements force row level security;
create policy region on agreements.agreements using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.agreements to amanah_app;
grant update (giver_person_id, giver_position_id, giver_mandate_id, parent_id, due_on, unit_id, agency_id, level) on agreements.agreements to amanah_app;

create table agreements.versions (
  tenant_id int not null,
  id uuid not null,
  agreement_id uuid not null,
  number int not null,
  cause text not null check (cause in ('INITIAL', 'OFFICIAL_CHANGE', 'STRATEGY_CHANGE', 'PRIORITY_CHANGE')),
  reason text,
  effective_from date not null,
  budget_version_id uuid,
  first_party jsonb not null,
  second_party jsonb,
  edited_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, agreement_id, number),
  foreign key (tenant_id, agreement_id) references agreements.agreements (tenant_id, id)
);
alter table agreements.versions enable row level security;
alter table agreements.versions force row level security;
create policy region on agreements.versions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.versions to amanah_app;
grant update (budget_version_id, first_party, second_party, edited_at, effective_from) on agreements.versions to amanah_app;

create table agreements.states (
  tenant_id int not null,
  id uuid not null,
  version_id uuid not null,
  sequence int not null,
  state text not null check (state in ('DRAFT', 'NEGOTIATION', 'AGREED', 'DECLINED', 'SIGNED_FIRST', 'ACTIVE', 'SUPERSEDED', 'ENDED', 'VOIDED', 'CANCELLED', 'CLOSED')),
  at timestamptz not null,
  person_id uuid,
  acting_as jsonb,
  note text,
  digest text,
  primary key (tenant_id, id),
  unique (tenant_id, version_id, sequence),
  foreign key (tenant_id, version_id) references agreements.versions (tenant_id, id)
);
alter table agreements.states enable row level security;
alter table agreements.states force row level security;
create policy region on agreements.states using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.states to amanah_app;

create table agreements.rows (
  tenant_id int not null,
  id uuid not null,
  version_id uuid not null,
  number int not null,
  node_id uuid not null,
  measure_id uuid not null,
  objective text not null,
  indicator text not null,
  unit_label text not null,
  target text not null,
  primary key (tenant_id, id),
  unique (tenant_id, version_id, measure_id),
  foreign key (tenant_id, version_id) references agreements.versions (tenant_id, id)
);
create index rows_of_version on agreements.rows (tenant_id, version_id, number);
create index rows_of_measure on agreements.rows (tenant_id, measure_id);
alter table agreements.rows enable row level security;
alter table agreements.rows force row level security;
create policy region on agreements.rows using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update, delete on agreements.rows to amanah_app;

create table agreements.budget_rows (
  tenant_id int not null,
  id uuid not null,
  version_id uuid not null,
  number int not null,
  group_code text,
  group_name text,
  code text not null,
  name text not null,
  amount bigint not null,
  source text not null,
  primary key (tenant_id, id),
  unique (tenant_id, version_id, code),
  foreign key (tenant_id, version_id) references agreements.versions (tenant_id, id)
);
create index budget_rows_of_version on agreements.budget_rows (tenant_id, version_id, number);
alter table agreements.budget_rows enable row level security;
alter table agreements.budget_rows force row level security;
create policy region on agreements.budget_rows using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, update, delete on agreements.budget_rows to amanah_app;

create table agreements.contents (
  tenant_id int not null,
  version_id uuid not null,
  digest text not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
  canonical text not null,
  frozen_at timestamptz not null,
  primary key (tenant_id, version_id, digest),
  foreign key (tenant_id, version_id) references agreements.versions (tenant_id, id)
);
alter table agreements.contents enable row level security;
alter table agreements.contents force row level security;
create policy region on agreements.contents using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.contents to amanah_app;

-- The latest version of each agreement with its latest state: what lists, the tree and other rooms read.
create view agreements.current with (security_invoker = true) as
select a.tenant_id, a.id, a.code, a.public_code, a.year, a.mandate_id, a.person_id, a.position_id, a.unit_id, a.agency_id, a.level, a.form,
  a.giver_person_id, a.giver_position_id, a.giver_mandate_id, a.parent_id, a.due_on, v.id as version_id, v.number as version, v.effective_from, v.budget_version_id,
  v.first_party, v.second_party, v.edited_at, s.sequence, s.state, s.at as state_at, s.digest
from agreements.agreements a
join agreements.versions v on v.tenant_id = a.tenant_id and v.agreement_id = a.id
  and v.number = (select max(n.number) from agreements.versions n where n.tenant_id = a.tenant_id and n.agreement_id = a.id)
join agreements.states s on s.tenant_id = v.tenant_id and s.version_id = v.id
  and s.sequence = (select max(m.sequence) from agreements.states m where m.tenant_id = v.tenant_id and m.version_id = v.id);
grant select on agreements.current to amanah_app;
