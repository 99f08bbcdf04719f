-- What is said about a rating after it was told: why the rated objects, what the rater says to it, opinions where nobody stands above the rater, the decision (skp-dan-penghargaan.md §12, decision 0082).
create table staff.objection_steps (
  tenant_id int not null references organisation.regions (id),
  evaluation_id uuid not null,
  sequence int not null check (sequence >= 1),
  step text not null check (step in ('FILED', 'STATED', 'OPINION', 'UPHELD', 'CHANGED')),
  -- Of an opinion, whose.
  role text check ((role is not null) = (step = 'OPINION') and role in ('SEKDA', 'BKPSDM', 'INSPEKTORAT')),
  text text not null,
  link text,
  person_id uuid,
  acting_as jsonb,
  at timestamptz not null,
  primary key (tenant_id, evaluation_id, sequence),
  foreign key (tenant_id, evaluation_id) references staff.evaluations (tenant_id, id)
);
grant select, insert on staff.objection_steps to amanah_app;
alter table staff.objection_steps enable row level security;
alter table staff.objection_steps force row level security;
create policy region on staff.objection_steps using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
