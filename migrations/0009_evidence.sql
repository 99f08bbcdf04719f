-- Where a figure comes from. Files lie on disk by content hash; erased content leaves its hash and a tombstone (DESIGN.md §2).
create schema evidence;
grant usage on schema evidence to amanah_app;

create table evidence.files (
  tenant_id int not null references organisation.regions (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size int not null check (size > 0),
  recorded_at timestamptz not null,
  primary key (tenant_id, sha256)
);
alter table evidence.files enable row level security;
alter table evidence.files force row level security;
create policy region on evidence.files using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on evidence.files to amanah_app;

create table evidence.items (
  tenant_id int not null,
  id uuid not null,
  sha256 text not null,
  name text not null,
  page int,
  note text,
  uploaded_by uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, sha256) references evidence.files (tenant_id, sha256)
);
alter table evidence.items enable row level security;
alter table evidence.items force row level security;
create policy region on evidence.items using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on evidence.items to amanah_app;

create table evidence.judgements (
  tenant_id int not null,
  id uuid not null,
  item_id uuid not null,
  subject uuid not null,
  verdict text not null check (verdict in ('ACCEPTED', 'NOT_ENOUGH', 'NOT_RELEVANT')),
  note text,
  judged_by uuid,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, item_id) references evidence.items (tenant_id, id)
);
alter table evidence.judgements enable row level security;
alter table evidence.judgements force row level security;
create policy region on evidence.judgements using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on evidence.judgements to amanah_app;
