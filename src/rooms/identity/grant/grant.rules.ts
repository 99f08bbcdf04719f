import { type Actor, may, officesWith } from '../../../kernel/actor.ts'
import { overlaps, type Span } from '../../../kernel/dating.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { grantRights, isDelegated } from '../mandate.rules.ts'
import type { GrantRole } from '../session/session.contract.ts'
import type { Grant, GrantState } from './grant.contract.ts'

type Asking = Pick<Actor, 'kind' | 'personId' | 'mandates'>
/** A role for a person; `agencyId` is the office of its unit. */
export type Given = { personId: string; role: GrantRole; agencyId: string | null }

/** Is the role held within a unit (its operator, its administrator), not in the whole region? */
export const isWithinUnit = (role: GrantRole): boolean => !grantRights[role].regionWide

/** Why somebody may not give, confirm, end or take back a role: never one's own; an administrator
 * of the region any; the administrator of an office only its operators (decision 0039). */
export function whyNotGrant(actor: Asking, { personId, role, agencyId }: Given): Refusal | null {
  if (actor.kind === 'system') return null
  if (actor.personId === personId)
    return refusal(
      'identity/own-grant',
      403,
      'Kewenangan sendiri tidak diberikan atau diakhiri sendiri. Minta administrator yang lain.',
    )
  if (may(actor, 'grants.manage')) return null
  if (role === 'OPERATOR' && may(actor, 'grants.manage', agencyId)) return null
  return refusal(
    'identity/not-granter',
    403,
    'Kewenangan diberikan dan diakhiri Bagian Organisasi; administrator perangkat daerah ' +
      'menunjuk operator di perangkat daerahnya sendiri.',
  )
}

/** Why the administrator of an office may not name this person: who holds no post or role in a team
 * there (`offices`) is no colleague whose account would then be theirs to reset. */
export const whyNotOutsider = (
  actor: Asking,
  agencyId: string | null,
  offices: readonly string[],
): Refusal | null =>
  actor.kind === 'system' ||
  may(actor, 'grants.manage') ||
  (agencyId !== null && offices.includes(agencyId))
    ? null
    : refusal(
        'identity/grant-outsider',
        403,
        'Orang ini tidak bertugas di perangkat daerah Anda. Minta Bagian Organisasi menunjuknya.',
      )

/** Why somebody may not see the roles by decree: they are for who gives them, in the own office,
 * and for the auditors. */
export function whyNotSeeGrants(actor: Asking): Refusal | null {
  const offices = officesWith(actor, 'grants.manage')
  return may(actor, 'audit.read') || offices === null || offices.length > 0
    ? null
    : refusal(
        'identity/grants-closed',
        403,
        'Daftar kewenangan dibaca Bagian Organisasi, administrator perangkat daerah, dan APIP. ' +
          'Kewenangan Anda sendiri ada di Akun saya.',
      )
}

/** Why somebody may not see what a person may do: oneself, who administers the region or one of the
 * person's offices, and the auditors. */
export function whyNotSeeMandates(
  actor: Asking,
  person: Pick<Actor, 'mandates'> & { personId: string },
): Refusal | null {
  const within = [null, ...person.mandates.map(({ agencyId }) => agencyId)]
  const manages = within.some((agencyId) => may(actor, 'accounts.manage', agencyId))
  return actor.personId === person.personId || manages || may(actor, 'audit.read')
    ? null
    : refusal(
        'identity/mandates-closed',
        403,
        'Kewenangan seseorang dibaca orang itu sendiri, pengelola akunnya, dan APIP.',
      )
}

/** Does the grant wait for a second administrator? What reaches the whole region does, except while
 * the region has fewer than two administrators. */
export const waitsForSecond = (
  actor: Pick<Actor, 'kind'>,
  role: GrantRole,
  administrators: number,
): boolean => actor.kind !== 'system' && !isWithinUnit(role) && administrators >= 2

/** A grant as it is asked for. */
export type Wanted = Pick<
  Grant,
  'personId' | 'role' | 'unitId' | 'decreeNumber' | 'decreeDate' | 'validFrom' | 'validTo'
>

/** Which of these wait, in their order: with the second administrator that a list names, what
 * follows has somebody to say yes. */
export function waitingAmong<W extends Pick<Wanted, 'personId' | 'role'>>(
  actor: Pick<Actor, 'kind'>,
  wanted: readonly W[],
  administrators: readonly string[],
): Set<W> {
  const there = new Set(administrators)
  return new Set(
    wanted.filter(({ role, personId }) => {
      const waits = waitsForSecond(actor, role, there.size)
      if (role === 'ORGANISATION_BUREAU' && !waits) there.add(personId)
      return waits
    }),
  )
}

const field = (code: string, pointer: string, detail: string): Refusal =>
  refusal(code, 422, detail, { errors: [{ pointer, detail }] })

/** Why a role cannot be held there: a unit exactly where the role is held within one, and one that
 * belongs to an office. `unit` is `undefined` where the chart does not have it. */
export function whyNotThere(
  role: GrantRole,
  unitId: string | null,
  unit: { name: string; agencyId: string | null } | undefined,
): Refusal | null {
  const { title } = grantRights[role]
  if (isDelegated(role))
    return field(
      'identity/holder-delegates',
      '/role',
      'Pemeriksaan atas nama didelegasikan pemegang jabatannya sendiri, dari Akun saya.',
    )
  if (!isWithinUnit(role))
    return unitId === null
      ? null
      : field(
          'identity/unit-not-taken',
          '/unitId',
          `${title} berlaku untuk seluruh daerah. Kosongkan unitnya.`,
        )
  if (unitId === null)
    return field(
      'identity/unit-needed',
      '/unitId',
      `${title} ditunjuk di satu unit. Pilih unitnya.`,
    )
  if (!unit)
    return refusal('identity/no-such-unit', 404, 'Unit ini tidak ada hari ini. Pilih lagi.')
  return unit.agencyId
    ? null
    : field(
        'identity/unit-above-offices',
        '/unitId',
        `${unit.name} tidak termasuk perangkat daerah mana pun. Pilih perangkat daerah atau unit di bawahnya.`,
      )
}

const isFuture = (date: LocalDate, today: LocalDate, pointer: string): Refusal | null =>
  date <= today
    ? null
    : field(
        'identity/decree-in-future',
        pointer,
        `Keputusan bertanggal ${printDate(date)} belum ada hari ini. Periksa tanggalnya.`,
      )

/** Why a grant cannot have these dates: a decree of the future, an end that is not after its
 * beginning. */
export const whyNotDated = (
  { decreeDate, validFrom, validTo }: Pick<Grant, 'decreeDate' | 'validFrom' | 'validTo'>,
  today: LocalDate,
): Refusal | null =>
  (decreeDate && isFuture(decreeDate, today, '/decree/date')) ||
  (validTo !== null && validTo <= validFrom
    ? field(
        'identity/grant-backwards',
        '/until',
        `Kewenangan mulai ${printDate(validFrom)}, jadi berakhirnya sesudah tanggal itu.`,
      )
    : null)

type Held = Pick<Grant, 'personId' | 'role' | 'unitId'> & Span
/** The grant by which the person has the role there already, on some of these days. */
export const heldAlready = <G extends Held>(grants: readonly G[], wanted: Held): G | undefined =>
  grants.find(
    (grant) =>
      grant.personId === wanted.personId &&
      grant.role === wanted.role &&
      grant.unitId === wanted.unitId &&
      overlaps(grant, wanted),
  )

export const whyNotTwice = (held: Grant | undefined): Refusal | null =>
  held
    ? refusal(
        'identity/grant-doubled',
        409,
        held.state === 'PROPOSED'
          ? 'Kewenangan yang sama untuk orang ini sudah diusulkan dan menunggu persetujuan.'
          : `Orang ini sudah memegang kewenangan yang sama menurut ${held.decreeNumber}. ` +
              'Akhiri dulu yang itu bila keputusannya berganti.',
      )
    : null

/** What a grant is today. */
export function stateOf(
  { state, validFrom, validTo }: Pick<Grant, 'state'> & Span,
  today: LocalDate,
): GrantState {
  if (state === 'PROPOSED') return 'WAITING'
  if (validTo !== null && validTo <= today) return 'ENDED'
  return validFrom > today ? 'UPCOMING' : 'ACTIVE'
}

type Standing = Given & Pick<Grant, 'state' | 'proposedBy'>
/** Why somebody may not say yes to a proposal: the second administrator is neither who proposed it
 * nor whom it is for, and the proposer has not set their password anew within 72 hours
 * (`resetBy`: whoever did). */
export function whyNotConfirm(
  actor: Asking,
  grant: Standing,
  resetBy: readonly (string | null)[] = [],
): Refusal | null {
  const refused = whyNotGrant(actor, grant)
  if (refused) return refused
  if (grant.state !== 'PROPOSED')
    return refusal('identity/grant-not-waiting', 409, 'Kewenangan ini tidak menunggu persetujuan.')
  if (grant.proposedBy !== null && actor.personId === grant.proposedBy)
    return refusal(
      'identity/own-proposal',
      403,
      'Anda sendiri yang mengusulkannya. Persetujuannya dari administrator daerah yang lain.',
    )
  return grant.proposedBy !== null && resetBy.includes(grant.proposedBy)
    ? refusal(
        'identity/proposer-reset',
        403,
        'Pengusulnya baru saja menyetel ulang akun Anda. Persetujuannya dari administrator lain, ' +
          'atau dari Anda tiga hari sesudah penyetelan itu.',
      )
    : null
}

/** Why a grant cannot end so: it must have begun, not have ended by then, and the decree must exist
 * today. */
export function whyNotEnd(
  actor: Asking,
  grant: Given & Pick<Grant, 'state'> & Span,
  { on, decreeDate, today }: { on: LocalDate; decreeDate: LocalDate; today: LocalDate },
): Refusal | null {
  const refused = whyNotGrant(actor, grant)
  if (refused) return refused
  if (grant.state === 'PROPOSED')
    return refusal(
      'identity/grant-waiting',
      409,
      'Kewenangan ini baru diusulkan. Batalkan usulannya, tidak perlu keputusan.',
    )
  if (grant.validTo !== null && grant.validTo <= on)
    return refusal(
      'identity/grant-ended',
      409,
      `Kewenangan ini sudah berakhir sejak ${printDate(grant.validTo)}.`,
    )
  if (on <= grant.validFrom)
    return field(
      'identity/grant-not-begun',
      '/on',
      `Kewenangan ini berlaku sejak ${printDate(grant.validFrom)}. Pilih tanggal sesudahnya, ` +
        'atau batalkan bila salah catat.',
    )
  return isFuture(decreeDate, today, '/decree/date')
}

/** Why a grant may not be taken back as a mistake, or a proposal refused, without a word. */
export const whyNotWithdraw = (actor: Asking, grant: Given, reason: string): Refusal | null =>
  whyNotGrant(actor, grant) ??
  (reason === ''
    ? field('identity/no-reason', '/reason', 'Tulis alasannya; ia tercatat dalam jejak audit.')
    : null)
