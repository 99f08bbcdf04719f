-- The ways by which notices reach a person beside the bell, each chosen and proved by that person.
create table notices.channels (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('EMAIL', 'WHATSAPP', 'PUSH')),
  address text not null,
  p256dh text,
  auth text,
  label text,
  code text,
  code_until timestamptz,
  code_tries int not null default 0,
  added_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz,
  ended_because text,
  primary key (tenant_id, id)
);
create unique index channels_once on notices.channels (tenant_id, person_id, kind, address) where ended_at is null;
alter table notices.channels enable row level security;
alter table notices.channels force row level security;
create policy region on notices.channels using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on notices.channels to amanah_app;
grant update (code, code_until, code_tries, confirmed_at, ended_at, ended_because) on notices.channels to amanah_app;

-- What is owed to a channel: a notice, or (without one) the code that proves it. Kept until it is sent or has ended.
create table notices.deliveries (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  notice_id uuid,
  channel_id uuid not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  tries int not null default 0,
  failing_since timestamptz,
  failure text,
  sent_at timestamptz,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, notice_id) references notices.notices (tenant_id, id),
  foreign key (tenant_id, channel_id) references notices.channels (tenant_id, id)
);
create index deliveries_due on notices.deliveries (tenant_id, due_at) where sent_at is null and ended_at is null;
create index deliveries_of_channel on notices.deliveries (tenant_id, channel_id, made_at);
create index deliveries_of_notice on notices.deliveries (tenant_id, notice_id, made_at);
alter table notices.deliveries enable row level security;
alter table notices.deliveries force row level security;
create policy region on notices.deliveries using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on notices.deliveries to amanah_app;
grant update (due_at, tries, failing_since, failure, sent_at, ended_at) on notices.deliveries to amanah_app;
