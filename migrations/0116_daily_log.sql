-- What the daily log needs beside its rows (decision 0078): what comes back and is asked once, who writes for whom, days on which nothing could be written, and the week of a team.
alter table staff.log_entries add column skew_seconds int;
comment on column staff.log_entries.skew_seconds is 'How far the clock of the device was ahead of the server when the row arrived.';

-- What somebody does again and again: result, unit and source are asked once.
create table staff.log_activities (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  activity text not null,
  minutes int not null check (minutes between 1 and 960),
  result_id uuid,
  action_plan text,
  data_source text,
  quantity int not null default 1 check (quantity >= 0),
  unit_label text,
  primary key (tenant_id, id)
);
create index log_activities_of_person on staff.log_activities (tenant_id, person_id);
grant select, insert, delete on staff.log_activities to amanah_app;

-- Who writes the day of somebody without a telephone, named by who rates them.
create table staff.log_foremen (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  foreman_id uuid not null,
  named_by uuid not null,
  named_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id)
);
create unique index log_foremen_once on staff.log_foremen (tenant_id, person_id, foreman_id) where ended_at is null;
create index log_foremen_of_foreman on staff.log_foremen (tenant_id, foreman_id) where ended_at is null;
grant select, insert, update (ended_at) on staff.log_foremen to amanah_app;

-- Days on which nothing could be written: an outage, a flood. They owe nothing, and what comes after them is in time.
create table staff.log_pauses (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  -- Null: the whole region.
  agency_id uuid,
  starts_on date not null,
  -- The first day that is owed again.
  ends_on date not null,
  reason text not null,
  person_id uuid,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (tenant_id, id),
  check (starts_on <= ends_on)
);
create index log_pauses_of_days on staff.log_pauses (tenant_id, ends_on);
grant select, insert, update (withdrawn_at) on staff.log_pauses to amanah_app;

-- The week of one person in a team: what was promised for the next week, what moved, what is stuck.
create table staff.check_ins (
  tenant_id int not null references organisation.regions (id),
  person_id uuid not null,
  -- Its Monday.
  week date not null,
  -- Whose team it was.
  leader_id uuid,
  moved text not null default '',
  stuck text not null default '',
  promised text not null default '',
  edited_at timestamptz not null,
  edits int not null default 1,
  primary key (tenant_id, person_id, week)
);
grant select, insert, update (leader_id, moved, stuck, promised, edited_at, edits) on staff.check_ins to amanah_app;

do $$
declare name text;
begin
  foreach name in array array['log_activities', 'log_foremen', 'log_pauses', 'check_ins'] loop
    execute format('alter table staff.%I enable row level security', name);
    execute format('alter table staff.%I force row level security', name);
    execute format('create policy region on staff.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::int)', name);
  end loop;
end $$;

-- Each row of the log with its newest answer.
create view staff.answered_log with (security_invoker = true) as
select e.*, coalesce(a.sequence, 0) as sequence, a.answer, a.at as answered_at, a.note, a.minutes as counted
from staff.log_entries e
left join staff.log_answers a on a.tenant_id = e.tenant_id and a.entry_id = e.id
  and not exists (
    select from staff.log_answers n
    where n.tenant_id = a.tenant_id and n.entry_id = a.entry_id and n.sequence > a.sequence);
grant select on staff.answered_log to amanah_app;
