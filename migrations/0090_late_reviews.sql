-- What was signed or verified between the date of effect and the day a late decree was recorded, by somebody who no longer held the
-- post (decision 0061). It stays with who did it; each is listed with the event and decided once.

create table organisation.event_reviews (
  tenant_id int not null,
  id uuid not null,
  event_id uuid not null,
  room text not null,
  thing_table text not null,
  thing_id text not null,
  assignment_id uuid not null,
  person_id uuid not null,
  text text not null,
  link text not null,
  done_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, event_id) references organisation.events (tenant_id, id)
);
create index event_reviews_of_event on organisation.event_reviews (tenant_id, event_id);
alter table organisation.event_reviews enable row level security;
alter table organisation.event_reviews force row level security;
create policy region on organisation.event_reviews using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.event_reviews to amanah_app;

create table organisation.event_review_decisions (
  tenant_id int not null,
  review_id uuid not null,
  decision text not null check (decision in ('STANDS', 'REVIEW')),
  reason text not null,
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (tenant_id, review_id),
  foreign key (tenant_id, review_id) references organisation.event_reviews (tenant_id, id)
);
alter table organisation.event_review_decisions enable row level security;
alter table organisation.event_review_decisions force row level security;
create policy region on organisation.event_review_decisions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.event_review_decisions to amanah_app;
