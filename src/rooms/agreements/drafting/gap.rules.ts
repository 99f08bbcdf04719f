import type { DraftingGap, Party } from '../agreement.contract.ts'
import type { Obliged, Vacant } from './mandate.rules.ts'

type Reason = {
  code: string
  detail: (title: string) => string
  href: (mandate: Pick<Obliged, 'unit' | 'position'>) => string
  label: string
}

/** Nobody gives it. */
export const noGiver: Reason = {
  code: 'NO_GIVER',
  detail: () => 'Pemberi amanah tidak ditemukan: jabatan atasannya kosong atau belum diisi.',
  href: ({ unit }) => `/organisasi/${unit.id}`,
  label: 'Lengkapi atasan',
}
/** It holds a part of the plan, and the region spares it. */
export const spared: Reason = {
  code: 'SPARED_WITH_NODES',
  detail: () =>
    'Memegang sasaran dalam rencana, tetapi menurut kebijakan daerah jabatan ini tidak membuat ' +
    'PK. Wajibkan dalam kebijakan, atau alihkan sasarannya.',
  href: ({ position }) => `/perencanaan?pemegang=${position.id}`,
  label: 'Buka perencanaan',
}

/** Is this told though nobody owes a promise by it? */
export const isSpared = ({ code }: Pick<DraftingGap, 'code'>): boolean => code === spared.code

/** Nothing of the plan is its own. */
export const noRows: Reason = {
  code: 'NO_ROWS',
  detail: () => 'Belum ada sasaran dan indikator dalam rencana yang dipegang jabatan ini.',
  href: ({ position }) => `/perencanaan?pemegang=${position.id}`,
  label: 'Buka perencanaan',
}

/** A mandate without a draft, with why and the way to mend it. */
export function gapOf(mandate: Obliged, { name, title }: Party, reason: Reason): DraftingGap {
  const { assignment, unit, agency } = mandate
  return {
    mandateId: assignment.id,
    level: mandate.position.level,
    code: reason.code,
    name,
    title,
    unit: unit.name,
    agencyId: agency?.id ?? null,
    agency: agency?.name ?? unit.name,
    detail: reason.detail(title),
    href: reason.href(mandate),
    label: reason.label,
  }
}

/** A post that must promise and has nobody in it. */
export const vacantGap = ({ position, unit, agency }: Vacant): DraftingGap => ({
  mandateId: null,
  level: position.level,
  code: 'POST_VACANT',
  name: 'Belum ada pejabat',
  title: position.title,
  unit: unit.name,
  agencyId: agency?.id ?? null,
  agency: agency?.name ?? unit.name,
  detail: 'Jabatan kosong dan belum ada pelaksana tugas.',
  href: `/organisasi/${unit.id}`,
  label: 'Isi jabatan',
})
