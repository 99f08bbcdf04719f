import type * as z from 'zod/mini'
import type { Problem } from '../../../../kernel/importer.ts'
import type { LocalDate } from '../../../../kernel/time.ts'
import type { Context } from '../../../../platform/context.ts'
import { idOfText } from '../../../../platform/ids.ts'
import {
  assignmentLedger,
  positionLedger,
  teamRoleLedger,
  unitLedger,
} from '../../organisation.ledgers.ts'
import type { OrganisationTables } from '../../organisation.tables.ts'
import { derivedCode } from '../../people-import/people-import-codes.rules.ts'
import type {
  AssignmentVersion,
  PositionRecord,
  PositionVersion,
  UnitVersion,
} from '../../records/record.contract.ts'
import { standsInTheWay, toBeKnown } from '../event.rules.ts'
import { namesOfThings } from '../event.store.ts'
import type { EventHead, EventPlan } from '../event-kind.ts'
import type { NewHead, NewUnit } from './new-unit.contract.ts'
import { planRestructure, type Wish } from './restructure.rules.ts'
import { nameOn, type Scene, versionAt } from './scene.rules.ts'
import { definitiveHoldings, postsCoded, unitsCoded, unitVersions } from './scene.store.ts'

type Ctx = Context<OrganisationTables>

/** How some units are called on the day, joined: «Dinas A dan Dinas B». */
export async function namesOf(
  ctx: Ctx,
  ids: readonly string[],
  { on }: EventHead,
): Promise<string> {
  const versions = await unitVersions(ctx, ids)
  return ids.map((id) => nameOn(versions.get(id), on)).join(' dan ')
}

/** Whoever begins in a post is on record, and gives up another definitive post first. */
export async function whyNotBegin(
  ctx: Ctx,
  on: LocalDate,
  begun: readonly AssignmentVersion[],
  ending: readonly string[],
): Promise<Problem[]> {
  if (begun.length === 0) return []
  const definitive = begun.filter(({ kind }) => kind === 'D').map(({ personId }) => personId)
  const still = (await definitiveHoldings(ctx, definitive, on)).filter(
    ({ rowId }) => !ending.includes(rowId),
  )
  const names = await namesOfThings(ctx, [
    ...begun.map(({ personId }) => personId),
    ...still.map(({ positionId }) => positionId),
  ])
  const unknown = begun.filter(({ personId }) => !names.has(personId))
  return [
    ...unknown.map(() =>
      standsInTheWay('no-person', 'Pejabat yang dipilih tidak tercatat. Cari lagi namanya.'),
    ),
    ...still.map(({ personId, positionId }) =>
      standsInTheWay(
        'two-posts',
        `${names.get(personId)} masih memegang jabatan ${names.get(positionId)}. Akhiri dahulu ` +
          'dengan mutasi, atau kosongkan pejabatnya di sini dan lantik kemudian.',
      ),
    ),
  ]
}

/** New codes that somebody has already, or that are given out twice. */
async function takenCodes(
  ctx: Ctx,
  on: LocalDate,
  { opened: units, openedPosts: posts, gone, closed }: Wish,
): Promise<Problem[]> {
  const freed = new Set([...gone, ...closed.keys()])
  const codesOf = (things: readonly { code: string }[]) => things.map(({ code }) => code)
  const there = [
    ...(await unitsCoded(ctx, codesOf(units), on)),
    ...(await postsCoded(ctx, codesOf(posts), on)),
  ].filter(({ id }) => !freed.has(id))
  const twice = [units, posts].flatMap((things) =>
    codesOf(things).filter((code, at, all) => all.indexOf(code) !== at),
  )
  return [
    ...there.map((one) =>
      standsInTheWay(
        'code-taken',
        `Kode ${one.code} sudah dipakai ${'name' in one ? one.name : one.title}.`,
      ),
    ),
    ...twice.map((code) =>
      standsInTheWay(
        'code-twice',
        `Kode ${code} dipakai dua kali di sini. Bedakan nama atau kodenya.`,
      ),
    ),
  ]
}

/** The plan of a wish, with what only the database knows: codes that are taken, people in two
 * definitive posts. */
export async function planOf(
  ctx: Ctx,
  scene: Scene,
  wish: Wish,
  problems: readonly Problem[] = [],
): Promise<EventPlan> {
  const { units, posts, begun, ends, ...plan } = planRestructure(scene, wish)
  const checked = [
    ...(await takenCodes(ctx, scene.on, wish)),
    ...(await whyNotBegin(ctx, scene.on, wish.begun, ends.holdings)),
  ]
  return {
    problems: [...problems, ...plan.problems, ...checked],
    changes: [
      { of: unitLedger, changes: units },
      { of: positionLedger, changes: posts },
      { of: assignmentLedger, changes: begun },
      { of: teamRoleLedger, changes: plan.teamRoles },
    ],
    ends: [
      { of: assignmentLedger, rowIds: ends.holdings },
      { of: positionLedger, rowIds: ends.posts },
      { of: unitLedger, rowIds: ends.units },
    ],
    ...{ succession: plan.succession, told: plan.told },
  }
}

/** A unit that an event opens, like another but for what is said. */
export function opened(
  scene: Scene,
  head: EventHead,
  like: string,
  said: z.output<typeof NewUnit>,
): UnitVersion {
  const model = versionAt(scene.units.get(like), head.on)
  return {
    ...{ id: idOfText(`${head.eventId} unit ${said.code}`), code: said.code, name: said.name },
    shortName: said.shortName ?? said.name,
    kind: said.kind ?? model?.kind ?? 'DINAS',
    parentId: said.parentId ?? model?.parentId ?? null,
    isAgency: said.isAgency ?? model?.isAgency ?? false,
    skpdCode: said.skpdCode ?? null,
    legalBasis: head.decreeNumber,
    ...{ validFrom: head.on, validTo: null },
  }
}

type Led = { posts: PositionVersion[]; begun: AssignmentVersion[]; problems: Problem[] }

/** The post that leads a unit which an event opens, like the head of another but for what is said,
 * and who holds it where that is said; a vacant one is told. */
export function ledBy(
  head: EventHead,
  unit: UnitVersion,
  model: PositionRecord | null,
  said: z.output<typeof NewHead> | undefined,
): Led {
  if (!said) {
    const detail =
      `${unit.name} dibuka tanpa jabatan pimpinan, jadi jabatan di dalamnya belum beratasan. ` +
      'Isi nama jabatan pimpinannya bila ada.'
    return { posts: [], begun: [], problems: [toBeKnown('no-head', detail)] }
  }
  if (!model && !said.level)
    return {
      ...{ posts: [], begun: [] },
      problems: [
        standsInTheWay('no-level', `Pilih tingkat jabatan ${said.title}; tidak ada contohnya.`),
      ],
    }
  const post: PositionVersion = {
    ...{ id: idOfText(`${head.eventId} post ${unit.id}`), title: said.title, unitId: unit.id },
    code: said.code ?? derivedCode(unit.code, said.title),
    ...{ kind: model?.kind ?? 'STRUKTURAL', echelon: said.echelon ?? model?.echelon ?? null },
    level: said.level ?? model?.level ?? '',
    ...{ superiorId: model?.superiorId ?? null, singleHolder: true },
    ...{ validFrom: head.on, validTo: null },
  }
  if (!said.personId)
    return {
      ...{ posts: [post], begun: [] },
      problems: [
        toBeKnown(
          'head-vacant',
          `Jabatan ${said.title} dibuka kosong. Lantik pejabatnya dengan mutasi.`,
        ),
      ],
    }
  return {
    posts: [post],
    begun: [holding(head, post, said.personId, said.as ?? 'D')],
    problems: [],
  }
}

/** An assignment that an event begins. */
export const holding = (
  head: EventHead,
  { id: positionId, singleHolder }: PositionVersion,
  personId: string,
  kind: AssignmentVersion['kind'],
): AssignmentVersion => ({
  ...{
    id: idOfText(`${head.eventId} holding ${positionId} ${personId}`),
    personId,
    positionId,
    kind,
  },
  ...{ singleHolder, decreeNumber: head.decreeNumber, decreeDate: head.decreeDate },
  ...{ validFrom: head.on, validTo: null },
})
