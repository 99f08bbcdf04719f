-- Where the series of a measure goes on from when units become one (anggaran-organisasi-layanan.md §2.7, decision 0063): by which rule, from
-- which measures, with which values. A later figure of a predecessor adds a row with the next sequence; nothing is rewritten.
create table measurement.openings (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  event_id uuid not null,
  measure_id uuid not null,
  sequence int not null check (sequence >= 1),
  opened_on date not null,
  rule text not null check (rule in ('SUM', 'WEIGHTED', 'KEEP_ONE', 'RESTART')),
  -- The last period of the measure before the day; null where none has ended in that year.
  period text,
  value text,
  numerator text,
  denominator text,
  source_ids uuid[] not null,
  sources jsonb not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, measure_id, event_id, sequence)
);
alter table measurement.openings enable row level security;
alter table measurement.openings force row level security;
create policy region on measurement.openings using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on measurement.openings to amanah_app;
