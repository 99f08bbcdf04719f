import { capitalised, ended, printCount, printDate } from '../../../kernel/indonesian.ts'
import type { Inheritance, Succession } from '../../../kernel/ports.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { closeRows, writeVersions } from '../../../platform/database/ledger.ts'
import { type AuditTables, recordAll } from '../../audit/index.ts'
import { chartOn, namesOf, type OrganisationTables } from '../../organisation/index.ts'
import { endLinks } from '../account/link.store.ts'
import { confirmTask } from '../grant/grant.actions.ts'
import type { Grant } from '../grant/grant.contract.ts'
import { heldAlready } from '../grant/grant.rules.ts'
import { administratorsOf, type GrantRecord, holdGrants } from '../grant/grant.store.ts'
import { grantLedger } from '../identity.ledgers.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { grantRights } from '../mandate.rules.ts'
import { effectOf, type Names, questionOf, type Way, wayOf } from './succession.rules.ts'
import { closeAccounts, openAccountsOf, rolesTouched } from './succession.store.ts'

type Ctx = Context<IdentityTables & OrganisationTables & AuditTables>
type Moved = { grant: GrantRecord; way: Way }

const leaversIn = ({ people }: Succession): string[] =>
  Object.keys(people).filter((id) => people[id]?.length === 0)

/** The names of a change: as on its eve, and those that come with it. */
async function namesIn(
  ctx: Ctx,
  { on, names = {} }: Succession,
  grants: readonly GrantRecord[],
): Promise<Names> {
  const chart = await chartOn(ctx, addDays(on, -1))
  const people = await namesOf(ctx, [...new Set(grants.map(({ personId }) => personId))])
  return {
    person: (id) => people.get(id) ?? chart.person.get(id)?.name ?? 'seorang pegawai',
    unit: (id) => chart.unit.get(id)?.name ?? names[id] ?? 'unit penerus',
  }
}

const moving = (grants: readonly GrantRecord[], succession: Succession): Moved[] =>
  grants.flatMap((grant) => {
    const way = wayOf(grant, succession)
    return way === null ? [] : [{ grant, way }]
  })

/** What a change does to accounts and roles by decree. */
export async function previewSuccession(ctx: Ctx, succession: Succession): Promise<Inheritance[]> {
  const { on, people } = succession
  const accounts = await openAccountsOf(ctx, leaversIn(succession))
  const moved = moving(await rolesTouched(ctx, succession), succession)
  if (accounts.length + moved.length === 0) return []
  const names = await namesIn(
    ctx,
    succession,
    moved.map(({ grant }) => grant),
  )
  return [
    ...accounts.map(({ id, personId, signIn }) => ({
      ...{ table: 'identity.accounts', id, from: personId, to: null },
      effect: `Akun «${signIn}» ditutup, karena pemiliknya tidak lagi bertugas.`,
    })),
    ...moved.map(({ grant, way }): Inheritance => {
      const question = questionOf(grant, succession, names)
      return {
        ...{ table: 'identity.role_grants', id: grant.id },
        from: grant.personId in people ? grant.personId : (grant.unitId ?? grant.personId),
        to: typeof way === 'object' ? way.to : null,
        effect: effectOf(grant, way, on, names),
        ...(question && { question }),
      }
    }),
  ]
}

/** Closes what leavers had, and takes roles of units that end to the units that follow. */
export async function executeSuccession(ctx: Ctx, succession: Succession): Promise<void> {
  await holdGrants(ctx)
  const grants = await rolesTouched(ctx, succession)
  const moved = moving(grants, succession)
  await moveRoles(ctx, moved, grants, succession)
  await closeLeavers(ctx, succession)
}

/** The rows that take the place of one: what it said up to the date, and from then on in the unit
 * that follows. One that has not begun only changes its unit. */
function rowsAfter(ctx: Ctx, { grant, way }: Moved, on: string): Grant[] {
  const { rowId: _, ...said } = grant
  const begun = grant.state === 'CONFIRMED' && grant.validFrom < on
  const kept = begun ? [{ ...said, validTo: on }] : []
  if (typeof way !== 'object') return kept
  const next = begun ? { ...said, id: ctx.newId(), validFrom: on } : said
  return [...kept, { ...next, unitId: way.to }]
}

async function moveRoles(
  ctx: Ctx,
  moved: readonly Moved[],
  all: readonly GrantRecord[],
  { on }: Succession,
): Promise<void> {
  const gone = new Set(moved.map(({ grant }) => grant.rowId))
  const standing: Grant[] = all.filter(({ rowId }) => !gone.has(rowId))
  const written: Grant[] = []
  for (const one of moved)
    for (const row of rowsAfter(ctx, one, on))
      if (!heldAlready([...standing, ...written], row)) written.push(row)
  await closeRows(
    ctx,
    grantLedger,
    moved.map(({ grant }) => grant.rowId),
    null,
  )
  await writeVersions(ctx, grantLedger, written)
  const over = moved.filter(({ way }) => way === 'ENDS').map(({ grant }) => grant.id)
  await ctx.tasks.close({ kind: confirmTask, subjects: over, reason: 'Orangnya tidak bertugas' })
  await recordAll(
    ctx,
    moved.map(({ grant: { id, unitId }, way }) => ({
      act: way === 'ENDS' ? 'role.ended' : 'role.moved',
      subject: id,
      before: { unitId },
      after: { on, unitId: typeof way === 'object' ? way.to : null },
    })),
  )
  await tellMoved(ctx, written, new Set(all.map(({ id }) => id)))
}

/** Whoever has a role in a unit that is new to them learns of it. */
async function tellMoved(
  ctx: Ctx,
  written: readonly Grant[],
  known: ReadonlySet<string>,
): Promise<void> {
  const fresh = written.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return
  const chart = await chartOn({ ...ctx, revision: null }, ctx.today)
  await ctx.notices.tell(
    fresh.map(({ personId, role, unitId, decreeNumber }) => ({
      ...{ personId, kind: 'identity/role-moved', link: '/akun' },
      title:
        `Kewenangan Anda sebagai ${grantRights[role].title} sekarang untuk ` +
        `${chart.unit.get(unitId ?? '')?.name ?? 'unit penerus'}.`,
      detail: `Menurut ${decreeNumber}.`,
    })),
  )
}

/** Accounts of who no longer works here; the administrators of the region are told. */
async function closeLeavers(ctx: Ctx, succession: Succession): Promise<void> {
  const leavers = leaversIn(succession)
  const accounts = await openAccountsOf(ctx, leavers)
  if (accounts.length === 0) return
  const ids = accounts.map(({ id }) => id)
  await closeAccounts(ctx, ids)
  await endLinks(ctx, ids)
  await recordAll(
    ctx,
    accounts.map(({ id, signIn }) => ({
      act: 'account.closed',
      subject: id,
      after: { signIn, eventId: succession.eventId },
    })),
  )
  const names = await namesOf(ctx, leavers)
  const called = accounts.map(({ personId, signIn }) => names.get(personId) ?? signIn)
  const more = called.length > 5 ? ` dan ${printCount(called.length - 5)} orang lain` : ''
  await ctx.notices.tell(
    (await administratorsOf(ctx)).map((personId) => ({
      ...{ personId, kind: 'identity/leavers', link: '/pengguna' },
      title:
        `${capitalised(printCount(called.length))} akun ditutup karena pemiliknya tidak lagi ` +
        `bertugas sejak ${printDate(succession.on)}.`,
      detail: ended(`${called.slice(0, 5).join('; ')}${more}`),
    })),
  )
}
