-- A second factor beside the password: codes of a phone, passkeys, recovery codes; the region's rule who must have one; when it was last
-- proved in a session (decision 0041).
create table identity.factors (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('TOTP', 'PASSKEY')),
  name text not null,
  sealed jsonb,
  last_step int,
  credential_id text,
  public_key text,
  counter bigint,
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  removed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, credential_id),
  foreign key (tenant_id, account_id) references identity.accounts (tenant_id, id)
);
create index factors_of_account on identity.factors (tenant_id, account_id) where removed_at is null;
alter table identity.factors enable row level security;
alter table identity.factors force row level security;
create policy region on identity.factors using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.factors to amanah_app;
grant update (last_step, counter, confirmed_at, last_used_at, removed_at) on identity.factors to amanah_app;

create table identity.recovery_codes (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  account_id uuid not null,
  code_hash text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, code_hash),
  foreign key (tenant_id, account_id) references identity.accounts (tenant_id, id)
);
alter table identity.recovery_codes enable row level security;
alter table identity.recovery_codes force row level security;
create policy region on identity.recovery_codes using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on identity.recovery_codes to amanah_app;
grant update (used_at) on identity.recovery_codes to amanah_app;

-- From which day region-wide roles need a second factor; no row: nobody does.
create table identity.factor_duties (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  required_from date not null,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  primary key (tenant_id, id)
);
create unique index factor_duties_one on identity.factor_duties (tenant_id) where recorded_until is null;
alter table identity.factor_duties enable row level security;
alter table identity.factor_duties force row level security;
create policy region on identity.factor_duties using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.factor_duties to amanah_app;
grant update (recorded_until) on identity.factor_duties to amanah_app;

-- A sign-in that waits for its second factor is a session that opens nothing until `factor_until` and then ends.
alter table identity.sessions add column factor_until timestamptz;
alter table identity.sessions add column factor_tries int not null default 0;
alter table identity.sessions add column challenge text;
alter table identity.sessions add column proved_at timestamptz;
grant update (factor_tries, challenge, proved_at) on identity.sessions to amanah_app;
