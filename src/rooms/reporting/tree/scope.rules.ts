import { type Actor, type Mandate, may, officesWith } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'

type Who = Pick<Actor, 'kind' | 'mandates' | 'actingAs'>

/** Why the tree of a unit stays closed: everybody sees the own offices with every unit in them and
 * the top of the region, some the whole region. `office` is the one the unit belongs to. */
export function whyNotSeeTree(
  who: Who,
  unit: string | undefined,
  office: string | null = null,
): Refusal | null {
  if (may(who, 'planning.read')) return null
  const own = who.mandates.filter(({ rights }) => rights.includes('planning.read'))
  if (own.length === 0)
    return refusal(
      'reporting/not-your-region',
      403,
      'Pohon kinerja terbuka bagi pegawai yang memegang jabatan atau penugasan di daerah ini.',
    )
  const isOwn = ({ agencyId, unitId }: Mandate): boolean =>
    agencyId !== null && [agencyId === unit, agencyId === office, unitId === unit].includes(true)
  if (unit === undefined || own.some(isOwn)) return null
  return refusal(
    'reporting/other-office',
    403,
    'Anda melihat pohon kantor Anda sendiri dan sasaran daerah di atasnya.',
    {
      mend: { href: '/pohon', label: 'Buka pohon kantor Anda' },
    },
  )
}

/** Why there is no file of a tree: nothing is planned, or the unit is none of this region. */
export function whyNotTreeFile(nodes: number, unitKnown: boolean): Refusal | null {
  if (nodes > 0 && unitKnown) return null
  return refusal(
    'reporting/no-tree',
    404,
    'Tidak ada pohon kinerja untuk pilihan ini. Pilih tahun atau perangkat daerah yang lain.',
  )
}

/** The units whose nodes somebody sees below the top of the region; `null` for all of them. Ask
 * only where the tree is not refused. */
export function unitsSeen(who: Who, unit: string | undefined): string[] | null {
  if (unit !== undefined) return [unit]
  return officesWith(who, 'planning.read')
}

/** Where a leader sits: over all offices, or over the units of one office. */
export type Seat = { kind: 'REGION' } | { kind: 'OFFICE'; unitId: string }

const leading = ({ rights, agencyId, regionWide }: Mandate): boolean =>
  rights.includes('results.read') && (regionWide || agencyId !== null)

/** The mandate one leads from: the one acted in when it leads, else the first that does. */
function leadership({ mandates, actingAs }: Who): Mandate | undefined {
  return (
    mandates.find(({ regionWide, rights }) => regionWide && rights.includes('results.read')) ??
    [actingAs, ...mandates].find(isLeading)
  )
}

const isLeading = (mandate: Mandate | null | undefined): mandate is Mandate =>
  mandate != null && leading(mandate)

/** Why the control room stays closed: it is for those who lead to results or look after the whole
 * region; an office's head sees the own office. */
export function whyNotOversee(who: Who, unit: string | undefined): Refusal | null {
  if (may(who, 'results.read')) return null
  const own = who.mandates.filter(leading)
  if (own.length === 0)
    return refusal(
      'reporting/not-a-leader',
      403,
      'Ruang kendali untuk pimpinan, Bagian Organisasi, perencana, dan pengawas.',
      {
        mend: { href: '/pohon', label: 'Buka pohon kinerja kantor Anda' },
      },
    )
  if (unit === undefined || own.some(({ agencyId }) => agencyId === unit)) return null
  return refusal(
    'reporting/not-your-office',
    403,
    'Ruang kendali perangkat daerah lain terbuka bagi kepala daerah dan pengawas.',
    {
      mend: { href: '/ruang-kendali', label: 'Buka ruang kendali Anda' },
    },
  )
}

/** The seat of a leader, or the office chosen. Ask only where the control room is not refused. */
export function seatOf(who: Who, unit: string | undefined): Seat {
  if (unit !== undefined) return { kind: 'OFFICE', unitId: unit }
  const own = leadership(who)
  return who.kind === 'system' || own?.regionWide || !own?.agencyId
    ? { kind: 'REGION' }
    : { kind: 'OFFICE', unitId: own.agencyId }
}
