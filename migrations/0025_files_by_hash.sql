-- A file that somebody brings to be checked is found by its hash: what we keep ourselves does not wait behind strangers.
create index files_by_hash on documents.files (tenant_id, sha256);
