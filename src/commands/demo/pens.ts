import type { AllTables } from '../../app.ts'
import { systemActor } from '../../kernel/actor.ts'
import { Refused } from '../../kernel/refusal.ts'
import { act } from '../../platform/act.ts'
import type { Context } from '../../platform/context.ts'
import type { Signer } from '../../platform/signing/writing/signer.ts'
import {
  type AgreementLine,
  agreementsActions,
  signOne,
  turnIn,
} from '../../rooms/agreements/index.ts'
import {
  certify,
  documentsActions,
  openSigner,
  passingSigner,
  requestFor,
} from '../../rooms/documents/index.ts'
import { loadOrganisation } from '../../rooms/organisation/index.ts'
import { type DemoAccount, personOf, secret } from './accounts.ts'
import { inLanes, onDay, type Stage, type Worker, workersOn } from './year.ts'

/** Who signs as whom; `null` for a key an interrupted seed made, whose secret is gone. */
export type Signers = (personId: string, name: string) => Promise<Signer | null>

const hasNoCertificate = async (ctx: Context<AllTables>, personId: string): Promise<boolean> =>
  (await documentsActions.readMyCertificate({ ...ctx, actor: { ...ctx.actor, personId } }, {}))
    .certificate === null

/** Everybody's signers, with certificates of the day on which they are first asked for. */
export type Pens = {
  /** Those with an account, by person. */
  holders: ReadonlyMap<string, DemoAccount>
  on: (stage: Stage) => Signers
  /** Lets somebody without an account sign with a passphrase too, which is forgotten with the seed. */
  keep: (personId: string) => void
  passphraseOf: (personId: string) => string | undefined
}

/** Opens the signers of a region: that of an account under its passphrase, anybody else's under a
 * key nobody keeps. */
export async function openPens(
  { house, region }: Stage,
  accounts: readonly DemoAccount[],
): Promise<Pens> {
  const { people } = await act(house, region, systemActor, (ctx) =>
    loadOrganisation(ctx, ctx.today),
  )
  const holders = new Map(accounts.map((account) => [personOf(account, people).id, account]))
  const made = new Map<string, Promise<Signer | null>>()
  const kept = new Map<string, string>()
  const passphraseOf = (personId: string): string | undefined =>
    holders.get(personId)?.passphrase ?? kept.get(personId)
  const on =
    (stage: Stage): Signers =>
    (personId, name) => {
      const person = { id: personId, name }
      const own = { passphrase: passphraseOf(personId), isKnown: holders.has(personId) }
      const signer = made.get(personId) ?? penFor(stage, person, own)
      made.set(personId, signer)
      return signer
    }
  const keep = (personId: string): void => void kept.set(personId, secret(4))
  return { holders, on, keep, passphraseOf }
}

async function penFor(
  stage: Stage,
  person: { id: string; name: string },
  { passphrase, isKnown }: { passphrase: string | undefined; isKnown: boolean },
): Promise<Signer | null> {
  const { house, region } = stage
  const asSystem: Worker = { step: (work) => act(house, region, systemActor, work) }
  const fresh = await asSystem.step((ctx) => hasNoCertificate(ctx, person.id))
  if (!fresh && !isKnown) return null
  if (passphrase === undefined) return passingSigner(asSystem, person)
  if (fresh)
    await asSystem.step(async (ctx) => certify(ctx, await requestFor(ctx, person, passphrase)))
  return openSigner(workersOn(stage)(person.id), passphrase)
}

/** Every promise of a year, in the order of its codes. */
export async function promisesOf({ house, region }: Stage, year: number): Promise<AgreementLine[]> {
  const { items } = await act(house, region, systemActor, (ctx) =>
    agreementsActions.listAgreements(ctx, { year, limit: 2000 }),
  )
  return items
}

/** What the plan leaves incomplete on purpose stays a draft; every other refusal is a fault. */
function unlessIncomplete(error: unknown): void {
  if (!(error instanceof Refused) || error.refusal.code !== 'agreements/incomplete') throw error
}

/** One party of each promise signs; the receiver agrees first. */
async function sign(
  stage: Stage,
  signers: Signers,
  lines: readonly AgreementLine[],
  side: 'firstParty' | 'secondParty',
): Promise<void> {
  const workers = workersOn(stage)
  await inLanes(lines, async (line) => {
    const party = line[side]
    const signer = party && (await signers(party.personId, party.name))
    if (party && signer)
      await signOne(workers(party.personId), signer, { id: line.id }).catch(unlessIncomplete)
  })
}

/** Those whose turn it is sign what they receive. */
export const receiversSign = (
  stage: Stage,
  signers: Signers,
  lines: readonly AgreementLine[],
): Promise<void> =>
  sign(
    stage,
    signers,
    lines.filter(({ state }) => turnIn(state) === 'FIRST'),
    'firstParty',
  )

async function giversSign(
  stage: Stage,
  signers: Signers,
  wanted: readonly AgreementLine[],
): Promise<void> {
  const years = new Set(wanted.map(({ year }) => year))
  const ids = new Set(wanted.map(({ id }) => id))
  for (const year of years) {
    const lines = (await promisesOf(stage, year)).filter(
      ({ id, state }) => ids.has(id) && state === 'SIGNED_FIRST',
    )
    await sign(stage, signers, lines, 'secondParty')
  }
}

/** Both parties sign, each on their day. */
export async function bothSign(
  stage: Stage,
  signers: Signers,
  [first, second]: [string, string],
  lines: readonly AgreementLine[],
): Promise<void> {
  await receiversSign(onDay(stage, first), signers, lines)
  await giversSign(onDay(stage, second), signers, lines)
}
