-- Results that a leader delivers alone, or what is left of them once they are divided (dikerjakan sendiri): said in the matrix, no part of what both agree to (decision 0077).
create table staff.own_deliveries (
  tenant_id int not null references organisation.regions (id),
  plan_id uuid not null,
  result_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, plan_id, result_id),
  foreign key (tenant_id, plan_id) references staff.plans (tenant_id, id)
);
alter table staff.own_deliveries enable row level security;
alter table staff.own_deliveries force row level security;
create policy region on staff.own_deliveries using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert, delete on staff.own_deliveries to amanah_app;

-- An SKP goes with its post when a unit is merged or comes under another office.
grant update (unit_id, agency_id) on staff.plans to amanah_app;
