-- «Ini bukan atasan saya»: who says so, of which of their posts, what became of it and by whom.
create table organisation.superior_questions (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  assignment_id uuid not null,
  note text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  superior_position_id uuid,
  valid_from date,
  words text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references organisation.people (tenant_id, id),
  foreign key (tenant_id, superior_position_id) references organisation.positions (tenant_id, id),
  check ((superior_position_id is null) = (valid_from is null)),
  check (answered_at is not null or (superior_position_id is null and words is null))
);
create unique index superior_questions_open on organisation.superior_questions (tenant_id, assignment_id) where answered_at is null;
create index superior_questions_of on organisation.superior_questions (tenant_id, person_id, asked_at);
alter table organisation.superior_questions enable row level security;
alter table organisation.superior_questions force row level security;
create policy region on organisation.superior_questions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on organisation.superior_questions to amanah_app;
grant update (answered_at, answered_by, superior_position_id, valid_from, words) on organisation.superior_questions to amanah_app;
