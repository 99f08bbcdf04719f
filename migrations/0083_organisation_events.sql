-- Changes of the organisation as acts (decision 0060): what is declared, each step of it, what it touched.
-- Nothing here is rewritten: an edited draft is a further version, a step a further state, a correction a further event.

create table organisation.events (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  code text not null,
  kind text not null check (kind ~ '^[A-Z][A-Z_]{0,39}$'),
  corrects_id uuid,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, code),
  foreign key (tenant_id, corrects_id) references organisation.events (tenant_id, id)
);
alter table organisation.events enable row level security;
alter table organisation.events force row level security;
create policy region on organisation.events using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.events to amanah_app;

create table organisation.event_versions (
  tenant_id int not null,
  id uuid not null,
  event_id uuid not null,
  number int not null,
  title text not null,
  effective_on date not null,
  decree_number text,
  decree_date date,
  content jsonb not null,
  answers jsonb not null,
  written_by uuid,
  written_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, event_id, number),
  foreign key (tenant_id, event_id) references organisation.events (tenant_id, id)
);
alter table organisation.event_versions enable row level security;
alter table organisation.event_versions force row level security;
create policy region on organisation.event_versions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.event_versions to amanah_app;

create table organisation.event_states (
  tenant_id int not null,
  id uuid not null,
  event_id uuid not null,
  sequence int not null,
  version int not null,
  state text not null check (state in ('DRAFT', 'CONFIRMED', 'STOPPED', 'EXECUTED', 'WITHDRAWN')),
  at timestamptz not null,
  person_id uuid,
  acting_as jsonb,
  note text,
  primary key (tenant_id, id),
  unique (tenant_id, event_id, sequence),
  foreign key (tenant_id, event_id, version) references organisation.event_versions (tenant_id, event_id, number)
);
alter table organisation.event_states enable row level security;
alter table organisation.event_states force row level security;
create policy region on organisation.event_states using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.event_states to amanah_app;

-- What an executed event did to the things of every room, as its heirs told it.
create table organisation.event_effects (
  tenant_id int not null,
  id uuid not null,
  event_id uuid not null,
  room text not null,
  thing_table text not null,
  thing_id text not null,
  from_id uuid not null,
  to_id uuid,
  effect text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, event_id) references organisation.events (tenant_id, id)
);
create index event_effects_of_event on organisation.event_effects (tenant_id, event_id);
create index event_effects_of_thing on organisation.event_effects (tenant_id, from_id);
alter table organisation.event_effects enable row level security;
alter table organisation.event_effects force row level security;
create policy region on organisation.event_effects using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.event_effects to amanah_app;
