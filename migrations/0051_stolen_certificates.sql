-- A stolen certificate: from when on somebody else may have signed with it. What it signed stays as it is and is marked (decision 0040).
alter table documents.certificate_revocations add column stolen_since timestamptz;
alter table documents.certificate_revocations
  add constraint certificate_revocations_stolen_before check (stolen_since <= revoked_at);
