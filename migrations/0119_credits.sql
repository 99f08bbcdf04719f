-- Credit points of functional officials as issued (skp-dan-penghargaan.md §13): the issued value is the legal one, so it is kept with what it was made of and never changed.
create table staff.credits (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  year int not null,
  month_from int not null check (month_from between 1 and 12),
  -- The last month counted; the months of a person in a year never overlap.
  month_to int not null check (month_to between 1 and 12),
  grade text not null,
  predicate text not null check (predicate in ('SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG')),
  percent text not null,
  coefficient text not null,
  issued text not null,
  rule_pack text not null,
  evaluation_id uuid not null,
  issued_by uuid,
  acting_as jsonb,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_id, year, month_from),
  unique (tenant_id, evaluation_id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  foreign key (tenant_id, evaluation_id) references staff.evaluations (tenant_id, id),
  check (month_from <= month_to)
);
grant select, insert on staff.credits to amanah_app;
alter table staff.credits enable row level security;
alter table staff.credits force row level security;
create policy region on staff.credits using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
