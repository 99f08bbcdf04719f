-- What an office achieved as a whole, and how the ratings of its people spread (skp-dan-penghargaan.md §10, decision 0082). Both are said per unit and period, and only added to:
-- the newest counts.
create table staff.organisation_predicates (
  tenant_id int not null references organisation.regions (id),
  unit_id uuid not null,
  -- '2026-05', '2026-Q2', '2026'.
  period text not null,
  sequence int not null check (sequence >= 1),
  -- What the facts proposed, with those facts; null where they proposed nothing.
  proposed text check (proposed in ('ISTIMEWA', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG')),
  facts jsonb not null default '{}',
  predicate text not null check (predicate in ('ISTIMEWA', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG')),
  note text not null,
  rule_pack text not null,
  person_id uuid,
  acting_as jsonb,
  at timestamptz not null,
  primary key (tenant_id, unit_id, period, sequence)
);
create index organisation_predicates_of_period on staff.organisation_predicates (tenant_id, period);

-- That a distribution was looked at before its people saw their ratings: the heads as they were, what was found, why it stays so.
create table staff.distributions (
  tenant_id int not null references organisation.regions (id),
  unit_id uuid not null,
  period text not null,
  sequence int not null check (sequence >= 1),
  -- Of the organisation, that day.
  predicate text not null check (predicate in ('ISTIMEWA', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG')),
  -- Heads by predicate.
  counts jsonb not null,
  findings jsonb not null default '[]',
  justification text,
  rule_pack text not null,
  person_id uuid,
  acting_as jsonb,
  at timestamptz not null,
  primary key (tenant_id, unit_id, period, sequence)
);
create index distributions_of_period on staff.distributions (tenant_id, period);

grant select, insert on staff.organisation_predicates, staff.distributions to amanah_app;

do $$
declare name text;
begin
  foreach name in array array['organisation_predicates', 'distributions'] loop
    execute format('alter table staff.%I enable row level security', name);
    execute format('alter table staff.%I force row level security', name);
    execute format('create policy region on staff.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::int)', name);
  end loop;
end $$;
