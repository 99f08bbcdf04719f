-- Who did what and when: insert-only by privilege; seals cover the salted hash, so content can be erased and still be proved (DESIGN.md §2).
create schema audit;
grant usage on schema audit to amanah_app;

create table audit.entries (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'service', 'system', 'public')),
  account_id uuid,
  person_id uuid,
  acting_as jsonb,
  act text not null,
  subject uuid,
  request_id text not null,
  salt text not null,
  content_hash text not null,
  primary key (tenant_id, id)
);
create index entries_by_subject on audit.entries (tenant_id, subject, id);
create index entries_by_act on audit.entries (tenant_id, act, id);
alter table audit.entries enable row level security;
alter table audit.entries force row level security;
create policy region on audit.entries using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on audit.entries to amanah_app;

create table audit.contents (
  tenant_id int not null,
  entry_id uuid not null,
  before jsonb,
  after jsonb,
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references audit.entries (tenant_id, id)
);
alter table audit.contents enable row level security;
alter table audit.contents force row level security;
create policy region on audit.contents using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on audit.contents to amanah_app;

create table audit.looks (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  act text not null,
  subject uuid not null,
  reason text,
  primary key (tenant_id, id)
);
alter table audit.looks enable row level security;
alter table audit.looks force row level security;
create policy region on audit.looks using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on audit.looks to amanah_app;
