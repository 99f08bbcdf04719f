import * as z from 'zod/mini'
import { Id } from '../../../../kernel/ids.ts'
import type { Problem } from '../../../../kernel/importer.ts'
import { idOfText } from '../../../../platform/ids.ts'
import { MandateLevel } from '../../organisation.contract.ts'
import { assignmentLedger, personLedger, teamRoleLedger } from '../../organisation.ledgers.ts'
import { levelOf } from '../../pack/level.rules.ts'
import { OrganisationPack } from '../../pack/organisation-pack.contract.ts'
import { readPack } from '../../pack/pack.actions.ts'
import { derivedCode } from '../../people-import/people-import-codes.rules.ts'
import type {
  PositionRecord,
  PositionVersion,
  TeamRoleVersion,
} from '../../records/record.contract.ts'
import { endedOn, openedAs } from '../dated-change.rules.ts'
import { standsInTheWay } from '../event.rules.ts'
import { namesOfThings } from '../event.store.ts'
import { type EventHead, eventKind, planWith } from '../event-kind.ts'
import { Words } from './new-unit.contract.ts'
import { wishFor } from './restructure.rules.ts'
import { headIn, type Scene, versionAt } from './scene.rules.ts'
import { headPosts, holdingsOf, loadScene, postVersions } from './scene.store.ts'
import { holding, planOf, whyNotBegin } from './wish.actions.ts'

const Equalised = z.object({
  positionId: Id,
  title: Words,
  level: z.optional(MandateLevel),
  /** What its unit is called as a team, with the former head as its leader. */
  team: z.optional(Words),
})

/** The functional post that follows a structural one, in the same unit. */
function functional(
  head: EventHead,
  before: PositionRecord,
  { title, level }: z.output<typeof Equalised>,
  scene: Scene,
  pack: OrganisationPack,
): PositionVersion {
  const unit = versionAt(scene.units.get(before.unitId), head.on)
  const asked = { kind: 'FUNGSIONAL', echelon: null, title, headsAgency: false } as const
  return {
    ...{ id: idOfText(`${head.eventId} post ${before.id}`), title, unitId: before.unitId },
    ...{ code: derivedCode(unit?.code ?? before.code, title), kind: 'FUNGSIONAL', echelon: null },
    level: level ?? levelOf({ ...asked, unitKind: unit?.kind ?? 'SEKSI' }, pack) ?? before.level,
    ...{ superiorId: before.superiorId, singleHolder: false },
    ...{ validFrom: head.on, validTo: null },
  }
}

const hasLeader = ({ teamRoles }: Scene, unitId: string): boolean =>
  teamRoles.some((one) => one.unitId === unitId && one.role === 'KETUA')
/** The former head leads the team that the unit becomes. */
const leads = (head: EventHead, unitId: string, personId: string): TeamRoleVersion => ({
  ...{ id: idOfText(`${head.eventId} team ${unitId}`), unitId, personId, role: 'KETUA' },
  ...{ decreeNumber: head.decreeNumber, decreeDate: head.decreeDate },
  ...{ validFrom: head.on, validTo: null },
})

/** Structural posts become functional ones with the same holders; a unit that such a post led goes
 * on as a team with that holder as its leader (Permenpan-RB 17/2021, 7/2022). */
export const equalisation = eventKind({
  kind: 'EQUALISATION',
  name: 'Penyetaraan jabatan',
  shape: z.object({
    posts: z
      .array(Equalised)
      .check(z.minLength(1, 'Pilih jabatan yang disetarakan.'), z.maxLength(2000)),
  }),
  title: async (ctx, { on }, { posts }) => {
    const [first] = posts
    const found = first && (await postVersions(ctx, [first.positionId])).get(first.positionId)
    const rest = posts.length > 1 ? ` dan ${posts.length - 1} jabatan lain` : ''
    return `Penyetaraan ${versionAt(found, on)?.title ?? 'jabatan'}${rest}`
  },
  async plan(ctx, head, { posts }) {
    const versions = await postVersions(
      ctx,
      posts.map(({ positionId }) => positionId),
    )
    const roots = [...versions.values()].flatMap((all) => versionAt(all, head.on)?.unitId ?? [])
    const scene = await loadScene(ctx, { roots }, head.on)
    const { content: pack } = await readPack(ctx, 'organisasi', head.on, OrganisationPack)
    const problems: Problem[] = []
    const chosen = new Map(posts.map((said) => [said.positionId, said]))
    const made = [...chosen.values()].flatMap((said) => {
      const before = versionAt(scene.posts.get(said.positionId), head.on)
      if (before?.kind === 'STRUKTURAL')
        return [{ said, before, after: functional(head, before, said, scene, pack) }]
      const name = before ? `${before.title} bukan jabatan struktural` : 'Satu jabatan tidak ada'
      problems.push(
        standsInTheWay('not-structural', `${name} pada tanggal itu. Periksa pilihannya.`),
      )
      return []
    })
    const holders = made.flatMap(({ before, after, said }) =>
      scene.holdings
        .filter(({ positionId, kind }) => positionId === before.id && kind === 'D')
        .map(({ personId }) => ({
          personId,
          said,
          before,
          begun: holding(head, after, personId, 'D'),
        })),
    )
    const leading = holders.filter(
      ({ said, before }) => said.team && headIn(scene, before.unitId)?.id === before.id,
    )
    const roles = leading
      .filter(({ before }) => !hasLeader(scene, before.unitId))
      .map(({ personId, before }) => leads(head, before.unitId, personId))
    const plan = await planOf(
      ctx,
      scene,
      wishFor({
        openedPosts: made.map(({ after }) => after),
        closed: new Map(made.map(({ before, after }) => [before.id, after.id])),
        begun: holders.map(({ begun }) => begun),
        changed: new Map(
          leading.map(({ said, before }) => [
            before.unitId,
            { kind: 'TIM_KERJA', name: said.team ?? '', shortName: said.team ?? '' },
          ]),
        ),
      }),
      problems,
    )
    plan.changes.push({ of: teamRoleLedger, changes: openedAs(roles) })
    return plan
  },
})

/** A new head of region, or who stands in at the end of a term, from a date on. */
export const newHead = eventKind({
  kind: 'NEW_HEAD',
  name: 'Pergantian kepala daerah',
  shape: z.object({
    personId: z.optional(Id),
    /** Somebody who is not on record yet. */
    person: z.optional(z.object({ name: Words })),
    as: z._default(z.enum(['D', 'PJ', 'PLT']), 'D'),
  }),
  title: async (ctx, _, { personId, person }) =>
    `Pergantian ${ctx.region.headTitle}: ${person?.name ?? (await namesOfThings(ctx, personId ? [personId] : [])).get(personId ?? '') ?? '…'}`,
  async plan(ctx, head, { personId: known, person, as }) {
    const [post, ...more] = await headPosts(ctx, head.on)
    const personId = known ?? (person && idOfText(`${head.eventId} person`))
    const name = person?.name ?? (await namesOfThings(ctx, known ? [known] : [])).get(known ?? '')
    if (!post || more.length > 0 || !personId || !name)
      return planWith({
        problems: [
          !personId || !name
            ? standsInTheWay('no-person', 'Pilih orangnya, atau tulis namanya bila belum tercatat.')
            : standsInTheWay(
                'no-head-post',
                'Jabatan kepala daerah tidak ada, atau ada lebih dari satu, pada tanggal itu.',
              ),
        ],
      })
    const held = (await holdingsOf(ctx, post.id, head.on)).filter(({ kind }) =>
      ['D', 'PJ', 'PLT'].includes(kind),
    )
    const names = await namesOfThings(
      ctx,
      held.map((one) => one.personId),
    )
    const begun = holding(head, post, personId, as)
    const ended = endedOn(
      held,
      head.on,
      (one) => `${names.get(one.personId) ?? 'Seseorang'} sebagai ${post.title}`,
    )
    const newcomer = { employmentKind: 'NON_ASN', grade: null, nip: null } as const
    const people = person
      ? [{ ...newcomer, id: personId, name, validFrom: head.on, validTo: null }]
      : []
    return planWith({
      problems: [
        ...ended.problems,
        ...(await whyNotBegin(ctx, head.on, person ? [] : [begun], ended.rowIds)),
      ],
      changes: [
        { of: personLedger, changes: openedAs(people) },
        { of: assignmentLedger, changes: openedAs([begun]) },
      ],
      ends: [{ of: assignmentLedger, rowIds: ended.rowIds }],
      told: held.map(({ id, personId: from }) => ({
        ...{ table: 'organisation.assignments', id, from, to: personId },
        effect: `${names.get(from) ?? 'Pejabat lama'} tidak lagi ${post.title}; ${name} menjabat.`,
      })),
      succession: {
        endings: held.map((one) => ({
          ...{ assignmentId: one.id, personId: one.personId, positionId: post.id },
          next: { assignmentId: begun.id, personId },
        })),
      },
    })
  },
})
