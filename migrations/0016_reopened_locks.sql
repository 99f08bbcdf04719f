-- A lock can be opened again (perjanjian-kinerja.md §3.9: unlock needs reason). Locks stay insert-only, so opening is a row of its own that
-- names the lock, the reason and the person; what was locked stays readable. One lock of a measure and period stands at a time: the next one
-- leans on the opening of the one before.
alter table measurement.locks add column number int not null default 1 check (number >= 1);
alter table measurement.locks alter column number drop default;
alter table measurement.locks add column opened_before int generated always as (nullif(number - 1, 0)) stored;
alter table measurement.locks drop constraint locks_pkey;
alter table measurement.locks drop constraint locks_tenant_id_measure_id_period_key;
alter table measurement.locks add primary key (tenant_id, measure_id, period, number);
create index locks_of_figure on measurement.locks (tenant_id, figure_id);

create table measurement.reopenings (
  tenant_id int not null,
  measure_id uuid not null,
  period text not null,
  number int not null,
  reason text not null check (reason ~ '\S'),
  reopened_by uuid,
  acting_as jsonb,
  reopened_at timestamptz not null,
  primary key (tenant_id, measure_id, period, number),
  foreign key (tenant_id, measure_id, period, number) references measurement.locks (tenant_id, measure_id, period, number)
);
alter table measurement.locks add foreign key (tenant_id, measure_id, period, opened_before)
  references measurement.reopenings (tenant_id, measure_id, period, number);
alter table measurement.reopenings enable row level security;
alter table measurement.reopenings force row level security;
create policy region on measurement.reopenings using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on measurement.reopenings to amanah_app;

-- The lock that stands for a measure and period; none while it was opened and not locked again.
create view measurement.standing_locks with (security_invoker = true) as
select l.tenant_id, l.figure_id, l.measure_id, l.period, l.number, l.sequence, l.locked_by, l.locked_at
from measurement.locks l
where not exists (select from measurement.reopenings r
  where r.tenant_id = l.tenant_id and r.measure_id = l.measure_id and r.period = l.period and r.number = l.number);
grant select on measurement.standing_locks to amanah_app;

-- The same views as before, following the lock that stands.
create or replace view measurement.current_figures with (security_invoker = true) as
select f.*, v.verdict, v.question, v.given_by, v.given_at, l.locked_at
from measurement.figures f
left join measurement.standing_locks l on l.tenant_id = f.tenant_id and l.figure_id = f.id
left join measurement.verdicts v on v.tenant_id = f.tenant_id and v.figure_id = f.id
where f.version = coalesce(
  (select lf.version from measurement.standing_locks k join measurement.figures lf on lf.tenant_id = k.tenant_id and lf.id = k.figure_id
    where k.tenant_id = f.tenant_id and k.measure_id = f.measure_id and k.period = f.period),
  (select max(n.version) from measurement.figures n where n.tenant_id = f.tenant_id and n.measure_id = f.measure_id and n.period = f.period));

create or replace view measurement.current_results with (security_invoker = true) as
select r.* from measurement.results r
where r.sequence = coalesce(
  (select k.sequence from measurement.standing_locks k
    where k.tenant_id = r.tenant_id and k.measure_id = r.measure_id and k.period = r.period),
  (select max(n.sequence) from measurement.results n where n.tenant_id = r.tenant_id and n.measure_id = r.measure_id and n.period = r.period));

create or replace view measurement.published_figures with (security_invoker = true) as
select f.tenant_id, f.measure_id, f.period, f.version, f.blank, f.provisional, v.verdict, l.locked_at,
  case when l.figure_id is null then 1 else 0 end as standing
from measurement.figures f
left join measurement.verdicts v on v.tenant_id = f.tenant_id and v.figure_id = f.id
left join measurement.standing_locks l on l.tenant_id = f.tenant_id and l.figure_id = f.id;
