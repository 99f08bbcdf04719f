import type { JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { printCount, printDate } from '../../kernel/indonesian.ts'
import { isLocalDate } from '../../kernel/time.ts'
import {
  organisationContract,
  type UnitPage as Unit,
} from '../../rooms/organisation/organisation.contract.ts'
import { unitKindNames } from '../../rooms/organisation/person/naming.rules.ts'
import { Empty } from '../parts/Empty.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Note, RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { typedAddress } from '../platform/typed-address.ts'
import { isVacant, PostTable } from './PostTable.tsx'
import { leadOf } from './sentences.ts'
import { UnitTable, unitAddress } from './UnitTable.tsx'

const organisation = client(organisationContract)
const listAddress = (on: string | undefined): string =>
  on ? `/organisasi?per=${on}` : '/organisasi'

/** One unit: the way down to it, who leads it, its posts with their holders, the units below. */
export function UnitPage({ unitId }: { unitId: string }): JSX.Element {
  const [{ per }] = useQuery()
  const on = per && isLocalDate(per) ? per : undefined
  const page = useAnswer(organisation.readUnit, { unitId, ...(on ? { on } : {}) })
  if (!page.value)
    return (
      <main id="isi" class="wrap page">
        <PageTitle steps={[{ label: 'Organisasi', href: listAddress(on) }]}>
          {page.refusal ? 'Unit ini tidak dapat ditampilkan.' : 'Unit kerja'}
        </PageTitle>
        <div class="mt-8">
          {page.refusal ? (
            <RefusalNote
              refusal={{
                ...page.refusal,
                mend: { href: '/organisasi', label: 'Lihat daftar organisasi' },
              }}
            />
          ) : (
            <Loading shape="table" />
          )}
        </div>
      </main>
    )
  return (
    <main id="isi" class="wrap page">
      <Title page={page.value} on={on} />
      <RefusalNote refusal={page.refusal} again={() => void page.again()} class="mt-6" />
      <div class="mt-8 space-y-10">
        <Posts page={page.value} on={on} />
        <Below page={page.value} on={on} />
      </div>
    </main>
  )
}

/** Today's state is what is typed; who looks at another day only reads. */
const useEditable = (on: string | undefined): boolean =>
  may(useSession().actor, 'organisation.manage') && on === undefined

function Title({ page: { unit, path }, on }: { page: Unit; on: string | undefined }): JSX.Element {
  const editable = useEditable(on)
  const steps = path.map(({ id, name }, i) =>
    i === path.length - 1 ? { label: name } : { label: name, href: unitAddress(id, on) },
  )
  const facts = [
    unitKindNames[unit.kind],
    `kode ${unit.code}`,
    unit.skpdCode && `kode SKPD ${unit.skpdCode}`,
    on && `keadaan pada ${printDate(on)}`,
  ]
  return (
    <PageTitle
      title={unit.name}
      wide
      steps={[{ label: 'Organisasi', href: listAddress(on) }, ...steps]}
      context={facts.filter(Boolean).join(' · ')}
      aside={
        <>
          <a class="chip" href={`/perencanaan?unit=${unit.id}`}>
            Rencana unit ini
          </a>
          {editable && (
            <>
              <a class="chip" href={typedAddress('unit', { id: unit.id })}>
                Ubah unit
              </a>
              <a class="chip" href={typedAddress('unit-baru', { parentCode: unit.code })}>
                Tambah unit di bawahnya
              </a>
              <a class="chip" href={typedAddress('jabatan-baru', { unitCode: unit.code })}>
                Tambah jabatan
              </a>
            </>
          )}
        </>
      }
    >
      {leadOf(unit)};{' '}
      {unit.positions === 0 ? (
        'belum ada jabatan'
      ) : (
        <a href="#jabatan">{printCount(unit.positions)} jabatan</a>
      )}
      {unit.vacancies > 0 && `, ${printCount(unit.vacancies)} kosong`}.
    </PageTitle>
  )
}

function Posts({
  page: { unit, positions, children },
  on,
}: {
  page: Unit
  on: string | undefined
}): JSX.Element {
  const editable = useEditable(on)
  const vacant = positions.filter(isVacant).length
  const elsewhere = unit.positions - positions.length
  return (
    <div id="jabatan" class="space-y-4">
      {positions.length === 0 ? (
        <Empty
          cause={
            children.length > 0
              ? 'Jabatannya ada di unit-unit di bawahnya.'
              : `Belum ada jabatan di ${unit.name}.`
          }
        />
      ) : (
        <PostTable
          editable={editable}
          posts={positions}
          sentence={(
            `${printCount(positions.length)} jabatan di ${unit.name} ` +
            `sendiri${elsewhere > 0 ? `, ${printCount(elsewhere)} di unit bawahannya` : ''}`
          ).replace(/^./, (first) => first.toUpperCase())}
        />
      )}
      {vacant > 0 && !on && !editable && (
        <Note>Jabatan kosong diisi oleh pengelola kepegawaian atau Bagian Organisasi.</Note>
      )}
    </div>
  )
}

function Below({
  page: { unit, children },
  on,
}: {
  page: Unit
  on: string | undefined
}): JSX.Element | null {
  if (children.length === 0) return null
  return <UnitTable sentence={`Unit di bawah ${unit.name}`} rows={children} noun="unit" on={on} />
}
