import { printNumber } from '../../kernel/indonesian.ts'
import { type AgreementLine, signingActions } from '../../rooms/agreements/index.ts'
import type { Demonstration } from './demonstration.ts'
import { diceFor } from './dice.ts'
import { handOver } from './handing-over.ts'
import { bothSign, type Pens, promisesOf, receiversSign, type Signers } from './pens.ts'
import { amendFor, draft, playDecree } from './seed-acts.ts'
import { hasCome, inLanes, onDay, type Stage, workersOn } from './year.ts'

const year = 2026
const certified = '2026-01-09'

/** Heads of office whose promise does not simply come into force: what became of it, and when.
 * Everybody else signs in January. */
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
  'Target 75,50 persen sampah terkelola memakai armada yang baru datang pada perubahan ' +
  'anggaran. Mohon targetnya dibahas lagi dengan Bappeda.'

/** Who promised anew after the change of the budget. */
const amended = 'Kepala Dinas Perumahan, Kawasan Permukiman, dan Pertanahan'

/** Below the heads of office: a few wait for their giver, a few in a hundred have not signed
 * yet. */
const waitingForHead: ReadonlySet<string> = new Set([
  'Kepala Bidang Pelayanan Pencatatan Sipil',
  'Kepala Bidang Cipta Karya',
])
const unsigned = 7
/** Offices whose functional officials and pelaksana signed too: the cascade down to the last. */
const wholeOffices: ReadonlySet<string> = new Set([
  'Dinas Kependudukan dan Pencatatan Sipil',
  'Badan Perencanaan Pembangunan dan Riset Daerah',
  'Inspektorat Daerah',
])

async function decline(stage: Stage, lines: readonly AgreementLine[]): Promise<void> {
  const workers = workersOn(stage)
  for (const { id, state, firstParty } of lines)
    if (state === 'DRAFT')
      await workers(firstParty.personId).step((ctx) =>
        signingActions.declineAgreement(ctx, { id, reason: whyDeclined }),
      )
}

const plain = (title: string): string => title.replace(/^(Plt|Plh|Pj)\. /, '')
const headsWith = (
  lines: readonly AgreementLine[],
  fate: (typeof heads)[string] | undefined,
): AgreementLine[] =>
  lines.filter(
    ({ level, firstParty }) => level === 'AGENCY_HEAD' && heads[plain(firstParty.title)] === fate,
  )

/** What each head of office's promise comes to in January. */
async function headsPromise(
  stage: Stage,
  signers: Signers,
  lines: readonly AgreementLine[],
): Promise<void> {
  const those = (fate: (typeof heads)[string] | undefined) => headsWith(lines, fate)
  await bothSign(stage, signers, ['2026-01-14', '2026-01-16'], those(undefined))
  await decline(onDay(stage, '2026-01-20'), those('declined'))
}

/** Who changed places in spring has a promise for the rest of the year within two weeks. */
async function successorsPromise(
  stage: Stage,
  signers: Signers,
  titles: readonly string[],
): Promise<void> {
  if (!hasCome(stage, '2026-05-20')) return
  const lines = (await promisesOf(stage, year)).filter(
    ({ firstParty, state }) => titles.includes(firstParty.title) && state === 'DRAFT',
  )
  await bothSign(stage, signers, ['2026-05-18', '2026-05-20'], lines)
}

/** One of the two who changed places has handed over; the other has still to. */
async function handOverOne(stage: Stage, pens: Pens, title: string | undefined): Promise<void> {
  if (!hasCome(stage, '2026-05-21')) return
  const ended = (await promisesOf(stage, year)).find(
    ({ firstParty, state }) => firstParty.title === title && state === 'ENDED',
  )
  if (!ended) return
  await handOver(onDay(stage, '2026-05-21'), pens, ended, ended.firstParty.personId, {
    unfinished:
      'Pemeriksaan kesehatan 18 koperasi berjalan; hasilnya masuk ke laporan triwulan II.',
    advice: 'Tiga koperasi yang tidak lagi beroperasi menunggu keputusan pembubaran.',
  })
}

/** After the change of the budget: drafts brought up to date, those of acting heads added; some
 * heads sign only then and wait for the head of region. */
async function autumn(stage: Stage, signers: Signers): Promise<void> {
  if (!hasCome(stage, '2026-10-06')) return
  await draft(onDay(stage, '2026-10-01'), year)
  await receiversSign(
    onDay(stage, '2026-10-06'),
    signers,
    headsWith(await promisesOf(stage, year), 'late'),
  )
  await amend(stage, signers)
}

/** One head promises anew by the changed budget; those below read that theirs hang on what moved. */
async function amend(stage: Stage, signers: Signers): Promise<void> {
  if (!hasCome(stage, '2026-10-14')) return
  const own = async (): Promise<AgreementLine[]> =>
    (await promisesOf(stage, year)).filter(({ firstParty }) => firstParty.title === amended)
  const fresh = (await own()).filter(({ state, version }) => state === 'ACTIVE' && version === 1)
  await amendFor(onDay(stage, '2026-10-05'), fresh, {
    ...{ cause: 'STRATEGY_CHANGE', effectiveFrom: '2026-10-01' },
    reason: 'DPPA 2026 mengubah anggaran program penunjang urusan dan program PSU.',
    reference: 'DPPA/007/BPKAD/2026',
  })
  await bothSign(stage, signers, ['2026-10-12', '2026-10-14'], await own())
}

/** Levels below the heads of office in the order in which they sign, with the days of both
 * signatures. */
const below: readonly {
  levels: readonly AgreementLine['level'][]
  days: [string, string]
  everywhere: boolean
}[] = [
  { levels: ['ASSISTANT', 'ADMINISTRATOR'], days: ['2026-01-21', '2026-01-23'], everywhere: true },
  { levels: ['COORDINATOR', 'SUPERVISOR'], days: ['2026-01-28', '2026-01-30'], everywhere: true },
  { levels: ['FUNCTIONAL', 'STAFF'], days: ['2026-02-02', '2026-02-03'], everywhere: false },
]

/** Below a head whose promise is in force the others promise too: leaders of divisions and teams in
 * every office, all officials in some. */
async function othersPromise(
  stage: Stage,
  signers: Signers,
  lines: readonly AgreementLine[],
  talking: string | undefined,
): Promise<void> {
  const open = new Set(headsWith(lines, undefined).map(({ agencyName }) => agencyName))
  const willing = lines.filter(
    ({ agencyName, id, code, firstParty }) =>
      open.has(agencyName) &&
      firstParty.title !== talking &&
      !diceFor(`unsigned ${code || id}`).chance(unsigned),
  )
  const waits = ({ firstParty }: AgreementLine): boolean => waitingForHead.has(firstParty.title)
  for (const { levels, days, everywhere } of below) {
    const own = willing.filter(
      ({ level, agencyName }) =>
        levels.includes(level) && (everywhere || wholeOffices.has(agencyName ?? '')),
    )
    await bothSign(
      stage,
      signers,
      days,
      own.filter((line) => !waits(line)),
    )
    await receiversSign(onDay(stage, days[1]), signers, own.filter(waits))
  }
}

/** The promises of the year, by the acts of those who made them: certificates, signatures of both
 * sides, one declined, some waiting for the head of region, the rest drafts past their due date.
 * What an interrupted seed had signed stays. */
export async function seedPromises(
  stage: Stage,
  { decrees, data }: Pick<Demonstration, 'decrees' | 'data'>,
  pens: Pens,
): Promise<void> {
  const { holders } = pens
  const signers = pens.on(onDay(stage, certified))
  await inLanes([...holders], async ([id, { name }]) => void (await signers(id, name)))
  stage.say(`Sertifikat tanda tangan: ${printNumber(holders.size)} disahkan.`)
  const lines = await promisesOf(stage, year)
  const titles = data.cast.exchanged?.titles ?? []
  for (const { firstParty } of lines)
    if (titles.some((title) => title === firstParty.title)) pens.keep(firstParty.personId)
  await receiversSign(
    onDay(stage, '2026-01-13'),
    signers,
    lines.filter(({ level }) => level === 'REGION_HEAD'),
  )
  await headsPromise(stage, signers, lines)
  await othersPromise(stage, signers, lines, data.cast.talks?.title)
  for (const decree of decrees) await playDecree(stage, decree)
  await successorsPromise(stage, signers, titles)
  await handOverOne(stage, pens, titles[0])
  await autumn(stage, signers)
  await draft(stage, year)
  await tell(stage)
}

async function tell(stage: Stage): Promise<void> {
  const count = Map.groupBy(await promisesOf(stage, year), ({ state }) => state)
  const of = (state: AgreementLine['state']): string => printNumber(count.get(state)?.length ?? 0)
  stage.say(
    `PK ${year}: ${of('ACTIVE')} aktif, ${of('SIGNED_FIRST')} menunggu tanda tangan kedua, ` +
      `${of('DECLINED')} ditolak dengan alasan.`,
  )
}
