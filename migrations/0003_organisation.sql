-- Units, positions, people and who holds what: half-open valid time and recorded time from the first day (DESIGN.md §2, §3).
-- `recorded_by` and `closed_by` name the import run that wrote or closed a row, so that a run can be undone.

create table organisation.units (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  primary key (tenant_id, id)
);
alter table organisation.units enable row level security;
alter table organisation.units force row level security;
create policy region on organisation.units using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.units to amanah_app;

create table organisation.unit_versions (
  tenant_id int not null,
  id uuid not null,
  unit_id uuid not null,
  code text not null,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('PEMDA', 'SETDA', 'SETWAN', 'INSPEKTORAT', 'DINAS', 'BADAN', 'SATUAN', 'KECAMATAN', 'KELURAHAN', 'UPTD', 'RSUD',
    'PUSKESMAS', 'SEKOLAH', 'BAGIAN', 'BIRO', 'SEKRETARIAT', 'BIDANG', 'IRBAN', 'SUBBAGIAN', 'SUBBIDANG', 'SEKSI', 'TIM_KERJA', 'KELOMPOK_JF')),
  parent_unit_id uuid,
  is_agency boolean not null,
  skpd_code text,
  legal_basis text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references organisation.units (tenant_id, id),
  foreign key (tenant_id, parent_unit_id) references organisation.units (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  exclude using gist (tenant_id with =, unit_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null),
  exclude using gist (tenant_id with =, code with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
create index unit_versions_current on organisation.unit_versions (tenant_id, unit_id, valid_from) where recorded_until is null;
create index unit_versions_by_run on organisation.unit_versions (tenant_id, recorded_by);
alter table organisation.unit_versions enable row level security;
alter table organisation.unit_versions force row level security;
create policy region on organisation.unit_versions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.unit_versions to amanah_app;
grant update (recorded_until, closed_by) on organisation.unit_versions to amanah_app;

create table organisation.positions (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  primary key (tenant_id, id)
);
alter table organisation.positions enable row level security;
alter table organisation.positions force row level security;
create policy region on organisation.positions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.positions to amanah_app;

create table organisation.position_versions (
  tenant_id int not null,
  id uuid not null,
  position_id uuid not null,
  code text not null,
  title text not null,
  unit_id uuid not null,
  kind text not null check (kind in ('POLITIK', 'STRUKTURAL', 'FUNGSIONAL', 'PELAKSANA')),
  echelon text,
  mandate_level text not null check (mandate_level in ('REGION_HEAD', 'AGENCY_HEAD', 'ASSISTANT', 'ADMINISTRATOR', 'SUPERVISOR', 'COORDINATOR', 'FUNCTIONAL', 'STAFF')),
  superior_position_id uuid,
  single_holder boolean not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, position_id) references organisation.positions (tenant_id, id),
  foreign key (tenant_id, unit_id) references organisation.units (tenant_id, id),
  foreign key (tenant_id, superior_position_id) references organisation.positions (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  check (position_id <> superior_position_id),
  exclude using gist (tenant_id with =, position_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null),
  exclude using gist (tenant_id with =, code with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
create index position_versions_current on organisation.position_versions (tenant_id, position_id, valid_from) where recorded_until is null;
create index position_versions_by_run on organisation.position_versions (tenant_id, recorded_by);
alter table organisation.position_versions enable row level security;
alter table organisation.position_versions force row level security;
create policy region on organisation.position_versions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.position_versions to amanah_app;
grant update (recorded_until, closed_by) on organisation.position_versions to amanah_app;

create table organisation.people (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  nip text,
  primary key (tenant_id, id),
  unique (tenant_id, nip),
  check (nip ~ '^\d{18}$')
);
alter table organisation.people enable row level security;
alter table organisation.people force row level security;
create policy region on organisation.people using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.people to amanah_app;

create table organisation.person_versions (
  tenant_id int not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  employment_kind text not null check (employment_kind in ('CPNS', 'PNS', 'PPPK', 'PPPK_PARUH_WAKTU', 'NON_ASN')),
  grade text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  exclude using gist (tenant_id with =, person_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
create index person_versions_by_run on organisation.person_versions (tenant_id, recorded_by);
alter table organisation.person_versions enable row level security;
alter table organisation.person_versions force row level security;
create policy region on organisation.person_versions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.person_versions to amanah_app;
grant update (recorded_until, closed_by) on organisation.person_versions to amanah_app;

create table organisation.assignments (
  tenant_id int not null,
  id uuid not null,
  assignment_id uuid not null,
  person_id uuid not null,
  position_id uuid not null,
  kind text not null check (kind in ('D', 'PLT', 'PLH', 'PJ', 'TT')),
  single_holder boolean not null,
  decree_number text,
  decree_date date,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  foreign key (tenant_id, position_id) references organisation.positions (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  exclude using gist (tenant_id with =, assignment_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null),
  -- One holder of a structural post at a time; a Plh may stand beside the absent holder.
  exclude using gist (tenant_id with =, position_id with =, daterange(valid_from, valid_to) with &&)
    where (recorded_until is null and single_holder and kind in ('D', 'PLT', 'PJ'))
);
create index assignments_of_person on organisation.assignments (tenant_id, person_id) where recorded_until is null;
create index assignments_of_position on organisation.assignments (tenant_id, position_id) where recorded_until is null;
create index assignments_by_run on organisation.assignments (tenant_id, recorded_by);
alter table organisation.assignments enable row level security;
alter table organisation.assignments force row level security;
create policy region on organisation.assignments using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.assignments to amanah_app;
grant update (recorded_until, closed_by) on organisation.assignments to amanah_app;

create table organisation.team_roles (
  tenant_id int not null,
  id uuid not null,
  team_role_id uuid not null,
  unit_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('KETUA', 'ANGGOTA')),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, unit_id) references organisation.units (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  check (valid_to is null or valid_from < valid_to),
  exclude using gist (tenant_id with =, team_role_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null),
  exclude using gist (tenant_id with =, unit_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null and role = 'KETUA')
);
alter table organisation.team_roles enable row level security;
alter table organisation.team_roles force row level security;
create policy region on organisation.team_roles using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.team_roles to amanah_app;
grant update (recorded_until, closed_by) on organisation.team_roles to amanah_app;

create table organisation.holidays (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  on_date date not null,
  name text not null,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  primary key (tenant_id, id)
);
create unique index holidays_once on organisation.holidays (tenant_id, on_date) where recorded_until is null;
alter table organisation.holidays enable row level security;
alter table organisation.holidays force row level security;
create policy region on organisation.holidays using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.holidays to amanah_app;
grant update (recorded_until) on organisation.holidays to amanah_app;
