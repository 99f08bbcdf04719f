-- Contracts of PPPK paruh waktu and what becomes of them (KepmenPANRB 16/2025, perubahan-2025-2026.md).

-- A ledger: number and span of a contract as declared, by file or by hand.
create table staff.work_contracts (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  number text not null,
  valid_from date not null,
  -- The first day that is no longer its own.
  valid_to date not null,
  recorded_at timestamptz not null,
  recorded_until timestamptz,
  recorded_by uuid,
  closed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  check (valid_from <= valid_to)
);
create unique index work_contracts_standing on staff.work_contracts (tenant_id, person_id, number) where recorded_until is null;
create index work_contracts_ending on staff.work_contracts (tenant_id, valid_to) where recorded_until is null;
create index work_contracts_of_run on staff.work_contracts (tenant_id, recorded_by);
grant select, insert, update (recorded_until, closed_by) on staff.work_contracts to amanah_app;

-- What the rater recommends of a contract, once, with what it rests on.
create table staff.recommendations (
  tenant_id int not null references organisation.regions (id),
  rated_id uuid not null,
  contract_number text not null,
  outcome text not null check (outcome in ('EXTENDED', 'NOT_EXTENDED', 'APPOINTED')),
  reason text not null,
  -- Four quarterly predicates, the annual one, days of absence.
  facts jsonb not null,
  -- Of contract, facts, outcome, reason and rater, sha256.
  digest text not null,
  rule_pack text not null,
  person_id uuid,
  acting_as jsonb,
  at timestamptz not null,
  primary key (tenant_id, rated_id, contract_number),
  foreign key (tenant_id, rated_id) references organisation.people (tenant_id, id)
);
grant select, insert on staff.recommendations to amanah_app;

do $$
declare name text;
begin
  foreach name in array array['work_contracts', 'recommendations'] loop
    execute format('alter table staff.%I enable row level security', name);
    execute format('alter table staff.%I force row level security', name);
    execute format('create policy region on staff.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::int)', name);
  end loop;
end $$;
