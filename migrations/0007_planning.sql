-- Plan, indicator, measure and target are four things (DESIGN.md §4); figures and results follow with measurement.
create schema planning;
grant usage on schema planning to amanah_app;

create table planning.plans (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  kind text not null check (kind in ('RPJMD', 'RENSTRA')),
  unit_id uuid,
  name text not null,
  first_year int not null,
  last_year int not null,
  legal_basis text,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  check (first_year <= last_year)
);
alter table planning.plans enable row level security;
alter table planning.plans force row level security;
create policy region on planning.plans using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on planning.plans to amanah_app;
grant update (recorded_until, closed_by) on planning.plans to amanah_app;

create table planning.nodes (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  primary key (tenant_id, id)
);
alter table planning.nodes enable row level security;
alter table planning.nodes force row level security;
create policy region on planning.nodes using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on planning.nodes to amanah_app;

create table planning.node_versions (
  tenant_id int not null,
  id uuid not null,
  node_id uuid not null,
  parent_node_id uuid,
  code text not null,
  component text not null check (component in ('VISI', 'MISI', 'TUJUAN_DAERAH', 'SASARAN_DAERAH', 'TUJUAN_PD', 'SASARAN_PD', 'SASARAN_PROGRAM', 'SASARAN_KEGIATAN', 'SASARAN_SUB_KEGIATAN', 'KINERJA_INDIVIDU')),
  level text not null check (level in ('FINAL_OUTCOME', 'INTERMEDIATE_OUTCOME', 'IMMEDIATE_OUTCOME', 'OUTPUT', 'PROCESS')),
  statement text not null,
  unit_id uuid,
  holder_position_id uuid,
  holder_person_id uuid,
  budget_code text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, node_id) references planning.nodes (tenant_id, id),
  foreign key (tenant_id, parent_node_id) references planning.nodes (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  check (node_id <> parent_node_id),
  exclude using gist (tenant_id with =, node_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null),
  exclude using gist (tenant_id with =, code with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
create index node_versions_current on planning.node_versions (tenant_id, node_id, valid_from) where recorded_until is null;
create index node_versions_of_holder on planning.node_versions (tenant_id, holder_position_id) where recorded_until is null;
create index node_versions_by_run on planning.node_versions (tenant_id, recorded_by);
alter table planning.node_versions enable row level security;
alter table planning.node_versions force row level security;
create policy region on planning.node_versions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on planning.node_versions to amanah_app;
grant update (recorded_until, closed_by) on planning.node_versions to amanah_app;

create table planning.indicators (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  primary key (tenant_id, id)
);
alter table planning.indicators enable row level security;
alter table planning.indicators force row level security;
create policy region on planning.indicators using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on planning.indicators to amanah_app;

create table planning.indicator_versions (
  tenant_id int not null,
  id uuid not null,
  indicator_id uuid not null,
  code text not null,
  name text not null,
  definition text,
  formula_text text,
  unit_label text not null,
  unit_kind text not null check (unit_kind in ('NUMBER', 'PERCENT', 'INDEX', 'RUPIAH', 'DURATION', 'GRADE', 'MILESTONE')),
  polarity text not null check (polarity in ('MAXIMIZE', 'MINIMIZE', 'STABILIZE', 'RANGE')),
  aggregation text not null check (aggregation in ('SUM', 'LAST', 'AVERAGE', 'RATIO_POOLED', 'MAX', 'MIN')),
  achievement_formula text,
  is_key boolean not null,
  data_source text,
  frequency text not null check (frequency in ('DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'SEMESTER', 'ANNUAL')),
  baseline text,
  baseline_year int,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, indicator_id) references planning.indicators (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  exclude using gist (tenant_id with =, indicator_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null),
  exclude using gist (tenant_id with =, code with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
create index indicator_versions_current on planning.indicator_versions (tenant_id, indicator_id, valid_from) where recorded_until is null;
create index indicator_versions_by_run on planning.indicator_versions (tenant_id, recorded_by);
alter table planning.indicator_versions enable row level security;
alter table planning.indicator_versions force row level security;
create policy region on planning.indicator_versions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on planning.indicator_versions to amanah_app;
grant update (recorded_until, closed_by) on planning.indicator_versions to amanah_app;

create table planning.measures (
  tenant_id int not null,
  id uuid not null,
  measure_id uuid not null,
  node_id uuid not null,
  indicator_id uuid not null,
  descent text not null check (descent in ('NEW', 'IDENTICAL', 'SHARE', 'COMPONENT')),
  parent_measure_id uuid,
  share numeric,
  number int not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, node_id) references planning.nodes (tenant_id, id),
  foreign key (tenant_id, indicator_id) references planning.indicators (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  check (measure_id <> parent_measure_id),
  exclude using gist (tenant_id with =, measure_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null),
  exclude using gist (tenant_id with =, node_id with =, indicator_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
create index measures_current on planning.measures (tenant_id, measure_id, valid_from) where recorded_until is null;
create index measures_by_run on planning.measures (tenant_id, recorded_by);
alter table planning.measures enable row level security;
alter table planning.measures force row level security;
create policy region on planning.measures using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on planning.measures to amanah_app;
grant update (recorded_until, closed_by) on planning.measures to amanah_app;

-- Targets by period (`2026`, `2026-Q2`), as decimal text with a point, a range `80..90`, or a grade.
create table planning.targets (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  measure_id uuid not null,
  period text not null check (period ~ '^\d{4}(-(S[12]|Q[1-4]|\d{2}))?$'),
  value text not null,
  reason text,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id)
);
create unique index targets_current on planning.targets (tenant_id, measure_id, period) where recorded_until is null;
create index targets_of_period on planning.targets (tenant_id, period) where recorded_until is null;
create index targets_by_run on planning.targets (tenant_id, recorded_by);
alter table planning.targets enable row level security;
alter table planning.targets force row level security;
create policy region on planning.targets using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on planning.targets to amanah_app;
grant update (recorded_until, closed_by) on planning.targets to amanah_app;
