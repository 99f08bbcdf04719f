-- Access that can be run and cannot be guessed: first passwords, known devices, tries counted before they are checked, failures kept (decision 0019).

-- A first password (from «open» or «reset») opens nothing but its change, and only until this moment; null once a person chose one.
alter table identity.accounts add column first_password_until timestamptz;
grant update (first_password_until) on identity.accounts to amanah_app;

-- Last use, written at most once in five minutes; null until then, and the opening counts.
alter table identity.sessions add column last_used_at timestamptz;
alter table identity.sessions add column browser text not null default '';
grant update (last_used_at) on identity.sessions to amanah_app;
create index sessions_of_account on identity.sessions (tenant_id, account_id, opened_at);

-- A browser from which somebody signed in fully: has wrong tries of its own, whatever strangers do.
create table identity.devices (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  failures int not null default 0,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references identity.accounts (tenant_id, id)
);
create index devices_of_account on identity.devices (tenant_id, account_id);
alter table identity.devices enable row level security;
alter table identity.devices force row level security;
create policy region on identity.devices using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.devices to amanah_app;
grant update (failures, expires_at, ended_at) on identity.devices to amanah_app;

-- Tries that count against one name from one address, in flight or wrong; a right one takes the row away.
create table identity.sign_in_tries (
  tenant_id int not null references organisation.regions (id),
  name text not null,
  address text not null,
  count int not null,
  last_at timestamptz not null,
  primary key (tenant_id, name, address)
);
create index sign_in_tries_of_address on identity.sign_in_tries (tenant_id, address, last_at);
alter table identity.sign_in_tries enable row level security;
alter table identity.sign_in_tries force row level security;
create policy region on identity.sign_in_tries using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on identity.sign_in_tries to amanah_app;
grant update (count, last_at) on identity.sign_in_tries to amanah_app;

-- Failed sign-ins, kept: one row per name, address and quarter of an hour. Unknown names are hashed, because people type passwords there.
create table identity.failed_sign_ins (
  tenant_id int not null references organisation.regions (id),
  name text not null,
  address text not null,
  quarter timestamptz not null,
  account_id uuid,
  count int not null,
  told int not null default 0,
  primary key (tenant_id, name, address, quarter)
);
create index failed_sign_ins_untold on identity.failed_sign_ins (tenant_id, account_id) where told < count;
alter table identity.failed_sign_ins enable row level security;
alter table identity.failed_sign_ins force row level security;
create policy region on identity.failed_sign_ins using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.failed_sign_ins to amanah_app;
grant update (count, told) on identity.failed_sign_ins to amanah_app;

-- It held what people typed in the clear, and counted one name for the whole world.
drop table identity.sign_in_failures;
