-- The final figures with which a promise was closed in the year after its own, as they were then (decision 0070).
create table agreements.closings (
  tenant_id int not null,
  agreement_id uuid not null,
  version_id uuid not null,
  digest text not null,
  canonical text not null,
  closed_by uuid,
  closed_at timestamptz not null,
  primary key (tenant_id, agreement_id),
  foreign key (tenant_id, agreement_id) references agreements.agreements (tenant_id, id),
  foreign key (tenant_id, version_id) references agreements.versions (tenant_id, id)
);
alter table agreements.closings enable row level security;
alter table agreements.closings force row level security;
create policy region on agreements.closings using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.closings to amanah_app;
