import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AllTables } from '../../app.ts'
import { systemActor } from '../../kernel/actor.ts'
import { printNumber } from '../../kernel/indonesian.ts'
import { Refused } from '../../kernel/refusal.ts'
import { act } from '../../platform/act.ts'
import type { Context } from '../../platform/context.ts'
import { type AgreementLine, agreementsActions, signingActions } from '../../rooms/agreements/index.ts'
import { certify, documentsActions, requestFor } from '../../rooms/documents/index.ts'
import { loadOrganisation } from '../../rooms/organisation/index.ts'
import { type DemoAccount, personOf, secret } from './accounts.ts'
import { draft, type Stage } from './seed-acts.ts'
import { hasCome, inLanes, onDay, workersOn } from './year.ts'

const year = 2026
const certified = '2026-01-09'

/** Heads of office whose promise does not simply come into force: what became of it, and when. Everybody else signs in January. */
const heads: Record<string, 'draft' | 'declined' | 'late'> = {
  'Kepala Dinas Kesehatan': 'draft',
  'Kepala Dinas Lingkungan Hidup': 'declined',
  'Kepala Dinas Perhubungan': 'late',
  'Kepala Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu': 'late',
  'Kepala Dinas Ketahanan Pangan, Pertanian, dan Perikanan': 'late',
  'Kepala Dinas Pemadam Kebakaran dan Penyelamatan': 'late',
  'Kepala Dinas Perindustrian dan Perdagangan': 'late',
  'Camat Muara': 'late',
}
const whyDeclined =
  'Target pengurangan sampah 31 persen memakai armada yang baru datang pada perubahan anggaran. Mohon targetnya dibahas lagi dengan Bappeda.'

/** Offices whose administrators promised too, each until the giver's signature but for those who wait for it. */
const waitingForHead: ReadonlySet<string> = new Set(['Kepala Bidang Pelayanan Pencatatan Sipil', 'Kepala Bidang Cipta Karya'])
const officesBelow: ReadonlySet<string> = new Set([
  'Dinas Kependudukan dan Pencatatan Sipil',
  'Dinas Pekerjaan Umum dan Penataan Ruang',
  'Dinas Pendidikan dan Kebudayaan',
])

type Keys = (personId: string, name: string) => Promise<string | null>

/** Every receiver's key: that of an account under its passphrase, anybody else's under one nobody keeps. `null`: sealed by an interrupted seed. */
function keysOf(stage: Stage, passphrases: ReadonlyMap<string, string>): Keys {
  const made = new Map<string, string>()
  return async (personId, name) => {
    const there = passphrases.get(personId) ?? made.get(personId)
    const passphrase = there ?? secret(4)
    const fresh = await act(stage.house, stage.region, systemActor, (ctx) => hasNoCertificate(ctx, personId))
    if (fresh) await equip(stage, { id: personId, name }, passphrase)
    else if (!there) return null
    made.set(personId, passphrase)
    return passphrase
  }
}

const hasNoCertificate = async (ctx: Context<AllTables>, personId: string): Promise<boolean> =>
  (await documentsActions.readMyCertificate({ ...ctx, actor: { ...ctx.actor, personId } }, {})).certificate === null

const equip = ({ house, region }: Stage, person: { id: string; name: string }, passphrase: string): Promise<unknown> =>
  act(house, region, systemActor, async (ctx) => certify(ctx, await requestFor(ctx, person, passphrase)))

async function promises({ house, region }: Stage): Promise<AgreementLine[]> {
  const { items } = await act(house, region, systemActor, (ctx) => agreementsActions.listAgreements(ctx, { year, limit: 2000 }))
  return items
}

/** What the plan leaves incomplete on purpose stays a draft; every other refusal is a fault. */
function unlessIncomplete(error: unknown): void {
  if (!(error instanceof Refused) || error.refusal.code !== 'agreements/incomplete') throw error
}

/** The receivers agree and sign. */
async function receiversSign(stage: Stage, keys: Keys, lines: readonly AgreementLine[]): Promise<void> {
  const workers = workersOn(stage)
  await inLanes(
    lines.filter(({ state }) => state === 'DRAFT' || state === 'AGREED'),
    async ({ id, firstParty: { personId, name } }) => {
      const passphrase = await keys(personId, name)
      if (passphrase) await signingActions.signAgreement(workers(personId), { id, passphrase }).catch(unlessIncomplete)
    },
  )
}

/** Each giver signs what was given to them as one stack. */
async function giversSign(stage: Stage, keys: Keys, wanted: readonly AgreementLine[]): Promise<void> {
  const ids = new Set(wanted.map(({ id }) => id))
  const lines = (await promises(stage)).filter(({ id, state }) => ids.has(id) && state === 'SIGNED_FIRST')
  const workers = workersOn(stage)
  const stacks = Map.groupBy(lines, ({ secondParty }) => secondParty?.personId ?? '')
  await inLanes([...stacks], async ([personId, given]) => {
    const passphrase = await keys(personId, given[0]?.secondParty?.name ?? '')
    if (!passphrase) return
    const giver = workers(personId)
    const { id: stackId } = await giver.step((ctx) => signingActions.openStack(ctx, { agreementIds: given.map(({ id }) => id) }))
    await signingActions.signStack(giver, { stackId, passphrase })
  })
}

async function bothSign(stage: Stage, keys: Keys, [first, second]: [string, string], lines: readonly AgreementLine[]): Promise<void> {
  await receiversSign(onDay(stage, first), keys, lines)
  await giversSign(onDay(stage, second), keys, lines)
}

async function decline(stage: Stage, lines: readonly AgreementLine[]): Promise<void> {
  const workers = workersOn(stage)
  for (const { id, state, firstParty } of lines)
    if (state === 'DRAFT')
      await workers(firstParty.personId).step((ctx) => signingActions.declineAgreement(ctx, { id, reason: whyDeclined }))
}

const plain = (title: string): string => title.replace(/^(Plt|Plh|Pj)\. /, '')
const headsWith = (lines: readonly AgreementLine[], fate: (typeof heads)[string] | undefined): AgreementLine[] =>
  lines.filter(({ level, firstParty }) => level === 'AGENCY_HEAD' && heads[plain(firstParty.title)] === fate)

/** What each head of office's promise comes to in January. */
async function headsPromise(stage: Stage, keys: Keys, lines: readonly AgreementLine[]): Promise<void> {
  const those = (fate: (typeof heads)[string] | undefined) => headsWith(lines, fate)
  await bothSign(stage, keys, ['2026-01-14', '2026-01-16'], those(undefined))
  await decline(onDay(stage, '2026-01-20'), those('declined'))
}

/** After the change of the budget: drafts brought up to date, those of acting heads added; some heads sign only then and wait for the head of region. */
async function autumn(stage: Stage, keys: Keys): Promise<void> {
  if (!hasCome(stage, '2026-10-06')) return
  await draft(onDay(stage, '2026-10-01'))
  await receiversSign(onDay(stage, '2026-10-06'), keys, headsWith(await promises(stage), 'late'))
}

/** Administrators of a few offices, then the teams and officials who have an account: the whole chain of a promise. */
async function othersPromise(stage: Stage, keys: Keys, lines: readonly AgreementLine[], accounts: ReadonlySet<string>): Promise<void> {
  const below = lines.filter(({ agencyName }) => officesBelow.has(agencyName ?? ''))
  const administrators = below.filter(({ level }) => level === 'ADMINISTRATOR')
  await bothSign(
    stage,
    keys,
    ['2026-01-21', '2026-01-23'],
    administrators.filter(({ firstParty }) => !waitingForHead.has(firstParty.title)),
  )
  await receiversSign(
    onDay(stage, '2026-01-27'),
    keys,
    administrators.filter(({ firstParty }) => waitingForHead.has(firstParty.title)),
  )
  const own = below.filter(({ firstParty }) => accounts.has(firstParty.personId))
  const leaders = own.filter(({ level }) => level === 'COORDINATOR' || level === 'SUPERVISOR')
  await bothSign(stage, keys, ['2026-01-28', '2026-01-30'], leaders)
  const officials = own.filter(({ level }) => level === 'FUNCTIONAL' || level === 'STAFF')
  await bothSign(stage, keys, ['2026-02-02', '2026-02-03'], officials.slice(0, 1))
}

/** Puts the root of the region's own authority where `./amanah verify` looks for what it may trust. */
async function keepRoot({ house, region }: Stage, dataDirectory: string): Promise<void> {
  const { bytes } = await act(house, region, systemActor, (ctx) => documentsActions.downloadRoot(ctx, {}))
  const folder = join(dataDirectory, 'trust')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, `${region.code.toLowerCase()}-akar.pem`), bytes)
}

/**
 * The promises of the year, by the acts of those who made them: certificates, signatures of both sides, one declined, some waiting for the head
 * of region, the rest drafts past their due date. What an interrupted seed had signed stays.
 */
export async function seedPromises(stage: Stage, accounts: readonly DemoAccount[], dataDirectory: string): Promise<void> {
  const { house, region, say } = stage
  const { people } = await act(house, region, systemActor, (ctx) => loadOrganisation(ctx, ctx.today))
  const holders = new Map(accounts.map((account) => [personOf(account, people).id, account]))
  const keys = keysOf(onDay(stage, certified), new Map([...holders].map(([id, { passphrase }]) => [id, passphrase])))
  // The first certificate founds the authority; only then may several be made at a time.
  const [first, ...rest] = [...holders]
  if (first) await keys(first[0], first[1].name)
  await inLanes(rest, async ([id, { name }]) => void (await keys(id, name)))
  await keepRoot(stage, dataDirectory)
  say(`Sertifikat tanda tangan: ${printNumber(holders.size)} disahkan.`)
  const lines = await promises(stage)
  await receiversSign(
    onDay(stage, '2026-01-13'),
    keys,
    lines.filter(({ level }) => level === 'REGION_HEAD'),
  )
  await headsPromise(stage, keys, lines)
  await othersPromise(stage, keys, lines, new Set(holders.keys()))
  await autumn(stage, keys)
  await draft(stage)
  await tell(stage)
}

async function tell(stage: Stage): Promise<void> {
  const count = Map.groupBy(await promises(stage), ({ state }) => state)
  const of = (state: AgreementLine['state']): string => printNumber(count.get(state)?.length ?? 0)
  stage.say(
    `PK ${year}: ${of('ACTIVE')} aktif, ${of('SIGNED_FIRST')} menunggu tanda tangan kedua, ${of('DECLINED')} ditolak dengan alasan.`,
  )
}
