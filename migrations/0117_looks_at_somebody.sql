-- Who looked at somebody's performance is listed to them.
create index looks_at_subject on audit.looks (tenant_id, subject, at);
