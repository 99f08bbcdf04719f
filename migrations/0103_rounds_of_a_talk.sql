-- What was said about one row of a promise, or about all of it, while it is talked over (decision 0067). Every round is kept: nobody changes or removes one.
create table agreements.rounds (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  version_id uuid not null,
  -- ROW: block A, by its measure; MONEY: block B, by its code; PROMISE: the whole, after «belum siap»
  block text not null check (block in ('ROW', 'MONEY', 'PROMISE')),
  row_key text not null,
  number int not null check (number > 0),
  side text not null check (side in ('FIRST', 'SECOND', 'OFFICE')),
  act text not null check (act in ('PROPOSED', 'WISHED', 'ACCEPTED', 'KEPT', 'WITHDRAWN', 'ANSWERED', 'FOLLOWED', 'DIALOGUE', 'OTHER_OFFICIAL', 'POSITION_REVIEW')),
  was_target text,
  was_indicator text,
  target text,
  indicator text,
  -- the plan's target when it was said: a reason given against another one counts no more
  planned text,
  amount bigint,
  reason text,
  due_on date,
  person_id uuid,
  acting_as jsonb,
  at timestamptz not null,
  primary key (tenant_id, id),
  -- two who speak at once: the second finds the number taken
  unique (tenant_id, version_id, block, row_key, number),
  foreign key (tenant_id, version_id) references agreements.versions (tenant_id, id),
  check (act not in ('PROPOSED', 'FOLLOWED') or (block = 'ROW' and target is not null and indicator is not null)),
  check ((act = 'WISHED') = (amount is not null)),
  check (act not in ('PROPOSED', 'WISHED', 'KEPT', 'ANSWERED', 'DIALOGUE', 'OTHER_OFFICIAL', 'POSITION_REVIEW') or reason is not null)
);
alter table agreements.rounds enable row level security;
alter table agreements.rounds force row level security;
create policy region on agreements.rounds using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.rounds to amanah_app;
