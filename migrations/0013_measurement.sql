-- Figures are insert-only: a correction is a new version, a lock names the version readers take (DESIGN.md §2, §4).
create schema measurement;
grant usage on schema measurement to amanah_app;

create table measurement.figures (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  measure_id uuid not null,
  period text not null check (period ~ '^\d{4}(-(S[12]|Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?$'),
  version int not null,
  value text,
  numerator text,
  denominator text,
  blank text check (blank in ('NOT_MEASURABLE')),
  provisional boolean not null,
  analysis text,
  reason text,
  evidence_ids uuid[] not null default '{}',
  captured_at timestamptz not null,
  reported_by uuid,
  acting_as jsonb,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, measure_id, period, version),
  check ((value is null) = (blank is not null)),
  check ((numerator is null) = (denominator is null)),
  check (blank is null or numerator is null)
);
create index figures_by_period on measurement.figures (tenant_id, period, measure_id);
alter table measurement.figures enable row level security;
alter table measurement.figures force row level security;
create policy region on measurement.figures using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on measurement.figures to amanah_app;

create table measurement.verdicts (
  tenant_id int not null,
  id uuid not null,
  figure_id uuid not null,
  verdict text not null check (verdict in ('VERIFIED', 'RETURNED')),
  question text,
  given_by uuid,
  acting_as jsonb,
  given_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, figure_id) references measurement.figures (tenant_id, id),
  check (verdict = 'VERIFIED' or question is not null)
);
create unique index verdicts_once on measurement.verdicts (tenant_id, figure_id);
alter table measurement.verdicts enable row level security;
alter table measurement.verdicts force row level security;
create policy region on measurement.verdicts using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on measurement.verdicts to amanah_app;

-- A lock names the version that counts and the sequence of its results: neither can be changed, and readers follow the lock.
create table measurement.locks (
  tenant_id int not null,
  figure_id uuid not null,
  measure_id uuid not null,
  period text not null,
  sequence int not null,
  locked_by uuid,
  locked_at timestamptz not null,
  primary key (tenant_id, figure_id),
  unique (tenant_id, measure_id, period),
  foreign key (tenant_id, figure_id) references measurement.figures (tenant_id, id)
);
alter table measurement.locks enable row level security;
alter table measurement.locks force row level security;
create policy region on measurement.locks using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on measurement.locks to amanah_app;

-- Stored achievement, reproducible: formula, inputs, capped and uncapped, band, rule pack, the target it was held against.
create table measurement.results (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  measure_id uuid not null,
  period text not null,
  scope text not null check (scope in ('PERIOD', 'TO_DATE', 'ANNUAL')),
  sequence int not null check (sequence >= 1),
  figure_id uuid not null,
  state text not null check (state in ('OK', 'NOT_DUE', 'NO_DATA', 'NOT_APPLICABLE', 'INVALID')),
  realization text,
  target text,
  target_source text not null check (target_source in ('EXPLICIT', 'CONTAINED', 'CONTAINING', 'EVEN_SHARE', 'NONE')),
  agreement_version_id uuid,
  formula text,
  inputs jsonb not null,
  uncapped text,
  capped text,
  band text,
  tone text,
  reason text,
  pack_code text not null,
  pack_digest text not null,
  computed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, measure_id, period, scope, sequence),
  foreign key (tenant_id, figure_id) references measurement.figures (tenant_id, id)
);
alter table measurement.results enable row level security;
alter table measurement.results force row level security;
create policy region on measurement.results using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on measurement.results to amanah_app;

-- The figure that counts: the locked version, else the latest; with its verdict.
create view measurement.current_figures with (security_invoker = true) as
select f.*, v.verdict, v.question, v.given_by, v.given_at, l.locked_at
from measurement.figures f
left join measurement.locks l on l.tenant_id = f.tenant_id and l.figure_id = f.id
left join measurement.verdicts v on v.tenant_id = f.tenant_id and v.figure_id = f.id
where f.version = coalesce(
  (select lf.version from measurement.locks k join measurement.figures lf on lf.tenant_id = k.tenant_id and lf.id = k.figure_id
    where k.tenant_id = f.tenant_id and k.measure_id = f.measure_id and k.period = f.period),
  (select max(n.version) from measurement.figures n where n.tenant_id = f.tenant_id and n.measure_id = f.measure_id and n.period = f.period));

-- The achievement that counts: what the lock names, else what was computed last.
create view measurement.current_results with (security_invoker = true) as
select r.* from measurement.results r
where r.sequence = coalesce(
  (select k.sequence from measurement.locks k where k.tenant_id = r.tenant_id and k.measure_id = r.measure_id and k.period = r.period),
  (select max(n.sequence) from measurement.results n where n.tenant_id = r.tenant_id and n.measure_id = r.measure_id and n.period = r.period));
grant select on measurement.current_figures, measurement.current_results to amanah_app;
