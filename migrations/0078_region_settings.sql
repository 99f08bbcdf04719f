-- What a region is called and how its papers begin, dated. The row of organisation.regions is what it began with; from the first row here
-- on, these count. The drawn emblem is kept by its hash, for papers name it.
create table organisation.emblems (
  tenant_id int not null references organisation.regions (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea not null check (octet_length(bytes) between 1 and 65536),
  recorded_at timestamptz not null,
  primary key (tenant_id, sha256)
);
alter table organisation.emblems enable row level security;
alter table organisation.emblems force row level security;
create policy region on organisation.emblems using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.emblems to amanah_app;

create table organisation.region_settings (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  name text not null,
  government_name text not null,
  head_title text not null,
  place text not null,
  time_zone text not null,
  letterhead text[] not null,
  emblem text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, emblem) references organisation.emblems (tenant_id, sha256),
  check (valid_to is null or valid_from < valid_to),
  exclude using gist (tenant_id with =, daterange(valid_from, valid_to) with &&) where (recorded_until is null)
);
alter table organisation.region_settings enable row level security;
alter table organisation.region_settings force row level security;
create policy region on organisation.region_settings using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.region_settings to amanah_app;
grant update (recorded_until, closed_by) on organisation.region_settings to amanah_app;

-- Papers read them from memory, under the revision of the region (0040).
create trigger revised before insert or update or delete on organisation.region_settings
  for each statement when (current_setting('app.loading', true) is distinct from 'on') execute function organisation.revise();

-- Everybody reads which address leads where, before a region is known; a region writes its own only. The owner still writes all.
alter table organisation.region_hosts enable row level security;
create policy everybody on organisation.region_hosts for select using (true);
create policy added on organisation.region_hosts for insert
  with check (region_id = nullif(current_setting('app.tenant_id', true), '')::int);
create policy changed on organisation.region_hosts for update
  using (region_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant insert, update (scheme, port, is_primary) on organisation.region_hosts to amanah_app;

-- Which kind of day off; what came before was always a public holiday.
alter table organisation.holidays add column kind text not null default 'NATIONAL'
  check (kind in ('NATIONAL', 'REGIONAL', 'COLLECTIVE_LEAVE'));
alter table organisation.holidays alter column kind drop default;
