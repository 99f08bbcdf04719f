-- A code of the budget goes to another unit from a day on (anggaran-organisasi-layanan.md §2.7, decision 0063): whole, or one sub kegiatan of
-- it. What was booked before the day stays where it was.
alter table budget.unit_aliases
  -- null: in every year, as somebody linked it by hand
  add column valid_from date,
  -- null: the whole code
  add column sub_activity_code text,
  -- carried out by the unit while the money stays where the code is, until the next budget version
  add column executed boolean not null default false,
  -- whose it was until that day
  add column from_unit_id uuid,
  add column event_id uuid;
drop index budget.unit_aliases_current;
create unique index unit_aliases_current on budget.unit_aliases
  (tenant_id, code, (coalesce(valid_from, '-infinity'::date)), (coalesce(sub_activity_code, '')), executed) where recorded_until is null;
