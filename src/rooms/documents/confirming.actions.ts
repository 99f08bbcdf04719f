import { createHash } from 'node:crypto'
import type { Given, Taken } from '../../kernel/contract.ts'
import { heed, type Refusal, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { handlingOf, holdersOf, type IdentityTables, rolesWith } from '../identity/index.ts'
import { namesOf, type OrganisationTables } from '../organisation/index.ts'
import { certify, found, noSuch, requestFor, shown } from './certificate.actions.ts'
import type { Certificate, certificateContract } from './certificate.contract.ts'
import { standingOf, waitingOf, whyNotConfirm, whyNotConfirmAny } from './certificate.rules.ts'
import { loadCertificates, type StoredCertificate } from './certificate.store.ts'
import {
  charactersFrom,
  confirmersOf,
  type Hand,
  handsBehind,
  type Request,
  toldConfirmers,
  type Words,
  whyHandled,
  whyNotCharacters,
  whySingly,
} from './confirming.rules.ts'
import type { DocumentsTables } from './documents.tables.ts'

type Ctx = Context<DocumentsTables & AuditTables & IdentityTables & OrganisationTables>
type Contract = typeof certificateContract
type Confirmer = { personId: string; hands: Hand[] }

/** Everything that decides who may confirm the requests of some people. */
type Desk = {
  words: Words
  me: { personId: string | null; hands: Hand[] }
  requestOf: (certificate: Request['certificate']) => Request
  whoMay: (request: Request) => Confirmer[]
}

/** Whose hands the accounts of these people went through, and so on through whose hands those who
 * did it went: a statement for each step, of which there are seldom more than two. */
async function handsAround(ctx: Ctx, people: readonly string[]): Promise<Map<string, Hand[]>> {
  const [found, asked] = [[] as Hand[], new Set<string>()]
  let next = [...new Set(people)]
  while (next.length > 0) {
    for (const id of next) asked.add(id)
    const more = await handlingOf(ctx, next)
    found.push(...more)
    next = [...new Set(more.flatMap(({ byPersonId }) => byPersonId ?? []))]
    next = next.filter((id) => !asked.has(id))
  }
  return Map.groupBy(found, ({ personId }) => personId)
}

/** Reads it for those who hold these certificates and for the actor: a few statements, whatever
 * their number. */
async function deskOf(ctx: Ctx, certificates: readonly StoredCertificate[]): Promise<Desk> {
  const { personId: mine } = ctx.actor
  const holderIds = await holdersOf(ctx, rolesWith('organisation.manage'))
  const people = [...holderIds, ...certificates.map(({ personId }) => personId), mine ?? []].flat()
  const hands = await handsAround(ctx, people)
  const handlers = [...hands.values()].flat().flatMap(({ byPersonId }) => byPersonId ?? [])
  const names = await namesOf(ctx, [...new Set([...holderIds, ...handlers])])
  const handsOf = (id: string): Hand[] => hands.get(id) ?? []
  const ofPerson = Map.groupBy(certificates, ({ personId }) => personId)
  const words: Words = {
    nameOf: (id) => names.get(id) ?? 'seseorang yang tidak lagi tercatat',
    timeZone: ctx.region.timeZone,
  }
  const holders = holderIds.map((personId) => ({ personId, hands: handsOf(personId) }))
  return {
    words,
    whoMay: (request) => confirmersOf(request, holders, ctx.now, words),
    me: { personId: mine, hands: mine ? handsOf(mine) : [] },
    requestOf: (certificate) => {
      const all = ofPerson.get(certificate.personId) ?? []
      const vouched = all.flatMap(({ confirmedAt }) => confirmedAt ?? []).toSorted()
      return {
        certificate,
        vouchedAt: vouched.at(-1) ?? null,
        replaces: standingOf(all)?.state === 'CONFIRMED',
        hands: handsBehind(handsOf(certificate.personId), handsOf),
      }
    },
  }
}

/** The six characters of a request, out of the key it asks a certificate for. */
const charactersOf = ({ publicKey }: StoredCertificate): string =>
  charactersFrom(createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest())

/** Asks everybody who may confirm these requests, and nobody else. Who was asked already is left as
 * they are. */
export async function askConfirmers(
  ctx: Ctx,
  certificates: readonly StoredCertificate[],
): Promise<void> {
  const desk = await deskOf(ctx, certificates)
  const waiting = certificates.filter(({ state }) => state === 'WAITING')
  await ctx.tasks.open(
    waiting.flatMap((one) =>
      desk.whoMay(desk.requestOf(one)).map(({ personId }) => ({
        kind: 'documents/confirm-certificate',
        subject: one.id,
        title: `Sahkan sertifikat tanda tangan ${one.name}`,
        holder: { personId },
        waiting: one.name,
        link: '/sertifikat',
      })),
    ),
  )
}

export async function requestCertificate(
  ctx: Ctx,
  { passphrase, replaces }: Taken<Contract['requestCertificate']>,
): Promise<Certificate> {
  const { personId, name } = ctx.actor
  if (!personId) throw new Refused(noSuch)
  const made = await requestFor(ctx, { id: personId, name }, passphrase, replaces)
  await askConfirmers(ctx, await loadCertificates(ctx, { personId }))
  await ctx.notices.tell([
    {
      ...{ personId, kind: 'documents/certificate-asked', link: '/sertifikat' },
      title: 'Sertifikat tanda tangan diminta atas nama Anda.',
      detail: 'Bukan Anda yang meminta? Hubungi BKPSDM atau Inspektorat sebelum disahkan.',
    },
  ])
  return shown(made)
}

export async function readMyCertificate(ctx: Ctx): Promise<Given<Contract['readMyCertificate']>> {
  const { personId, name } = ctx.actor
  const all = personId ? await loadCertificates(ctx, { personId }) : []
  const [standing, waiting] = [standingOf(all), waitingOf(all)]
  const certificate = standing && shown(standing)
  if (!personId || (standing?.state === 'CONFIRMED' && !waiting))
    return { certificate, request: null, confirmers: null }
  const { requestOf, whoMay, words } = await deskOf(ctx, all)
  const request = requestOf(waiting ?? { personId, name, requestedAt: ctx.now })
  return {
    certificate,
    request: waiting && {
      id: waiting.id,
      requestedAt: waiting.requestedAt,
      characters: charactersOf(waiting),
    },
    confirmers: toldConfirmers(whoMay(request), words),
  }
}

/** What waits for the actor, and what waits for others though the actor has the right. */
export async function listWaitingCertificates(
  ctx: Ctx,
): Promise<Given<Contract['listWaitingCertificates']>> {
  const certificates = await loadCertificates(ctx, { asking: true })
  const waiting = certificates.filter((one) => whyNotConfirm(one, ctx.actor) === null)
  if (waiting.length === 0) return { items: [], others: [] }
  const { requestOf, whoMay, me, words } = await deskOf(ctx, certificates)
  const cases = waiting.map((one) => {
    const request = requestOf(one)
    return { one, request, why: whyHandled(request, me, ctx.now, words) }
  })
  return {
    items: cases
      .filter(({ why }) => why === null)
      .map(({ one, request }) => ({ certificate: shown(one), singly: whySingly(request, words) })),
    others: cases.flatMap(({ one: { id, name }, request, why }) =>
      why
        ? [
            {
              id,
              name,
              why: why.detail,
              confirmers: toldConfirmers(whoMay(request), words),
            },
          ]
        : [],
    ),
  }
}

/** Certifies for the actor and tells the holder. */
async function confirmFor(ctx: Ctx, waiting: StoredCertificate, compared: boolean) {
  const confirmed = await certify(ctx, waiting, compared)
  await ctx.tasks.open([
    {
      kind: 'documents/certificate-ready',
      subject: confirmed.id,
      title: 'Sertifikat tanda tangan Anda sudah berlaku',
      holder: { personId: confirmed.personId },
      link: '/sertifikat',
    },
  ])
  return shown(confirmed)
}

/** Confirms one request; where it is to be confirmed singly, by the characters that its holder read
 * out. Wrong ones stay on record. */
export async function confirmCertificate(
  ctx: Ctx,
  { certificateId, characters }: Taken<Contract['confirmCertificate']>,
): Promise<Certificate> {
  const waiting = await found(ctx, certificateId)
  heed(whyNotConfirm(waiting, ctx.actor))
  const of = await loadCertificates(ctx, { personId: waiting.personId })
  const { requestOf, me, words } = await deskOf(ctx, of)
  const request = requestOf(waiting)
  heed(whyHandled(request, me, ctx.now, words))
  const wrong = whyNotCharacters(whySingly(request, words), characters, charactersOf(waiting))
  if (wrong && characters) {
    await record(ctx, { act: 'certificate.characters-differ', subject: certificateId })
    throw new Refused(wrong, { onRecord: true })
  }
  heed(wrong)
  return confirmFor(ctx, waiting, characters !== undefined)
}

const gone = refusal('documents/no-such-certificate', 404, 'Permintaan ini tidak ada lagi.')

/** Confirms several requests in one press. What is not for the actor, is settled by now or has to
 * be confirmed singly is left as it is and told. */
export async function confirmCertificates(
  ctx: Ctx,
  { certificateIds }: Taken<Contract['confirmCertificates']>,
): Promise<Given<Contract['confirmCertificates']>> {
  heed(whyNotConfirmAny(ctx.actor))
  const asking = await loadCertificates(ctx, { asking: true })
  const { requestOf, me, words } = await deskOf(ctx, asking)
  const answer: Given<Contract['confirmCertificates']> = { confirmed: [], left: [] }
  for (const id of new Set(certificateIds)) {
    const waiting = asking.find((one) => one.id === id)
    const request = waiting && requestOf(waiting)
    const why: Pick<Refusal, 'detail'> | null = request
      ? (whyNotConfirm(waiting, ctx.actor) ?? whyHandled(request, me, ctx.now, words))
      : gone
    const singly = request ? whySingly(request, words) : null
    if (waiting && !why && !singly) answer.confirmed.push(await confirmFor(ctx, waiting, false))
    else
      answer.left.push({
        id,
        name: waiting?.name ?? 'Permintaan',
        why: why?.detail ?? `${singly} Sahkan sendiri dengan kode pengesahannya.`,
      })
  }
  return answer
}
