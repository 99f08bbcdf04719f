import { readFileSync } from 'node:fs'
import type { FileAnswer, Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { AskedSteps, Context } from '../../../platform/context.ts'
import { keptFirstPassword, newFirstPassword } from '../../../platform/password.ts'
import { renderPdf } from '../../../platform/pdf.ts'
import { type AuditTables, recordAll } from '../../audit/index.ts'
import { agencyOf, type OrganisationTables } from '../../organisation/index.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { hoursAfter } from '../session/session.rules.ts'
import { endSessionsOf } from '../session/session.store.ts'
import type { accountContract } from './account.contract.ts'
import { among } from './account.rules.ts'
import { replaceFirstPasswords } from './account.store.ts'
import { saveHandling } from './handling.store.ts'
import { candidatesIn, handledOf, named, type Opening, openSome } from './opening.actions.ts'
import { firstPasswordDays } from './password.rules.ts'
import { type Slip, slipsChanged, slipsOf, whyNotSlips } from './slip.rules.ts'
import { type Staff, staffOf } from './staff.actions.ts'
import { stateOf } from './state.rules.ts'

type Tables = IdentityTables & OrganisationTables & AuditTables
type Ctx = Context<Tables>
type Asked = Taken<(typeof accountContract)['printSlips']>
/** What a printing will do, with the passwords that are on the paper and nowhere else. */
type Drawn = { toOpen: Opening[]; toReset: Slip[]; sheet: ReturnType<typeof slipsOf>; now: string }

const template = readFileSync(new URL('./slips.typ', import.meta.url), 'utf8')

/** Slips of those meant who have no account yet, and of those who have not changed their first
 * password: these get a new one, because none is kept. */
async function draw(ctx: Ctx, { signIns, ...asked }: Asked): Promise<Drawn> {
  const staff = await staffOf(ctx)
  const which = handledOf(ctx, staff, asked)
  const fresh = candidatesIn(staff, which, ctx.region.headTitle).filter(
    ({ closedAccountId }) => closedAccountId === null,
  )
  const toOpen = named(fresh, staff, signIns).map((candidate) => ({
    ...candidate,
    password: newFirstPassword(),
  }))
  const toReset = among(staff.workers, staff.chart, which, () => undefined).flatMap((worker) => {
    const account = staff.accountOf.get(worker.personId)
    if (!account || stateOf(account) !== 'PENDING') return []
    const { personId, name, unitId } = worker
    const { id, signIn } = account
    const password = newFirstPassword()
    return [{ id, personId, name, unitId, signIn, password }]
  })
  const opened = toOpen.map((one) => ({ ...one, unitId: unitOf(staff, one.personId) }))
  const slips = [...opened, ...toReset]
  heed(whyNotSlips(slips.length))
  const until = printDate(hoursAfter(ctx.now, firstPasswordDays * 24).slice(0, 10))
  const { region, publicUrl: address, now } = ctx
  return {
    toOpen,
    toReset,
    now,
    sheet: slipsOf(slips, officeIn(staff), { region, address, until }),
  }
}

const unitOf = ({ workers }: Staff, personId: string): string | null =>
  workers.find((worker) => worker.personId === personId)?.unitId ?? null

/** Under which office a slip lies, and the unit that stands on it. */
const officeIn =
  ({ chart }: Staff) =>
  (unitId: string | null): { office: string; unit: string } => {
    const unit = unitId ? chart.unit.get(unitId)?.name : undefined
    return {
      office: (unitId && agencyOf(chart, unitId)?.name) || unit || 'Tanpa unit kerja',
      unit: unit ?? '',
    }
  }

/** Makes true what the paper says, or nothing where somebody was quicker. */
async function handOut(ctx: Ctx, { toOpen, toReset }: Drawn): Promise<void> {
  const opened = await openSome(ctx, toOpen)
  const reset = await replaceFirstPasswords(
    ctx,
    toReset.map(({ id, password }) => ({
      id,
      passwordHash: keptFirstPassword(ctx.authoritySecret, password),
      firstPasswordUntil: hoursAfter(ctx.now, firstPasswordDays * 24),
    })),
  )
  if (opened.length !== toOpen.length || reset !== toReset.length) throw new Refused(slipsChanged)
  await endSessionsOf(
    ctx,
    toReset.map(({ id }) => id),
  )
  await saveHandling(ctx, toReset, 'RESET')
  await saveHandling(ctx, [...opened, ...toReset], 'SLIP_PRINTED')
  await recordAll(
    ctx,
    [...opened, ...toReset].map(({ id, personId }) => ({
      act: 'account.slip-printed',
      subject: id,
      after: { personId },
    })),
  )
}

/** A PDF of slips, by office. The paper is made before anything is kept and outside any
 * transaction; the passwords are on it and, as keyed hashes, in the accounts, nowhere else. Printing
 * again is a reset of those who have not signed in yet. */
export async function printSlips({ step }: AskedSteps<Tables>, asked: Asked): Promise<FileAnswer> {
  const drawn = await step((ctx) => draw(ctx, asked))
  const { bytes } = await renderPdf(template, drawn.sheet, { createdAt: drawn.now })
  await step((ctx) => handOut(ctx, drawn))
  return { name: `slip-akun-${drawn.now.slice(0, 10)}.pdf`, type: 'application/pdf', bytes }
}
