-- Tokens of other systems that read: what each may read, until when; the token itself is kept as a hash (decision 0041).
create table identity.service_tokens (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  name text not null,
  token_hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_on date not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
);
alter table identity.service_tokens enable row level security;
alter table identity.service_tokens force row level security;
create policy region on identity.service_tokens using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.service_tokens to amanah_app;
grant update (revoked_at, last_used_at) on identity.service_tokens to amanah_app;
