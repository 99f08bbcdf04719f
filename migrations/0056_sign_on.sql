-- Signing in by a provider (OpenID Connect): which providers, sign-ins under way, and which account a subject stands for (decision 0041).
create table identity.providers (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  name text not null,
  issuer text not null,
  client_id text not null,
  sealed jsonb not null,
  nip_claim text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
alter table identity.providers enable row level security;
alter table identity.providers force row level security;
create policy region on identity.providers using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.providers to amanah_app;
grant update (removed_at) on identity.providers to amanah_app;

create table identity.provider_trips (
  tenant_id int not null,
  id uuid not null,
  provider_id uuid not null,
  token_hash text not null,
  state text not null,
  nonce text not null,
  verifier text not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, provider_id) references identity.providers (tenant_id, id)
);
alter table identity.provider_trips enable row level security;
alter table identity.provider_trips force row level security;
create policy region on identity.provider_trips using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on identity.provider_trips to amanah_app;

create table identity.provider_links (
  tenant_id int not null,
  id uuid not null,
  issuer text not null,
  subject text not null,
  account_id uuid not null,
  linked_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, issuer, subject),
  unique (tenant_id, issuer, account_id),
  foreign key (tenant_id, account_id) references identity.accounts (tenant_id, id)
);
alter table identity.provider_links enable row level security;
alter table identity.provider_links force row level security;
create policy region on identity.provider_links using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.provider_links to amanah_app;
