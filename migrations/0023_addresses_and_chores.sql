-- Which addresses lead to a region, and the one that stands on paper. Old ones stay: QR codes were printed with them.
alter table organisation.region_hosts
  add column scheme text not null default 'https' check (scheme in ('http', 'https')),
  add column port int check (port between 1 and 65535),
  add column is_primary boolean not null default false;
create unique index region_hosts_one_primary on organisation.region_hosts (region_id) where is_primary;

-- The one thing that makes missing content right: a decision to erase it. Its hash stays in evidence.files.
create table evidence.erasures (
  tenant_id int not null,
  sha256 text not null,
  decision text not null check (decision <> ''),
  recorded_at timestamptz not null,
  primary key (tenant_id, sha256),
  foreign key (tenant_id, sha256) references evidence.files (tenant_id, sha256)
);
alter table evidence.erasures enable row level security;
alter table evidence.erasures force row level security;
create policy region on evidence.erasures using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on evidence.erasures to amanah_app;

-- When the content of a file was last compared with its hash, and what was found; the longest unchecked come first.
create table evidence.file_checks (
  tenant_id int not null,
  sha256 text not null,
  finding text not null check (finding in ('INTACT', 'MISSING', 'CHANGED')),
  checked_at timestamptz not null,
  primary key (tenant_id, sha256),
  foreign key (tenant_id, sha256) references evidence.files (tenant_id, sha256)
);
create index file_checks_oldest on evidence.file_checks (tenant_id, checked_at);
create index file_checks_lost on evidence.file_checks (tenant_id) where finding <> 'INTACT';
alter table evidence.file_checks enable row level security;
alter table evidence.file_checks force row level security;
create policy region on evidence.file_checks using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on evidence.file_checks to amanah_app;
grant update (finding, checked_at) on evidence.file_checks to amanah_app;

-- The periodic chores of the installation (platform/upkeep.ts): no region's own, nothing private.
create table platform.chores (
  name text primary key,
  begun_at timestamptz not null,
  succeeded_at timestamptz,
  failure text
);
grant select, insert on platform.chores to amanah_app;
grant update (begun_at, succeeded_at, failure) on platform.chores to amanah_app;

-- Sessions and devices that ended long ago are swept away, and failures that matter no more.
grant delete on identity.sessions, identity.devices, identity.sign_in_tries, identity.failed_sign_ins to amanah_app;
