-- What somebody is told: once, by name, with the way to it. A newer notice of the same topic takes the place of one still unread.
create schema notices;
grant usage on schema notices to amanah_app;

create table notices.notices (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  topic text,
  title text not null,
  detail text,
  link text check (link ~ '^/([^/\\]|$)'),
  told_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id)
);
create index notices_of_person on notices.notices (tenant_id, person_id, told_at desc, id desc);
create index notices_unread on notices.notices (tenant_id, person_id) where read_at is null;
create unique index notices_one_of_topic on notices.notices (tenant_id, person_id, topic) where read_at is null;
alter table notices.notices enable row level security;
alter table notices.notices force row level security;
create policy region on notices.notices using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on notices.notices to amanah_app;
grant update (title, detail, link, told_at, read_at) on notices.notices to amanah_app;
