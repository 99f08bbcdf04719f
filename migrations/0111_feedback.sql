-- Feedback all year, talks, coaching, the pulse of a team, reports to APIP, innovations of officials (skp-dan-penghargaan.md §7, §8; decision 0080). What was said is only
-- added to; of the pulse nobody can tell who answered what, because no answer is kept, only counts.
create table staff.service_links (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  -- In the address and the QR code; open to everybody who sees it.
  code text not null,
  -- Whose service is spoken of, and where it is given («Loket pendaftaran»).
  person_id uuid not null,
  label text not null,
  created_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id)
);
create index service_links_of_person on staff.service_links (tenant_id, person_id);
grant select, insert, update (revoked_at) on staff.service_links to amanah_app;

create table staff.feedback (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  -- Null: somebody who was served, of whom nothing is known.
  giver_id uuid,
  capacity text not null check (capacity in ('SUPERIOR', 'TEAM_LEAD', 'PEER', 'SUBORDINATE', 'SERVICE_USER')),
  kind text not null check (kind in ('PRAISE', 'CORRECT')),
  text text not null,
  -- What it is about: a value of BerAKHLAK, a result of the SKP, a row of the log; none: the work as a whole.
  behaviour text,
  result_id uuid,
  log_entry_id uuid,
  link text,
  service_link_id uuid,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  check ((giver_id is null) = (capacity = 'SERVICE_USER')),
  check ((service_link_id is null) = (capacity <> 'SERVICE_USER')),
  check (num_nonnulls(behaviour, result_id, log_entry_id) <= 1)
);
create index feedback_about on staff.feedback (tenant_id, person_id, at);
create index feedback_by on staff.feedback (tenant_id, giver_id, at);
grant select, insert on staff.feedback to amanah_app;

create table staff.feedback_replies (
  tenant_id int not null references organisation.regions (id),
  feedback_id uuid not null,
  text text not null,
  at timestamptz not null,
  primary key (tenant_id, feedback_id),
  foreign key (tenant_id, feedback_id) references staff.feedback (tenant_id, id)
);
grant select, insert on staff.feedback_replies to amanah_app;

create table staff.dialogues (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  -- The rater who talked with them.
  rater_id uuid not null,
  purpose text not null check (purpose in ('SET', 'CLARIFY', 'MID_YEAR', 'EVALUATION')),
  held_on date not null,
  agreements text not null,
  next_on date,
  written_by uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id)
);
create index dialogues_of_person on staff.dialogues (tenant_id, person_id, held_on);
grant select, insert on staff.dialogues to amanah_app;

-- Who wrote the record confirms it by writing; the other by a row of their own, with what they see otherwise.
create table staff.dialogue_confirmations (
  tenant_id int not null references organisation.regions (id),
  dialogue_id uuid not null,
  person_id uuid not null,
  note text,
  at timestamptz not null,
  primary key (tenant_id, dialogue_id, person_id),
  foreign key (tenant_id, dialogue_id) references staff.dialogues (tenant_id, id)
);
grant select, insert on staff.dialogue_confirmations to amanah_app;

create table staff.coachings (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  coach_id uuid not null,
  reason text not null,
  plan text not null,
  at timestamptz not null,
  -- How it ended: in words, and how able the person is now, 1 to 5.
  closed_at timestamptz,
  outcome text,
  ability int check (ability between 1 and 5),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id)
);
create index coachings_of_person on staff.coachings (tenant_id, person_id);
grant select, insert, update (closed_at, outcome, ability) on staff.coachings to amanah_app;

create table staff.coaching_sessions (
  tenant_id int not null references organisation.regions (id),
  coaching_id uuid not null,
  number int not null check (number >= 1),
  held_on date not null,
  notes text not null,
  at timestamptz not null,
  -- How useful the coached person found it, 1 to 5, and why.
  score int check (score between 1 and 5),
  view text,
  viewed_at timestamptz,
  primary key (tenant_id, coaching_id, number),
  foreign key (tenant_id, coaching_id) references staff.coachings (tenant_id, id)
);
grant select, insert, update (score, view, viewed_at) on staff.coaching_sessions to amanah_app;

-- Of each round and unit only how often each answer was given: {load: [n1, …, n5], …}. One row is written anew by everybody, so that no row belongs to anybody.
create table staff.pulse_counts (
  tenant_id int not null references organisation.regions (id),
  round text not null,
  unit_id uuid not null,
  answers int not null check (answers >= 0),
  scores jsonb not null,
  primary key (tenant_id, round, unit_id)
);
grant select, insert, update (answers, scores) on staff.pulse_counts to amanah_app;

-- Who answered in a round, without when.
create table staff.pulse_answered (
  tenant_id int not null references organisation.regions (id),
  round text not null,
  person_id uuid not null,
  primary key (tenant_id, round, person_id)
);
grant select, insert on staff.pulse_answered to amanah_app;

-- To APIP alone.
create table staff.reports (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  -- Who reports, so that the answer reaches them; APIP reads the name only where they wanted it.
  person_id uuid not null,
  named boolean not null,
  kind text not null check (kind in ('BULLYING', 'RETALIATION', 'HARASSMENT', 'OTHER')),
  about text not null,
  text text not null,
  at timestamptz not null,
  primary key (tenant_id, id)
);
create index reports_of_person on staff.reports (tenant_id, person_id);
grant select, insert on staff.reports to amanah_app;

create table staff.report_messages (
  tenant_id int not null references organisation.regions (id),
  report_id uuid not null,
  sequence int not null check (sequence >= 1),
  -- Who of APIP wrote it; null: the reporter.
  auditor_id uuid,
  text text not null,
  closes boolean not null default false,
  at timestamptz not null,
  primary key (tenant_id, report_id, sequence),
  foreign key (tenant_id, report_id) references staff.reports (tenant_id, id)
);
grant select, insert on staff.report_messages to amanah_app;

create table staff.innovations (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  year int not null,
  title text not null,
  problem text not null,
  tried text not null,
  before text not null,
  after text not null,
  link text,
  -- Who took it over, in words; null: nobody yet.
  taken_over_by text,
  at timestamptz not null,
  edited_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id)
);
create index innovations_of_person on staff.innovations (tenant_id, person_id, year);
grant select, insert, update (title, problem, tried, before, after, link, taken_over_by, edited_at) on staff.innovations to amanah_app;

-- What the rater said of it; the newest counts. An accepted one is proposed as an additional result of the SKP.
create table staff.innovation_answers (
  tenant_id int not null references organisation.regions (id),
  innovation_id uuid not null,
  sequence int not null check (sequence >= 1),
  accepted boolean not null,
  note text,
  person_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, innovation_id, sequence),
  foreign key (tenant_id, innovation_id) references staff.innovations (tenant_id, id)
);
grant select, insert on staff.innovation_answers to amanah_app;

do $$
declare name text;
begin
  foreach name in array array['service_links', 'feedback', 'feedback_replies', 'dialogues', 'dialogue_confirmations', 'coachings', 'coaching_sessions', 'pulse_counts',
    'pulse_answered', 'reports', 'report_messages', 'innovations', 'innovation_answers'] loop
    execute format('alter table staff.%I enable row level security', name);
    execute format('alter table staff.%I force row level security', name);
    execute format('create policy region on staff.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::int)', name);
  end loop;
end $$;
