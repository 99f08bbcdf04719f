import type { JSX } from 'preact'
import { capitalised, printCount, printDateShort } from '../../../kernel/indonesian.ts'
import type { UnitLine } from '../../../rooms/staff/distribution/distribution.contract.ts'
import { organisationPredicateNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { SelectField } from '../../parts/form/fields.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { Mark } from '../../parts/Mark.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { distributions } from './calls.ts'

/** What a unit waits for, in a word. */
export function standingWord(line: UnitLine): string {
  if (line.within) return 'Ikut unit di atasnya'
  if (!line.predicate) return 'Belum ada predikat'
  if (line.waiting) return line.findings ? 'Pola belum terpenuhi' : 'Menunggu dilihat'
  return line.lookedAt ? `Dilihat ${printDateShort(line.lookedAt.slice(0, 10))}` : 'Belum ada nilai'
}

const markOf = (line: UnitLine) =>
  line.within || !line.lookedAt || line.waiting
    ? line.findings
      ? ('mid' as const)
      : ('notyet' as const)
    : ('good' as const)

const columnsFor = (period: string): ListColumn<UnitLine>[] => [
  column('name', 'Unit', ({ name }) => name, {
    phone: 'name',
    cell: ({ unitId, name, agencyName }) => (
      <>
        <a href={`/distribusi/${unitId}?periode=${period}`}>{name}</a>
        {agencyName && <span class="block font-normal text-ink-2">{agencyName}</span>}
      </>
    ),
  }),
  fileColumn('Perangkat daerah', ({ agencyName }) => agencyName),
  column('leader', 'Pimpinan', ({ leader }) => leader ?? '–', { phone: 'hidden' }),
  column(
    'predicate',
    'Predikat organisasi',
    ({ predicate }) => (predicate ? organisationPredicateNames[predicate] : '–'),
    { phone: 'under' },
  ),
  column('rated', 'Sudah dinilai', ({ rated }) => rated, {
    kind: 'number',
    phone: 'hidden',
    cell: ({ rated, people }) => (people === null ? 'kurang dari 5' : `${rated} dari ${people}`),
  }),
  column('standing', 'Keadaan', standingWord, {
    phone: 'end',
    cell: (line) => (
      <Mark kind={markOf(line)} small said="">
        {standingWord(line)}
      </Mark>
    ),
  }),
]

/** The units whose distribution the reader leads, decides or looks after, in one period. */
export function DistributionsPage(): JSX.Element {
  const [{ periode }, change] = useQuery()
  const asked = /^20\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(periode ?? '') ? periode : undefined
  const page = useAnswer(distributions.listDistributions, asked ? { period: asked } : {})
  const { value, refusal } = page
  const waiting = value?.items.filter((line) => line.waiting && !line.within).length ?? 0
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Distribusi predikat"
        context="Dalam jumlah orang, tanpa nama. Hasil penilaian sampai kepada pegawai sesudah distribusinya dilihat."
      >
        {!value?.period
          ? 'Distribusi predikat kinerja.'
          : waiting > 0
            ? `${capitalised(printCount(waiting))} distribusi menunggu dilihat.`
            : 'Tidak ada distribusi yang menunggu dilihat.'}
      </PageTitle>
      <div class="mt-6 space-y-6">
        <RefusalNote refusal={refusal} again={() => void page.again()} />
        {!value && !refusal && <Loading shape="table" />}
        {value?.period && (
          <>
            <div class="w-56">
              <SelectField
                label="Periode"
                name="periode"
                value={value.period}
                change={(chosen) => change({ periode: chosen })}
                options={value.periods.map(({ period, label }) => ({ value: period, label }))}
              />
            </div>
            <DataTable
              sentence="Menurut unit"
              noun="unit"
              columns={columnsFor(value.period)}
              rows={value.items}
              keyOf={({ unitId }) => unitId}
              file={`distribusi-${value.period}`}
              empty={
                <div class="mt-4">
                  <Empty cause="Tidak ada unit yang Anda pimpin, tetapkan, atau kelola di periode ini.">
                    Distribusi dilihat oleh pimpinan unit, atasannya, pengelola kinerja, dan APIP.
                  </Empty>
                </div>
              }
            />
          </>
        )}
        {value && !value.period && (
          <Empty cause="Belum ada evaluasi kinerja yang dibuka.">
            Evaluasi terbuka dengan sendirinya sesudah periodenya berakhir.
          </Empty>
        )}
      </div>
    </main>
  )
}
