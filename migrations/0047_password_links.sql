-- A link of 72 hours with which the holder of an account chooses the password; only the hash of its token is here, and it is used once.
create table identity.password_links (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  account_id uuid not null,
  token_hash text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash),
  foreign key (tenant_id, account_id) references identity.accounts (tenant_id, id)
);
create index password_links_of_account on identity.password_links (tenant_id, account_id) where used_at is null;
alter table identity.password_links enable row level security;
alter table identity.password_links force row level security;
create policy region on identity.password_links using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on identity.password_links to amanah_app;
grant update (used_at) on identity.password_links to amanah_app;
