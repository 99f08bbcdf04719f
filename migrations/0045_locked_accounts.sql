-- A locked account opens nothing until somebody unlocks it; its row, its name and its password stay. A sign-in name may change: a new NIP, a name
-- chosen before opening.
alter table identity.accounts add column locked_at timestamptz;
grant update (locked_at, sign_in) on identity.accounts to amanah_app;
