-- The note of handover of a promise that ended in the middle of its year: what was frozen each time it was written; the latest counts, and
-- who has signed it is told by `agreements.signings` with its digest (decision 0070).
create table agreements.handovers (
  tenant_id int not null,
  id uuid not null,
  agreement_id uuid not null,
  version_id uuid not null,
  number int not null,
  digest text not null,
  canonical text not null,
  written_by uuid,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, agreement_id, number),
  foreign key (tenant_id, agreement_id) references agreements.agreements (tenant_id, id),
  foreign key (tenant_id, version_id) references agreements.versions (tenant_id, id)
);
alter table agreements.handovers enable row level security;
alter table agreements.handovers force row level security;
create policy region on agreements.handovers using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.handovers to amanah_app;
