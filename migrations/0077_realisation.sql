-- Budget realisation by file (anggaran-organisasi-layanan.md §1.6, §1.8 B and D; decision 0050). A file says what was spent in some months of a
-- year, of every office or of some; a later file takes the place of an earlier one for the offices and months it covers.
create table budget.realisations (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  year int not null,
  sequence int not null,
  from_month int not null check (from_month between 1 and 12),
  to_month int not null check (to_month between from_month and 12),
  -- Codes of the offices it speaks for; null: for every office, also those it does not name (they spent nothing).
  offices text[],
  recorded_at timestamptz not null,
  recorded_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant_id, id)
);
create unique index realisations_sequence on budget.realisations (tenant_id, year, sequence);
alter table budget.realisations enable row level security;
alter table budget.realisations force row level security;
create policy region on budget.realisations using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on budget.realisations to amanah_app;
grant update (withdrawn_at) on budget.realisations to amanah_app;

-- Net of what was paid back, whole rupiah; below zero where more was paid back than spent. No document, no name, no NIP.
create table budget.realised_lines (
  tenant_id int not null,
  realisation_id uuid not null,
  month int not null,
  skpd_code text not null,
  sub_unit_code text not null,
  sub_activity_code text not null,
  account_code text not null,
  amount bigint not null,
  primary key (tenant_id, realisation_id, skpd_code, month, sub_unit_code, sub_activity_code, account_code),
  foreign key (tenant_id, realisation_id) references budget.realisations (tenant_id, id)
);
alter table budget.realised_lines enable row level security;
alter table budget.realised_lines force row level security;
create policy region on budget.realised_lines using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on budget.realised_lines to amanah_app;

-- The lines that count: of files that stand, without what a later one covers.
create view budget.current_realisation with (security_invoker = true) as
select l.tenant_id, r.year, l.month, l.skpd_code, l.sub_unit_code, l.sub_activity_code, l.account_code, l.amount
from budget.realisations r
join budget.realised_lines l on l.tenant_id = r.tenant_id and l.realisation_id = r.id
where r.withdrawn_at is null and not exists (
  select from budget.realisations later
  where later.tenant_id = r.tenant_id and later.year = r.year and later.sequence > r.sequence and later.withdrawn_at is null
    and l.month between later.from_month and later.to_month
    and (later.offices is null or l.skpd_code = any (later.offices)));
grant select on budget.current_realisation to amanah_app;
