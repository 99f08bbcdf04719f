-- Budget versions and their lines; totals are computed, never typed (anggaran-organisasi-layanan.md §1.3). Lines are a snapshot: insert-only.
create schema budget;
grant usage on schema budget to amanah_app;

create table budget.nomenclature_editions (
  code text primary key,
  name text not null,
  legal_basis text not null,
  issued_on date
);
create table budget.nomenclature_items (
  edition text not null references budget.nomenclature_editions (code),
  code text not null,
  level text not null check (level in ('urusan', 'bidang_urusan', 'program', 'kegiatan', 'sub_kegiatan')),
  parent_code text,
  name text not null,
  performance text,
  indicator text,
  unit_label text,
  -- The regulation that last changed this row, where the edition says so.
  regulation text,
  primary key (edition, code)
);
grant select on budget.nomenclature_editions, budget.nomenclature_items to amanah_app;

create table budget.versions (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  year int not null,
  sequence int not null,
  stage text not null check (stage in ('MURNI', 'PERGESERAN', 'PERUBAHAN', 'PERGESERAN_SETELAH_PERUBAHAN')),
  legal_basis text,
  approved_on date not null,
  effective_from date not null,
  -- SHA-256 of the lines as read: the same content is not taken in twice.
  digest text,
  recorded_at timestamptz not null,
  recorded_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant_id, id)
);
create unique index versions_sequence on budget.versions (tenant_id, year, sequence) where withdrawn_at is null;
alter table budget.versions enable row level security;
alter table budget.versions force row level security;
create policy region on budget.versions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on budget.versions to amanah_app;
grant update (withdrawn_at) on budget.versions to amanah_app;

-- The DPA of one office may be approved on a day of its own (§1.2): PPKD approves, Sekda consents.
create table budget.approvals (
  tenant_id int not null,
  id uuid not null,
  version_id uuid not null,
  skpd_code text not null,
  dpa_number text,
  approved_on date not null,
  approved_by text,
  consent_by text,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, version_id) references budget.versions (tenant_id, id)
);
create unique index approvals_current on budget.approvals (tenant_id, version_id, skpd_code) where recorded_until is null;
alter table budget.approvals enable row level security;
alter table budget.approvals force row level security;
create policy region on budget.approvals using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on budget.approvals to amanah_app;
grant update (recorded_until) on budget.approvals to amanah_app;

create table budget.lines (
  tenant_id int not null,
  id uuid not null,
  version_id uuid not null,
  row_number int not null,
  skpd_code text not null,
  skpd_name text not null,
  sub_unit_code text not null,
  sub_unit_name text not null,
  affair_code text not null,
  affair_name text,
  program_code text not null,
  program_name text not null,
  activity_code text not null,
  activity_name text not null,
  sub_activity_code text not null,
  sub_activity_name text not null,
  fund_code text not null,
  fund_name text not null,
  account_code text not null,
  account_name text not null,
  package_code text,
  package_name text,
  amount bigint not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, version_id) references budget.versions (tenant_id, id)
);
create index lines_of_version on budget.lines (tenant_id, version_id, skpd_code, sub_activity_code);
alter table budget.lines enable row level security;
alter table budget.lines force row level security;
create policy region on budget.lines using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on budget.lines to amanah_app;

-- Codes that a unit had before, or that another application gives it; linking a code anew closes the row before.
create table budget.unit_aliases (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  code text not null,
  unit_id uuid not null,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  primary key (tenant_id, id)
);
create unique index unit_aliases_current on budget.unit_aliases (tenant_id, code) where recorded_until is null;
alter table budget.unit_aliases enable row level security;
alter table budget.unit_aliases force row level security;
create policy region on budget.unit_aliases using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on budget.unit_aliases to amanah_app;
grant update (recorded_until) on budget.unit_aliases to amanah_app;
