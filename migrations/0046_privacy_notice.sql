-- Which version of the privacy notice (UU 27/2022) the holder of an account has read; 0: none yet. When is on record in the audit.
alter table identity.accounts add column privacy_version int not null default 0;
grant update (privacy_version) on identity.accounts to amanah_app;

-- One's own looks are listed to oneself, the newest first.
create index looks_of_person on audit.looks (tenant_id, person_id, at);
