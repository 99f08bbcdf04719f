import { type Actor, may, officesWith } from '../../kernel/actor.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { AgreementPage, Finding, Party } from './agreement.contract.ts'
import type { AgreementPolicy } from './pack.contract.ts'
import { hasContent, isUnfrozen } from './state.rules.ts'

/** What an actor may see: everything, or own promises, those given to own subordinates, and those
 * of the own offices. */
export type Sight =
  | { all: true }
  | { all: false; personId: string; positionIds: string[]; agencyIds: string[] }

/** Where an actor may look (`design.md` §3): mandates decide, never names. */
export function sightOf(actor: Pick<Actor, 'kind' | 'mandates' | 'personId'>): Sight {
  const agencyIds = officesWith(actor, 'agreements.read')
  if (agencyIds === null) return { all: true }
  return {
    all: false,
    personId: actor.personId ?? '00000000-0000-0000-0000-000000000000',
    positionIds: actor.mandates.flatMap(({ positionId }) => (positionId ? [positionId] : [])),
    agencyIds,
  }
}

export type Seen = {
  agencyId: string | null
  firstParty: Pick<Party, 'personId'>
  secondParty: Pick<Party, 'personId' | 'positionId'> | null
}

export function whyNotRead(sight: Sight, seen: Seen): Refusal | null {
  if (
    sight.all ||
    seen.firstParty.personId === sight.personId ||
    seen.secondParty?.personId === sight.personId
  )
    return null
  if (seen.agencyId && sight.agencyIds.includes(seen.agencyId)) return null
  return refusal(
    'agreements/not-yours-to-read',
    403,
    'PK ini milik perangkat daerah lain. Mintalah kepada Bagian Organisasi bila Anda perlu membacanya.',
  )
}

/** May the actor press «Susun PK»? */
export function whyNotDraft(actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null {
  if (may(actor, 'agreements.draft')) return null
  return refusal(
    'agreements/not-drafter',
    403,
    'Menyusun PK seluruh daerah hanya untuk Bagian Organisasi.',
  )
}

type Checked = Pick<AgreementPage, 'rowList' | 'budgetList' | 'form' | 'level' | 'chain'> &
  Partial<Pick<AgreementPage, 'offBudget' | 'state' | 'version'>>

/** What stands between a draft and its agreement (`perjanjian-kinerja.md` §3.5, PK-02, PK-07,
 * PK-08). */
export function findingsOf(
  page: Checked,
  policy: Pick<AgreementPolicy, 'rowsAtLeast' | 'rowsAtMost' | 'levels'>,
): Finding[] {
  const findings: Finding[] = page.rowList
    .filter(({ target }) => target === '')
    .map(({ indicator, nodeId }) => ({
      code: 'PK-02',
      severity: 'error',
      detail: `Indikator «${indicator}» belum punya target tahun ini.`,
      href: nodeId && `/perencanaan/${nodeId}`,
    }))
  const rows = page.rowList.length
  if (rows < policy.rowsAtLeast || rows > policy.rowsAtMost)
    findings.push({
      code: 'PK-07',
      severity: 'warning',
      detail:
        `PK ini memuat ${rows} indikator; yang lazim ${policy.rowsAtLeast} sampai ` +
        `${policy.rowsAtMost}.`,
      href: null,
    })
  const parent = page.chain.at(-1)
  if (page.form === 'TWO_PARTY' && !(parent && hasContent(parent.state)))
    findings.push({
      code: 'PK-08',
      severity: 'warning',
      detail:
        'Belum terkait: PK atasan belum disepakati. PK ini tetap dapat dibuat, dan dikaitkan kemudian.',
      href: parent ? `/perjanjian/${parent.id}` : null,
    })
  if (page.budgetList.length === 0 && policy.levels[page.level]?.budgetFrom !== 'NODES')
    findings.push({
      code: 'PK-04',
      severity: 'warning',
      detail: 'Lampiran anggaran kosong: DPA perangkat daerah ini belum ada.',
      href: '/anggaran',
    })
  // of an amendment it is the version in force that differs, and «Susun PK» leaves both alone
  if (page.offBudget && page.state && isUnfrozen(page.state) && page.version === 1)
    findings.push({
      code: 'PK-04',
      severity: 'warning',
      detail: `${page.offBudget.sentence} «Susun PK» memperbaruinya.`,
      href: null,
    })
  return findings
}
