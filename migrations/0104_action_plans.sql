-- Action plans (rencana aksi, perjanjian-kinerja.md §3.9, decision 0072): how a promise is kept, month by month. A plan belongs to one promise; what is
-- changed after the giver agreed is a further version. The content of a version (targets, steps, cash) is written anew while it is a draft; its states
-- and what was reported of its steps are only added to.
create schema actionplan;
grant usage on schema actionplan to amanah_app;

create table actionplan.versions (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  agreement_id uuid not null,
  number int not null check (number >= 1),
  -- The version of the promise it is written for.
  agreement_version_id uuid not null,
  -- What it was carried over from: the plan of the promise's version before, or of the predecessor; null where it began empty.
  carried_from_id uuid,
  created_at timestamptz not null,
  edited_at timestamptz not null,
  -- How often its content was written.
  edits int not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, agreement_id, number),
  foreign key (tenant_id, agreement_id) references agreements.agreements (tenant_id, id),
  foreign key (tenant_id, agreement_version_id) references agreements.versions (tenant_id, id)
);
grant select, insert, update (edited_at, edits) on actionplan.versions to amanah_app;

create table actionplan.states (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  version_id uuid not null,
  sequence int not null check (sequence >= 1),
  state text not null check (state in ('DRAFT', 'PROPOSED', 'RETURNED', 'AGREED')),
  at timestamptz not null,
  person_id uuid,
  acting_as jsonb,
  note text,
  primary key (tenant_id, id),
  unique (tenant_id, version_id, sequence),
  foreign key (tenant_id, version_id) references actionplan.versions (tenant_id, id)
);
grant select, insert on actionplan.states to amanah_app;

-- Only what the plan of the region leaves open: a target that planning holds for a period is planning's (decision 0072).
create table actionplan.targets (
  tenant_id int not null references organisation.regions (id),
  version_id uuid not null,
  row_number int not null,
  period text not null,
  measure_id uuid,
  target text not null,
  primary key (tenant_id, version_id, row_number, period),
  foreign key (tenant_id, version_id) references actionplan.versions (tenant_id, id)
);
grant select, insert, delete on actionplan.targets to amanah_app;

create table actionplan.steps (
  tenant_id int not null references organisation.regions (id),
  version_id uuid not null,
  -- The same in every version of the plan: what is reported of a step stays with it.
  step_id uuid not null,
  row_number int not null,
  number int not null,
  action text not null,
  output text not null,
  unit_label text,
  position_id uuid,
  executor_ids uuid[] not null,
  budget_code text,
  primary key (tenant_id, version_id, step_id),
  foreign key (tenant_id, version_id) references actionplan.versions (tenant_id, id)
);
grant select, insert, delete on actionplan.steps to amanah_app;

create table actionplan.step_months (
  tenant_id int not null references organisation.regions (id),
  version_id uuid not null,
  step_id uuid not null,
  month int not null check (month between 1 and 12),
  -- How much of the output, where it is counted; decimal text.
  amount text,
  primary key (tenant_id, version_id, step_id, month),
  foreign key (tenant_id, version_id, step_id) references actionplan.steps (tenant_id, version_id, step_id) on delete cascade
);
grant select, insert, delete on actionplan.step_months to amanah_app;

create table actionplan.cash (
  tenant_id int not null references organisation.regions (id),
  version_id uuid not null,
  -- The row of the promise's budget.
  row_number int not null,
  quarter int not null check (quarter between 1 and 4),
  amount bigint not null check (amount >= 0),
  primary key (tenant_id, version_id, row_number, quarter),
  foreign key (tenant_id, version_id) references actionplan.versions (tenant_id, id)
);
grant select, insert, delete on actionplan.cash to amanah_app;

create table actionplan.progress (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  agreement_id uuid not null,
  step_id uuid not null,
  month int not null check (month between 1 and 12),
  sequence int not null check (sequence >= 1),
  done boolean not null,
  amount text,
  supporting text,
  obstacle text,
  follow_up text,
  proof text,
  person_id uuid,
  acting_as jsonb,
  at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, step_id, month, sequence),
  foreign key (tenant_id, agreement_id) references agreements.agreements (tenant_id, id)
);
create index progress_of_agreement on actionplan.progress (tenant_id, agreement_id);
grant select, insert on actionplan.progress to amanah_app;

do $$
declare name text;
begin
  foreach name in array array['versions', 'states', 'targets', 'steps', 'step_months', 'cash', 'progress'] loop
    execute format('alter table actionplan.%I enable row level security', name);
    execute format('alter table actionplan.%I force row level security', name);
    execute format('create policy region on actionplan.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::int)', name);
  end loop;
end $$;

-- The newest version of each plan with its state, and the version that is in force.
create view actionplan.current with (security_invoker = true) as
select v.tenant_id, v.agreement_id, v.id as version_id, v.number, v.agreement_version_id, v.carried_from_id, v.edited_at, v.edits,
  s.sequence, s.state, s.at as state_at, s.note,
  case when s.state = 'AGREED' then v.id else (
    select o.id from actionplan.versions o
    join actionplan.states a on a.tenant_id = o.tenant_id and a.version_id = o.id and a.state = 'AGREED'
    where o.tenant_id = v.tenant_id and o.agreement_id = v.agreement_id
    order by o.number desc limit 1) end as in_force_id,
  (select min(a.at) from actionplan.versions o
    join actionplan.states a on a.tenant_id = o.tenant_id and a.version_id = o.id and a.state = 'AGREED'
    where o.tenant_id = v.tenant_id and o.agreement_id = v.agreement_id) as first_agreed_at
from actionplan.versions v
join actionplan.states s on s.tenant_id = v.tenant_id and s.version_id = v.id
  and not exists (
    select from actionplan.states m
    where m.tenant_id = s.tenant_id and m.version_id = s.version_id and m.sequence > s.sequence)
where not exists (
  select from actionplan.versions n
  where n.tenant_id = v.tenant_id and n.agreement_id = v.agreement_id and n.number > v.number);

-- Targets of periods that a giver has agreed to, of the plan in force; measuring reads them where planning has none of the period.
create view actionplan.published_targets with (security_invoker = true) as
select t.tenant_id, p.agreement_id, t.measure_id, t.period, t.target
from actionplan.current p
join actionplan.targets t on t.tenant_id = p.tenant_id and t.version_id = p.in_force_id
where t.measure_id is not null;

-- What was reported last of each step and month.
create view actionplan.reported with (security_invoker = true) as
select g.* from actionplan.progress g
where not exists (
  select from actionplan.progress n
  where n.tenant_id = g.tenant_id and n.step_id = g.step_id and n.month = g.month and n.sequence > g.sequence);

grant select on actionplan.current, actionplan.published_targets, actionplan.reported to amanah_app;
