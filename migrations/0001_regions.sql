-- Regions come first: they hold nothing private and are read before a region is known (DESIGN.md §1).
create extension if not exists btree_gist;

create schema platform;
create schema organisation;
grant usage on schema platform, organisation to amanah_app;

create table organisation.regions (
  id int primary key,
  code text not null unique check (code ~ '^[A-Z]{2,6}$'),
  name text not null,
  kind text not null check (kind in ('PROVINSI', 'KABUPATEN', 'KOTA')),
  government_name text not null,
  head_title text not null,
  place text not null,
  time_zone text not null,
  fictional boolean not null default false,
  created_at timestamptz not null default now()
);

create table organisation.region_hosts (
  host text primary key,
  region_id int not null references organisation.regions (id)
);

-- National rule packs: a reference list written only by the owner (DESIGN.md §1); a region overlays them in its own table.
create table organisation.rule_packs (
  code text not null,
  valid_from date not null,
  valid_to date,
  legal_basis text not null,
  verified boolean not null,
  content jsonb not null,
  digest text not null,
  primary key (code, valid_from)
);

grant select on organisation.regions, organisation.region_hosts, organisation.rule_packs to amanah_app;

create table organisation.region_rule_packs (
  tenant_id int not null references organisation.regions (id),
  code text not null,
  valid_from date not null,
  valid_to date,
  legal_basis text not null,
  verified boolean not null,
  content jsonb not null,
  digest text not null,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  primary key (tenant_id, code, valid_from, recorded_at)
);
alter table organisation.region_rule_packs enable row level security;
alter table organisation.region_rule_packs force row level security;
create policy region on organisation.region_rule_packs using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.region_rule_packs to amanah_app;
grant update (recorded_until) on organisation.region_rule_packs to amanah_app;

-- Answers kept for repeated writes: key and answer commit together with the act.
create table platform.idempotency (
  tenant_id int not null references organisation.regions (id),
  owner text not null,
  key text not null,
  fingerprint text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (tenant_id, owner, key)
);
alter table platform.idempotency enable row level security;
alter table platform.idempotency force row level security;
create policy region on platform.idempotency using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on platform.idempotency to amanah_app;
grant update (answer) on platform.idempotency to amanah_app;
