import {
  type Clause,
  type Column,
  clausesIn,
  optionsOf,
  unitKindNames,
} from '../organisation/words.ts'
import type { ProcedurePack, Reader } from './terms.contract.ts'

const units = optionsOf({ WORKING: 'hari kerja', CALENDAR: 'hari kalender' })
const term: Column[] = [
  { key: 'days', label: 'Lama', entry: { kind: 'whole', unit: '' } },
  { key: 'unit', label: 'Dihitung', entry: { kind: 'choice', options: units } },
]
/** Roles by decree that may read beside those a case concerns. */
export const readerNames: Record<Reader, string> = {
  ORGANISATION_BUREAU: 'Bagian Organisasi',
  PERSONNEL: 'Pengelola kepegawaian',
  AUDITOR: 'Pengawas intern (APIP)',
}

/** Rule pack `prosedur`, value by value; `nameOf` says what a kind is called. */
export const procedureClauses = (
  { kinds }: ProcedurePack,
  nameOf: (code: string) => string,
): Clause[] =>
  Object.keys(kinds).flatMap((code) =>
    clausesIn(nameOf(code), [
      ...(
        [
          ['reply', 'Waktu menanggapi'],
          ['hearing', 'Waktu mendengar, bila diminta'],
          ['opinions', 'Waktu memberi pertimbangan'],
          ['decision', 'Waktu memutus'],
          ['objection', 'Waktu mengajukan keberatan'],
          ['answer', 'Waktu menjawab keberatan'],
        ] as const
      ).map(
        ([key, label]) =>
          [
            `kinds.${code}.${key}`,
            label,
            { kind: 'record' as const, columns: term },
            'open',
          ] as const,
      ),
      [
        `kinds.${code}.opinionsOf`,
        'Pertimbangan diminta dari pimpinan, bila di atas pengusul tidak ada pejabat',
        { kind: 'several', options: optionsOf(unitKindNames) },
        'open',
      ],
      [
        `kinds.${code}.readers`,
        'Selain para pihak, dibaca juga oleh',
        { kind: 'several', options: optionsOf(readerNames) },
        'open',
      ],
    ]),
  )
