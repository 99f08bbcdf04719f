-- What the first steps of a region count beside chart, plan, budget and promises: who can sign in, and who can sign.
create view identity.published_accounts with (security_invoker = true) as
select tenant_id, person_id from identity.accounts where closed_at is null;

create view documents.published_signers with (security_invoker = true) as
select distinct c.tenant_id, c.person_id
from documents.certificates c
join documents.certificate_confirmations y on y.tenant_id = c.tenant_id and y.certificate_id = c.id
where not exists (
  select from documents.certificate_revocations r where r.tenant_id = c.tenant_id and r.certificate_id = c.id);

grant select on identity.published_accounts, documents.published_signers to amanah_app;
