import { createHmac } from 'node:crypto'
import pg from 'pg'
import { Refused, refusal } from '../../kernel/refusal.ts'

/** The role the application connects as: owns nothing, cannot bypass row-level security. */
const applicationRole = 'amanah_app'

/** The parts of a connection, whether given as a URL or one by one. */
function passwordOf(owner: pg.PoolConfig): string | undefined {
  if (typeof owner.password === 'string') return owner.password || undefined
  if (!owner.connectionString) return undefined
  return decodeURIComponent(new URL(owner.connectionString).password) || undefined
}

/** The application role's password follows from the owner's, so no second secret has to be kept;
 * without one (private socket) there is none. */
function applicationPassword(owner: pg.PoolConfig): string | undefined {
  const secret = passwordOf(owner)
  return secret === undefined
    ? undefined
    : createHmac('sha256', secret).update(applicationRole).digest('base64url')
}

/** The same database as the application role. */
export function asApplication(owner: pg.PoolConfig): pg.PoolConfig {
  const password = applicationPassword(owner)
  if (!owner.connectionString)
    return { ...owner, user: applicationRole, ...(password ? { password } : {}) }
  const url = new URL(owner.connectionString)
  url.username = applicationRole
  url.password = password ?? ''
  return { ...owner, connectionString: url.href }
}

/** The same server, another database. */
export function inDatabase(config: pg.PoolConfig, database: string): pg.PoolConfig {
  if (!config.connectionString) return { ...config, database }
  const url = new URL(config.connectionString)
  url.pathname = `/${encodeURIComponent(database)}`
  return { ...config, connectionString: url.href }
}

const notAllowed = refusal(
  'platform/role-not-allowed',
  503,
  'Pengguna basis data di DATABASE_URL tidak boleh membuat atau mengatur peran ' +
    `«${applicationRole}». Minta pengelola basis data memberinya hak CREATEROLE.`,
)

async function makeRole(client: pg.ClientBase, password: string | undefined): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${applicationRole}') then
      create role ${applicationRole} login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    end if;
    if not pg_has_role(current_user, '${applicationRole}', 'member') then
      grant ${applicationRole} to current_user;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`)
  if (password)
    await client.query(`alter role ${applicationRole} password ${pg.escapeLiteral(password)}`)
}

/** Makes the application role where it is missing, gives it its password, and makes the owner a
 * member of it. Roles belong to the whole server, so two databases may do this at the same time.
 * Refuses when the owner may not make roles. */
export async function ensureRoles(client: pg.ClientBase, owner: pg.PoolConfig): Promise<void> {
  try {
    await makeRole(client, applicationPassword(owner))
  } catch (cause) {
    throw (cause as pg.DatabaseError).code === '42501' ? new Refused(notAllowed, { cause }) : cause
  }
}
