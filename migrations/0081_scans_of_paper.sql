-- A promise signed by hand comes in as a scan: one person brings it, another says yes, and its draft is in force (decision 0051).

-- What somebody uploaded: one promise, or a stack of them. The bytes lie by their hash where evidence lies.
create table agreements.scan_files (
  tenant_id int not null references organisation.regions (id),
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  size int not null,
  pages int not null check (pages > 0),
  uploaded_by uuid,
  uploaded_at timestamptz not null,
  put_away_at timestamptz,
  primary key (tenant_id, id)
);
create unique index scan_files_once on agreements.scan_files (tenant_id, sha256) where put_away_at is null;
alter table agreements.scan_files enable row level security;
alter table agreements.scan_files force row level security;
create policy region on agreements.scan_files using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.scan_files to amanah_app;
grant update (put_away_at) on agreements.scan_files to amanah_app;

-- The pages of one promise, brought: when it was signed and what the paper says, whole.
create table agreements.scans (
  tenant_id int not null,
  id uuid not null,
  agreement_id uuid not null,
  version_id uuid not null,
  file_id uuid not null,
  first_page int not null,
  last_page int not null check (last_page >= first_page and first_page > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  size int not null,
  signed_on date not null,
  paper_number text,
  rows jsonb not null,
  budget jsonb not null,
  run_id uuid,
  brought_by uuid,
  brought_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, agreement_id) references agreements.agreements (tenant_id, id),
  foreign key (tenant_id, version_id) references agreements.versions (tenant_id, id),
  foreign key (tenant_id, file_id) references agreements.scan_files (tenant_id, id)
);
create index scans_of_version on agreements.scans (tenant_id, version_id, brought_at);
create index scans_of_file on agreements.scans (tenant_id, file_id);
create index scans_of_content on agreements.scans (tenant_id, sha256);
alter table agreements.scans enable row level security;
alter table agreements.scans force row level security;
create policy region on agreements.scans using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.scans to amanah_app;

-- How it ended: one decision for each, never changed. What was confirmed keeps where the paper differs from the plan.
create table agreements.scan_decisions (
  tenant_id int not null,
  scan_id uuid not null,
  outcome text not null check (outcome in ('CONFIRMED', 'REFUSED', 'WITHDRAWN')),
  reason text,
  differences jsonb,
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (tenant_id, scan_id),
  foreign key (tenant_id, scan_id) references agreements.scans (tenant_id, id),
  check ((outcome = 'REFUSED') = (reason is not null)),
  check ((outcome = 'CONFIRMED') = (differences is not null))
);
alter table agreements.scan_decisions enable row level security;
alter table agreements.scan_decisions force row level security;
create policy region on agreements.scan_decisions using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::int);
grant select, insert on agreements.scan_decisions to amanah_app;

-- A row of a paper that the plan does not hold is kept, and measured by nothing.
alter table agreements.rows alter column measure_id drop not null, alter column node_id drop not null;

-- The day on which it was signed by hand; null where it is signed electronically or not at all.
alter table agreements.versions add column wet_on date;
grant update (wet_on) on agreements.versions to amanah_app;

-- The day of a paper is kept as 05:00 UTC: noon or a little later, so that it is that day in every zone of the country.
create or replace view agreements.current with (security_invoker = true) as
select a.tenant_id, a.id, a.code, a.public_code, a.year, a.mandate_id, a.person_id, a.position_id, a.unit_id, a.agency_id, a.level, a.form,
  a.giver_person_id, a.giver_position_id, a.giver_mandate_id, a.parent_id, a.due_on, v.id as version_id, v.number as version, v.effective_from, v.budget_version_id,
  v.first_party, v.second_party, v.edited_at, s.sequence, s.state, s.at as state_at, s.digest,
  s.state in ('AGREED', 'SIGNED_FIRST', 'ACTIVE') and coalesce((
    select k.parent_digest <> (
      select n.digest
      from agreements.versions p
      join agreements.states n on n.tenant_id = p.tenant_id and n.version_id = p.id and n.state = 'AGREED'
      where p.tenant_id = a.tenant_id and p.agreement_id = a.parent_id
      order by p.number desc, n.sequence desc
      limit 1)
    from agreements.contents k
    where k.tenant_id = s.tenant_id and k.version_id = s.version_id and k.digest = s.digest), false) as needs_review,
  (select min(coalesce((o.wet_on + time '05:00') at time zone 'UTC', f.at)) from agreements.versions o
    join agreements.states f on f.tenant_id = o.tenant_id and f.version_id = o.id and f.state = 'ACTIVE'
    where o.tenant_id = a.tenant_id and o.agreement_id = a.id) as signed_at,
  v.wet_on
from agreements.agreements a
join agreements.versions v on v.tenant_id = a.tenant_id and v.agreement_id = a.id
  and not exists (
    select from agreements.versions n
    where n.tenant_id = v.tenant_id and n.agreement_id = v.agreement_id and n.number > v.number)
join agreements.states s on s.tenant_id = v.tenant_id and s.version_id = v.id
  and not exists (
    select from agreements.states m
    where m.tenant_id = s.tenant_id and m.version_id = s.version_id and m.sequence > s.sequence);

create or replace view agreements.published_promises with (security_invoker = true) as
select r.tenant_id, r.measure_id, a.year, r.target, a.id as agreement_id, a.code, v.number as version, a.agency_id, a.person_id,
  a.giver_person_id, a.giver_position_id, s.state, agreements.standing_of(s.state) as standing, v.id as version_id,
  agreements.standing_of(s.state) < 3 as binds, v.first_party ->> 'name' as receiver, v.second_party ->> 'name' as giver
from agreements.rows r
join agreements.versions v on v.tenant_id = r.tenant_id and v.id = r.version_id
join agreements.agreements a on a.tenant_id = v.tenant_id and a.id = v.agreement_id
cross join lateral (
  select n.state from agreements.states n where n.tenant_id = v.tenant_id and n.version_id = v.id order by n.sequence desc limit 1
) s
where agreements.standing_of(s.state) is not null and r.measure_id is not null;
