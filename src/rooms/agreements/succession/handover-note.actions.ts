import type { FileAnswer, Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import {
  type HandoverContent,
  type HandoverToPrint,
  latestFile,
  printHandover,
} from '../../documents/index.ts'
import { chartOn, findEmblem, principalHolder, readRanks } from '../../organisation/index.ts'
import type { Party } from '../agreement.contract.ts'
import { sightOf, whyNotRead } from '../agreement.rules.ts'
import { type Current, findCurrent, findVersion } from '../agreement.store.ts'
import { partyOf } from '../drafting/drafting.rules.ts'
import { frozen } from '../proof/content.actions.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { openSigning } from '../signing/signing.store.ts'
import { held, noSuch, whyNotBindHere } from '../talks/agreeing.actions.ts'
import { askToHandOver, closeHandover } from './handover.actions.ts'
import type { HandoverPage, handoverContract } from './handover.contract.ts'
import {
  type Circle,
  noteKinds,
  sideOfHandover,
  sidesOf,
  type ToSign,
  whyNotWrite,
  writerAs,
} from './handover.rules.ts'
import { type Ended, findEnded, findNote, type StoredNote, saveNote } from './handover.store.ts'
import { contentOfHandover, type HandoverTables } from './handover-content.actions.ts'

type Ctx = Context<HandoverTables>
type Contract = typeof handoverContract

const notEnded = refusal(
  'agreements/not-handed-over',
  409,
  'PK ini belum berakhir di tengah tahunnya, jadi belum ada yang diserahterimakan.',
)

/** A note with everything that decides about it. */
export type Standing = {
  current: Current
  ended: Ended
  circle: Circle
  note: StoredNote | undefined
  stage: HandoverPage['stage']
}

async function circleOf(ctx: Ctx, { firstParty }: Current, ended: Ended): Promise<Circle> {
  const chart = await chartOn(ctx, ctx.today)
  const ranks = await readRanks(ctx, ctx.today)
  const holderOf = (positionId: string | null): Party | null => {
    const holder = positionId === null ? null : principalHolder(chart, positionId)
    return holder && partyOf(chart, holder, ranks)
  }
  return {
    leaving: firstParty,
    successor: holderOf(ended.nextPositionId ?? ended.positionId),
    superior: holderOf(ended.giverPositionId),
  }
}

const stageOf = (note: StoredNote | undefined): HandoverPage['stage'] => {
  if (!note) return 'NONE'
  if (note.signed.length === 0) return 'WRITTEN'
  return note.content.secondParty && note.signed.length < 2 ? 'SIGNED_FIRST' : 'DONE'
}

/** How the handover of an ended promise stands. Refuses a promise that has not ended. */
export async function standingOf(ctx: Ctx, newest: Current): Promise<Standing> {
  const ended = await findEnded(ctx, newest.id)
  if (!ended) throw new Refused(notEnded)
  const { lastVersion } = ended
  const isLast = newest.version === lastVersion
  const last = isLast ? newest : await findVersion(ctx, newest.id, lastVersion)
  const current = last ?? newest
  const note = await findNote(ctx, current.id)
  const circle = await circleOf(ctx, current, ended)
  return { current, ended, circle, note, stage: stageOf(note) }
}

const signerOf = ({ name, title }: { name: string; title: string }, personId: string) => ({
  ...{ personId, name, title },
})

/** Who signs what stands: as it was frozen; of a note nobody wrote, as it would be. */
export function toSign({ circle, note, stage }: Standing): ToSign & {
  firstParty: { personId: string; name: string; title: string }
  secondParty: { personId: string; name: string; title: string } | null
} {
  if (!note) return { stage, ...sidesOf(circle, false) }
  const { firstParty, secondParty } = note.content
  return {
    stage,
    firstParty: signerOf(firstParty, firstParty.personRef),
    secondParty: secondParty && signerOf(secondParty, secondParty.personRef),
  }
}

/** Reads a handover: whoever may read the promise, and everybody who takes part in it. */
async function seenHandover(ctx: Ctx, id: string): Promise<Standing> {
  const current = await findCurrent(ctx, id)
  if (!current) throw new Refused(noSuch)
  const refused = whyNotRead(sightOf(ctx.actor), current)
  const ended = refused && (await findEnded(ctx, id))
  const circle = ended && (await circleOf(ctx, current, ended))
  const takesPart =
    circle && Object.values(circle).some((one) => one?.personId === ctx.actor.personId)
  if (!takesPart) heed(refused)
  return standingOf(ctx, current)
}

async function shown(ctx: Ctx, standing: Standing): Promise<HandoverPage> {
  const { current, ended, circle, note, stage } = standing
  const content =
    note?.content ??
    (await contentOfHandover(ctx, current, ended, {
      ...{ unfinished: '', advice: '', absence: null, ...sidesOf(circle, false) },
    }))
  const { rows, budget, unfinished, advice, absence } = content
  const sides = toSign(standing)
  const nameOf = (personId: string): string =>
    [sides.firstParty, sides.secondParty].find((one) => one?.personId === personId)?.name ?? ''
  const { personId } = ctx.actor
  return {
    ...{ agreementId: current.id, code: current.code, year: current.year },
    ...{ version: current.version, title: current.firstParty.title },
    ...{ leaving: current.firstParty.name, from: ended.from, until: addDays(ended.endedOn, -1) },
    ...{ stage, rows, budget, unfinished, advice, absence },
    firstParty: signer(sides.firstParty),
    secondParty: sides.secondParty && signer(sides.secondParty),
    digest: note?.digest ?? null,
    writtenAt: note?.writtenAt ?? null,
    signed: (note?.signed ?? []).map((one) => ({ name: nameOf(one.personId), at: one.at })),
    writes: stage === 'DONE' ? null : writerAs(circle, personId),
    signs: typeof sideOfHandover(sides, personId) === 'string',
    verifyPath: `/verifikasi/${current.publicCode}`,
  }
}

const signer = ({ personId, name, title }: HandoverPage['firstParty']) => ({
  ...{ personId, name, title },
})

export async function readHandover(
  ctx: Ctx,
  { id }: Taken<Contract['readHandover']>,
): Promise<Given<Contract['readHandover']>> {
  return shown(ctx, await seenHandover(ctx, id))
}

/** Writes the note: the figures are frozen as they are now, with their digest. Written again before
 * all have signed, it is a new content, and a signature on the old one counts no more. */
export async function writeHandover(
  ctx: Ctx,
  { id, unfinished, advice, absence = '' }: Taken<Contract['writeHandover']>,
): Promise<Given<Contract['writeHandover']>> {
  const current = await held(ctx, id)
  const standing = await standingOf(ctx, current)
  const { circle, ended, note, stage } = standing
  const stood = { stage, absence: note?.content.absence ?? null }
  heed(whyNotWrite(circle, stood, { unfinished, absence }, ctx.actor.personId))
  heed(whyNotBindHere(ctx))
  heed(whyHeld(await openSigning(ctx, current.versionId), ctx.now))
  const instead = writerAs(circle, ctx.actor.personId) === 'INSTEAD'
  const content = await contentOfHandover(ctx, current, ended, {
    ...{ unfinished, advice, absence: instead ? absence : null, ...sidesOf(circle, instead) },
  })
  const { digest, canonical } = frozen(content)
  await saveNote(ctx, { agreementId: id, versionId: current.versionId, digest, canonical })
  if (stage === 'SIGNED_FIRST') {
    await closeHandover(ctx, id, 'Memorinya ditulis ulang')
    await askToHandOver(ctx, current, content.firstParty.personRef, content.secondParty?.name)
  }
  await record(ctx, {
    act: 'agreement.handover-written',
    subject: id,
    before: note ? { digest: note.digest, stage } : null,
    after: { digest, absence: content.absence },
  })
  return shown(ctx, await standingOf(ctx, current))
}

/** The paper of a note, as kept, with the emblem it names. */
export async function paperOf(
  ctx: Ctx,
  { publicCode }: Pick<Current, 'publicCode'>,
  content: HandoverContent,
  digest: string | null,
): Promise<HandoverToPrint> {
  const emblem = content.emblem && (await findEmblem(ctx, content.emblem.sha256))
  return { content, digest, publicCode, createdAt: ctx.now, emblem: emblem ?? null }
}

/** The note as a paper: as signed once somebody has signed, printed fresh before. */
export async function readHandoverDocument(
  ctx: Ctx,
  { id }: Taken<Contract['readHandoverDocument']>,
): Promise<FileAnswer> {
  const { current, ended, circle, note } = await seenHandover(ctx, id)
  const signed =
    note && note.signed.length > 0 && (await latestFile(ctx, noteKinds.signed, note.id))
  const content =
    note?.content ??
    (await contentOfHandover(ctx, current, ended, {
      ...{ unfinished: 'Belum ditulis.', advice: '', absence: null, ...sidesOf(circle, false) },
    }))
  const bytes = signed
    ? signed.bytes
    : (await printHandover(await paperOf(ctx, current, content, note?.digest ?? null))).bytes
  const name = `serah-terima-${current.code}.pdf`
  return { name, type: 'application/pdf', bytes, inline: true }
}
