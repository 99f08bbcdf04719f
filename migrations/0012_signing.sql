-- The embedded authority, personal keys (sealed by their holders' passphrases) and signing acts with a lease (DESIGN.md §6).
create table documents.authorities (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  kind text not null check (kind in ('ROOT', 'INTERMEDIATE')),
  certificate text not null,
  sealed_key jsonb not null,
  recorded_at timestamptz not null,
  retired_at timestamptz,
  primary key (tenant_id, id)
);
create unique index authorities_in_use on documents.authorities (tenant_id, kind) where retired_at is null;
alter table documents.authorities enable row level security;
alter table documents.authorities force row level security;
create policy region on documents.authorities using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on documents.authorities to amanah_app;
grant update (retired_at) on documents.authorities to amanah_app;

create table documents.certificates (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  name text not null,
  public_key text not null,
  sealed_key jsonb not null,
  requested_at timestamptz not null,
  primary key (tenant_id, id)
);
create index certificates_of_person on documents.certificates (tenant_id, person_id, requested_at);
alter table documents.certificates enable row level security;
alter table documents.certificates force row level security;
create policy region on documents.certificates using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on documents.certificates to amanah_app;

-- Confirmed by a second person; only then the authority signs it and it stands on the public list.
create table documents.certificate_confirmations (
  tenant_id int not null,
  certificate_id uuid not null,
  serial text not null,
  certificate text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz not null,
  primary key (tenant_id, certificate_id),
  unique (tenant_id, serial),
  foreign key (tenant_id, certificate_id) references documents.certificates (tenant_id, id)
);
alter table documents.certificate_confirmations enable row level security;
alter table documents.certificate_confirmations force row level security;
create policy region on documents.certificate_confirmations using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on documents.certificate_confirmations to amanah_app;

create table documents.certificate_revocations (
  tenant_id int not null,
  certificate_id uuid not null,
  reason text not null,
  revoked_by uuid,
  revoked_at timestamptz not null,
  primary key (tenant_id, certificate_id),
  foreign key (tenant_id, certificate_id) references documents.certificates (tenant_id, id)
);
alter table documents.certificate_revocations enable row level security;
alter table documents.certificate_revocations force row level security;
create policy region on documents.certificate_revocations using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on documents.certificate_revocations to amanah_app;

create table documents.passphrase_failures (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index passphrase_failures_recent on documents.passphrase_failures (tenant_id, person_id, at);
alter table documents.passphrase_failures enable row level security;
alter table documents.passphrase_failures force row level security;
create policy region on documents.passphrase_failures using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on documents.passphrase_failures to amanah_app;

-- One stack is one passphrase over exactly the listed digests.
create table agreements.stacks (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  opened_at timestamptz not null,
  primary key (tenant_id, id)
);
alter table agreements.stacks enable row level security;
alter table agreements.stacks force row level security;
create policy region on agreements.stacks using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.stacks to amanah_app;

create table agreements.stack_items (
  tenant_id int not null,
  stack_id uuid not null,
  version_id uuid not null,
  agreement_id uuid not null,
  ordinal int not null,
  digest text not null,
  primary key (tenant_id, stack_id, version_id),
  foreign key (tenant_id, stack_id) references agreements.stacks (tenant_id, id)
);
alter table agreements.stack_items enable row level security;
alter table agreements.stack_items force row level security;
create policy region on agreements.stack_items using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.stack_items to amanah_app;

-- A signing under way holds its version by a lease; what ended says how.
create table agreements.signings (
  tenant_id int not null,
  id uuid not null,
  version_id uuid not null,
  party text not null check (party in ('FIRST', 'SECOND')),
  person_id uuid not null,
  stack_id uuid,
  digest text not null,
  base_file_id uuid not null,
  started_at timestamptz not null,
  lease_until timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('SIGNED', 'FAILED', 'LAPSED')),
  file_id uuid,
  note text,
  primary key (tenant_id, id),
  foreign key (tenant_id, version_id) references agreements.versions (tenant_id, id),
  check ((ended_at is null) = (outcome is null)),
  check ((outcome = 'SIGNED') = (file_id is not null) or outcome is null)
);
create unique index signings_one_at_a_time on agreements.signings (tenant_id, version_id) where ended_at is null;
create index signings_of_stack on agreements.signings (tenant_id, stack_id);
alter table agreements.signings enable row level security;
alter table agreements.signings force row level security;
create policy region on agreements.signings using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.signings to amanah_app;
grant update (ended_at, outcome, file_id, note) on agreements.signings to amanah_app;
