import type { JSX } from 'preact'
import type { Right } from '../../../kernel/actor.ts'
import { printDateShort } from '../../../kernel/indonesian.ts'
import type { MandateLine } from '../../../rooms/identity/grant/grant.contract.ts'
import { rightWords } from '../../../rooms/identity/grant/right-words.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAnswer } from '../../platform/client.ts'
import { grants } from './calls.ts'
import { lastDay } from './GrantTable.tsx'

/** One thing somebody may do, and the capacity it comes from. */
type Allowed = { id: string; may: string; by: MandateLine }

/** What a post lets its holder do besides its rights. */
const ofAPost = ({ readsOnly, routineOnly }: MandateLine): string =>
  readsOnly
    ? 'Membaca seperti kepala daerah'
    : routineOnly
      ? 'Memeriksa angka bawahan jabatan ini; tidak menandatangani PK'
      : 'Menandatangani PK jabatan ini dan memeriksa angka bawahannya'
const onBehalf = 'Memeriksa angka dan buktinya atas nama pemegang jabatan'
/** What the capacities allow, thing by thing; a post also promises and verifies. */
export function allowedBy(mandates: readonly MandateLine[]): Allowed[] {
  const line = (may: string, by: MandateLine): Allowed => ({ id: `${by.id} ${may}`, may, by })
  return [
    ...mandates.filter(({ kind }) => kind === 'assignment').map((by) => line(ofAPost(by), by)),
    ...mandates.filter((by) => by.onBehalfOf).map((by) => line(onBehalf, by)),
    ...(Object.keys(rightWords) as Right[]).flatMap((right) =>
      mandates
        .filter(({ rights }) => rights.includes(right))
        .map((by) => line(rightWords[right], by)),
    ),
  ]
}

const placeOf = ({ regionWide, office }: MandateLine): string =>
  regionWide ? 'seluruh daerah' : (office ?? 'unit sendiri')

function Source({ title, decree, since, until }: MandateLine): JSX.Element {
  return (
    <>
      {title}
      <span class="meta block">
        {decree &&
          `${decree.number}${decree.date ? ` tanggal ${printDateShort(decree.date)}` : ''}`}
        {decree && since && ', '}
        {since && `sejak ${printDateShort(since)}`}
        {until && ` sampai ${printDateShort(lastDay(until) ?? until)}`}
      </span>
    </>
  )
}

const columns: ListColumn<Allowed>[] = [
  column('boleh', 'Boleh', ({ may }) => may, { phone: 'name' }),
  column('menurut', 'Menurut', ({ by }) => by.title, {
    phone: 'under',
    cell: ({ by }) => <Source {...by} />,
  }),
  column('di', 'Di', ({ by }) => placeOf(by), { phone: 'hidden' }),
  fileColumn('Keputusan', ({ by }) => by.decree?.number ?? null),
  fileColumn('Sejak', ({ by }) => by.since, 'date'),
  fileColumn('Hari terakhir', ({ by }) => lastDay(by.until), 'date'),
]

/** Boleh apa dan mengapa: everything a person may do today, each with the post, team role or decree
 * it comes from. */
export function MandatesSection({ personId }: { personId: string }): JSX.Element {
  const { value, refusal, again } = useAnswer(grants.readMandates, { personId })
  if (refusal) return <RefusalNote refusal={refusal} again={() => void again()} />
  if (!value) return <Loading shape="table" />
  return (
    <DataTable
      sentence="Boleh apa dan mengapa"
      noun="kewenangan"
      columns={columns}
      rows={allowedBy(value.items)}
      keyOf={({ id }) => id}
      file="boleh-apa"
      name="boleh"
      empty={
        <div class="mt-4">
          <Empty cause="Belum ada jabatan, peran tim, atau kewenangan hari ini.">
            Akses datang dari jabatan atau dari keputusan. Tanyakan kepada Bagian Organisasi.
          </Empty>
        </div>
      }
    />
  )
}
