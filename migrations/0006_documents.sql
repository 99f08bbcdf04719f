-- Document bytes are insert-only; the library says what exists, the publication register what is public, since when and by whose act (DESIGN.md §7).
create schema documents;
grant usage on schema documents to amanah_app;

create table documents.files (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  kind text not null,
  subject uuid not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  bytes bytea not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id)
);
create index files_by_subject on documents.files (tenant_id, subject, recorded_at);
alter table documents.files enable row level security;
alter table documents.files force row level security;
create policy region on documents.files using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on documents.files to amanah_app;

create table documents.library (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  kind text not null,
  unit_id uuid,
  year int not null,
  number text,
  dated date,
  signer text,
  title text not null,
  file_id uuid,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, file_id) references documents.files (tenant_id, id)
);
alter table documents.library enable row level security;
alter table documents.library force row level security;
create policy region on documents.library using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on documents.library to amanah_app;
grant update (recorded_until) on documents.library to amanah_app;

create table documents.publications (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  subject uuid not null,
  what text not null,
  published_at timestamptz not null,
  published_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant_id, id)
);
alter table documents.publications enable row level security;
alter table documents.publications force row level security;
create policy region on documents.publications using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on documents.publications to amanah_app;
grant update (withdrawn_at) on documents.publications to amanah_app;
