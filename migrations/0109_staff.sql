-- What a person promises and how they are rated (skp-dan-penghargaan.md, decision 0075). An SKP belongs to one assignment and one span of a year; what is changed after both
-- agreed is a further version beside the one in force. The content of a version is written anew while it is a draft; states, ratings and what was logged are only added to.
create schema staff;
grant usage on schema staff to amanah_app;

create table staff.plans (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  year int not null,
  person_id uuid not null,
  assignment_id uuid not null,
  position_id uuid not null,
  unit_id uuid not null,
  -- The office; null above all offices.
  agency_id uuid,
  employment_kind text not null,
  family text not null check (family in ('EXECUTIVE', 'STAFF')),
  starts_on date not null,
  -- The first day that is no longer its own: the new year, or the day of a transfer.
  ends_on date not null,
  -- The SKP whose place it takes: of the person's post before.
  succeeds_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, assignment_id, year),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  check (starts_on <= ends_on)
);
create index plans_of_person on staff.plans (tenant_id, person_id, year);
create index plans_of_office on staff.plans (tenant_id, year, agency_id);
grant select, insert, update (ends_on) on staff.plans to amanah_app;

create table staff.versions (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  plan_id uuid not null,
  number int not null check (number >= 1),
  approach text not null check (approach in ('QUANTITATIVE', 'QUALITATIVE')),
  -- The promise it grows from and the superior's SKP it was drawn against, each in the version of that day; null where there was none.
  agreement_version_id uuid,
  parent_version_id uuid,
  -- Special expectations by value of BerAKHLAK, and the three annexes, as lists of lines.
  behaviours jsonb not null default '{}',
  annexes jsonb not null default '{}',
  -- Why there is a further version.
  reason text,
  rule_pack text not null,
  created_at timestamptz not null,
  edited_at timestamptz not null,
  edits int not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, plan_id, number),
  foreign key (tenant_id, plan_id) references staff.plans (tenant_id, id)
);
grant select, insert, update (approach, agreement_version_id, parent_version_id, behaviours, annexes, edited_at, edits) on staff.versions to amanah_app;

create table staff.results (
  tenant_id int not null references organisation.regions (id),
  version_id uuid not null,
  -- The same in every version of the SKP: logs, feedback and realisations stay with it.
  result_id uuid not null,
  number int not null,
  kind text not null check (kind in ('PRIMARY', 'ADDITIONAL')),
  -- Stays with the post, or leaves with the person.
  holder text not null check (holder in ('ORGANISATION', 'INDIVIDUAL')),
  text text not null,
  perspective text check (perspective in ('SERVICE_RECIPIENT', 'BUSINESS_PROCESS', 'INTERNAL_STRENGTHENING', 'BUDGET')),
  -- What it supports: a result of a superior's or team lead's SKP, or a row of a promise by its measure.
  parent_result_id uuid,
  measure_id uuid,
  mode text check (mode in ('DIRECT', 'INDIRECT')),
  -- How much of the superior's target it carries, in the unit of that target; decimal text.
  share text,
  note text,
  -- By which decree or order, for an additional one.
  basis text,
  -- [{aspect, text, target, unit, polarity}], targets canonical.
  indicators jsonb not null default '[]',
  -- [{quarter, target}]: what is planned of it in each quarter.
  quarters jsonb not null default '[]',
  primary key (tenant_id, version_id, result_id),
  foreign key (tenant_id, version_id) references staff.versions (tenant_id, id)
);
create index results_of_parent on staff.results (tenant_id, parent_result_id);
create index results_by_id on staff.results (tenant_id, result_id);
grant select, insert, delete on staff.results to amanah_app;

create table staff.states (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  version_id uuid not null,
  sequence int not null check (sequence >= 1),
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'AGREED', 'DROPPED')),
  at timestamptz not null,
  person_id uuid,
  acting_as jsonb,
  note text,
  -- Of the content that was submitted or agreed to, sha256.
  digest text,
  primary key (tenant_id, id),
  unique (tenant_id, version_id, sequence),
  foreign key (tenant_id, version_id) references staff.versions (tenant_id, id)
);
grant select, insert on staff.states to amanah_app;

-- A day's work, row by row (§15.1). The id is made on the device, so that what is sent twice is kept once.
create table staff.log_entries (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  day date not null,
  -- Minutes after midnight; starts follow from the row before.
  starts int not null check (starts between 0 and 1439),
  minutes int not null check (minutes between 1 and 960),
  activity text not null,
  -- A result of the person's SKP.
  result_id uuid,
  action_plan text,
  data_source text,
  quantity int not null default 1 check (quantity >= 0),
  unit_label text,
  -- An address, or items of evidence.
  link text,
  evidence_ids uuid[] not null default '{}',
  -- Never handed over: private proof.
  personal boolean not null default false,
  captured_at timestamptz not null,
  received_at timestamptz not null,
  -- The clock of the device jumped; whoever approves decides.
  uncertain boolean not null default false,
  late boolean not null default false,
  late_reason text,
  -- A foreman who wrote it for somebody without a telephone.
  logged_by uuid,
  primary key (tenant_id, id)
);
create index log_entries_of_day on staff.log_entries (tenant_id, person_id, day);
grant select, insert, update (starts, minutes, activity, result_id, action_plan, data_source, quantity, unit_label, link, evidence_ids, personal, late_reason) on staff.log_entries to amanah_app;
grant delete on staff.log_entries to amanah_app;

-- What became of it: the newest counts; an entry without one waits.
create table staff.log_answers (
  tenant_id int not null references organisation.regions (id),
  entry_id uuid not null,
  sequence int not null check (sequence >= 1),
  answer text not null check (answer in ('CONFIRMED', 'APPROVED', 'RETURNED')),
  at timestamptz not null,
  person_id uuid,
  acting_as jsonb,
  note text,
  -- Effective minutes that count.
  minutes int,
  primary key (tenant_id, entry_id, sequence)
);
grant select, insert on staff.log_answers to amanah_app;

-- One evaluation of one SKP over one period: a month, a quarter, the year, or what a transfer closes.
create table staff.evaluations (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  plan_id uuid not null,
  -- '2026-05', '2026-Q2', '2026'.
  period text not null,
  -- The version in force on the last day of the span.
  version_id uuid not null,
  person_id uuid not null,
  position_id uuid not null,
  unit_id uuid not null,
  agency_id uuid,
  -- The part of the period that the SKP covers, half-open.
  starts_on date not null,
  ends_on date not null,
  -- Ends with a transfer: the closing evaluation of the rater before.
  closing boolean not null default false,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, plan_id, period),
  foreign key (tenant_id, plan_id) references staff.plans (tenant_id, id)
);
create index evaluations_of_period on staff.evaluations (tenant_id, period, agency_id);
create index evaluations_of_person on staff.evaluations (tenant_id, person_id, period);
grant select, insert on staff.evaluations to amanah_app;

-- What the rated reports of each result; written anew until it is rated.
create table staff.realisations (
  tenant_id int not null references organisation.regions (id),
  evaluation_id uuid not null,
  result_id uuid not null,
  -- Of each indicator, as text and as canonical number where it is one: [{number, value, text}].
  realised jsonb not null default '[]',
  text text not null default '',
  link text,
  edited_at timestamptz not null,
  primary key (tenant_id, evaluation_id, result_id),
  foreign key (tenant_id, evaluation_id) references staff.evaluations (tenant_id, id)
);
grant select, insert, update (realised, text, link, edited_at) on staff.realisations to amanah_app;

-- A rating. PREPARED is a draft by somebody the rater named; SETTLED is the rater's own; DECIDED is that of an objection. The newest counts, none is changed.
create table staff.ratings (
  tenant_id int not null references organisation.regions (id),
  evaluation_id uuid not null,
  sequence int not null check (sequence >= 1),
  step text not null check (step in ('PREPARED', 'SETTLED', 'DECIDED')),
  result_rating text not null check (result_rating in ('ABOVE', 'MEETS', 'BELOW')),
  behaviour_rating text not null check (behaviour_rating in ('ABOVE', 'MEETS', 'BELOW')),
  predicate text not null check (predicate in ('SANGAT_BAIK', 'BAIK', 'BUTUH_PERBAIKAN', 'KURANG', 'SANGAT_KURANG')),
  -- {results: {resultId: mark}, behaviours: {value: mark}}.
  marks jsonb not null default '{}',
  -- What the facts suggested, with its reasons; null where they suggested nothing.
  suggestion jsonb,
  -- Why the rater departs from it, or what it rests on without facts.
  reason text,
  rule_pack text not null,
  person_id uuid,
  acting_as jsonb,
  at timestamptz not null,
  primary key (tenant_id, evaluation_id, sequence),
  foreign key (tenant_id, evaluation_id) references staff.evaluations (tenant_id, id)
);
grant select, insert on staff.ratings to amanah_app;

-- How an evaluation goes on once it is settled.
create table staff.evaluation_states (
  tenant_id int not null references organisation.regions (id),
  evaluation_id uuid not null,
  sequence int not null check (sequence >= 1),
  state text not null check (state in ('REPORTED', 'RATED', 'DELIVERED', 'ACCEPTED', 'OBJECTED', 'FINAL')),
  at timestamptz not null,
  person_id uuid,
  acting_as jsonb,
  note text,
  primary key (tenant_id, evaluation_id, sequence),
  foreign key (tenant_id, evaluation_id) references staff.evaluations (tenant_id, id)
);
grant select, insert on staff.evaluation_states to amanah_app;

do $$
declare name text;
begin
  foreach name in array array['plans', 'versions', 'results', 'states', 'log_entries', 'log_answers', 'evaluations', 'realisations', 'ratings', 'evaluation_states'] loop
    execute format('alter table staff.%I enable row level security', name);
    execute format('alter table staff.%I force row level security', name);
    execute format('create policy region on staff.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::int)', name);
  end loop;
end $$;

-- Each SKP with its newest version and the version in force: the newest agreed one.
create view staff.current_plans with (security_invoker = true) as
select p.*, v.id as version_id, v.number, v.approach, v.agreement_version_id, v.parent_version_id, v.reason, v.edited_at, v.edits,
  s.sequence, s.state, s.at as state_at, s.note,
  case when s.state = 'AGREED' then v.id else (
    select o.id from staff.versions o
    join staff.states a on a.tenant_id = o.tenant_id and a.version_id = o.id and a.state = 'AGREED'
    where o.tenant_id = v.tenant_id and o.plan_id = v.plan_id
    order by o.number desc limit 1) end as in_force_id
from staff.plans p
join staff.versions v on v.tenant_id = p.tenant_id and v.plan_id = p.id
  and not exists (
    select from staff.versions n
    where n.tenant_id = v.tenant_id and n.plan_id = v.plan_id and n.number > v.number)
join staff.states s on s.tenant_id = v.tenant_id and s.version_id = v.id
  and not exists (
    select from staff.states m
    where m.tenant_id = s.tenant_id and m.version_id = s.version_id and m.sequence > s.sequence);

-- Each evaluation with its newest rating and state.
create view staff.current_evaluations with (security_invoker = true) as
select e.*, r.sequence as rating_sequence, r.step, r.result_rating, r.behaviour_rating, r.predicate, r.at as rated_at, r.person_id as rated_by_id,
  coalesce(s.state, 'OPEN') as state, coalesce(s.sequence, 0) as state_sequence, s.at as state_at
from staff.evaluations e
left join staff.ratings r on r.tenant_id = e.tenant_id and r.evaluation_id = e.id
  and not exists (
    select from staff.ratings n
    where n.tenant_id = r.tenant_id and n.evaluation_id = r.evaluation_id and n.sequence > r.sequence)
left join staff.evaluation_states s on s.tenant_id = e.tenant_id and s.evaluation_id = e.id
  and not exists (
    select from staff.evaluation_states m
    where m.tenant_id = s.tenant_id and m.evaluation_id = s.evaluation_id and m.sequence > s.sequence);

grant select on staff.current_plans, staff.current_evaluations to amanah_app;
