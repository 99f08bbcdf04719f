import { Fragment, type JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import { printCount, printDate } from '../../kernel/indonesian.ts'
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
import { useSession } from '../platform/session.tsx'
import { useToday } from '../platform/today.ts'
import { typedAddress } from '../platform/typed-address.ts'
import { type Day, DayField, DayNote, isToday, listAddress, unitAddress, useDay } from './day.tsx'
import { isVacant, PostTable } from './PostTable.tsx'
import { leadOf } from './sentences.ts'
import { UnitTable } from './UnitTable.tsx'

const organisation = client(organisationContract)
/** One unit: the way down to it, who leads it, its posts with their holders, the units below. */
export function UnitPage({ unitId, more }: { unitId: string; more?: JSX.Element }): JSX.Element {
  const day = useDay()
  const today = useToday()
  const page = useAnswer(organisation.readUnit, { unitId, ...day })
  if (!page.value)
    return (
      <main id="isi" class="wrap page">
        <PageTitle steps={[{ label: 'Organisasi', href: listAddress(day) }]}>
          {page.refusal ? 'Unit ini tidak dapat ditampilkan.' : 'Unit kerja'}
        </PageTitle>
        <div class="mt-8">
          {page.refusal ? (
            <RefusalNote
              refusal={{
                ...page.refusal,
                mend: { href: listAddress(day), label: 'Lihat daftar organisasi' },
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
      <Title page={page.value} day={day} />
      <Acts page={page.value} day={day} />
      <DayNote day={day}>{lifeOf({ page: page.value, day }, today)}</DayNote>
      <RefusalNote refusal={page.refusal} again={() => void page.again()} class="mt-6" />
      <div class="mt-8 space-y-10">
        <Posts page={page.value} day={day} />
        {isToday(day) && more}
        <Below page={page.value} day={day} />
      </div>
    </main>
  )
}

type Shown = { page: Unit; day: Day }

/** Today's state is what is typed; who looks at another day, or at a unit that is closed, only
 * reads. */
const useEditable = ({ page: { on }, day }: Shown): boolean => {
  const today = useToday()
  return may(useSession().actor, 'organisation.manage') && isToday(day) && on === today
}

/** That the unit is closed by the day asked for, or not there yet, and who carries on. */
function lifeOf({ page: { on, life }, day }: Shown, asked: string): JSX.Element | null {
  const { validFrom, validTo, successors, predecessors } = life
  const named = (units: typeof successors) =>
    units.map(({ id, name }, i) => (
      <Fragment key={id}>
        {i > 0 && (i === units.length - 1 ? ' dan ' : ', ')}
        <a href={unitAddress(id)}>{name}</a>
      </Fragment>
    ))
  if (day.knownOn) return null
  if (validTo && (day.on ?? asked) >= validTo)
    return (
      <>
        Unit ini ditutup {printDate(validTo)}
        {successors.length > 0 && <>, dilanjutkan oleh {named(successors)}</>}. Yang ditampilkan
        keadaannya pada {printDate(on)}.
      </>
    )
  if ((day.on ?? asked) < validFrom)
    return (
      <>
        Unit ini baru ada mulai {printDate(validFrom)}; yang ditampilkan keadaannya pada hari itu.
      </>
    )
  if (predecessors.length === 0) return null
  return <>Unit ini melanjutkan {named(predecessors)}.</>
}

/** What leads on from the unit, and what may be changed of it. */
function Acts({ page, day }: Shown): JSX.Element {
  const { unit } = page
  const editable = useEditable({ page, day })
  return (
    <p class="mt-4 flex flex-wrap gap-2">
      <a class="chip" href={`/perencanaan?unit=${unit.id}`}>
        Rencana unit ini
      </a>
      <a class="chip" href={`/organisasi/riwayat?unit=${unit.id}`}>
        Riwayat
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
          {unit.kind === 'TIM_KERJA' && (
            <a class="chip" href={typedAddress('peran-tim', { unitCode: unit.code })}>
              Tambah ketua atau anggota
            </a>
          )}
        </>
      )}
    </p>
  )
}

function Title({ page, day }: Shown): JSX.Element {
  const { unit, path } = page
  const steps = path.map(({ id, name }, i) =>
    i === path.length - 1 ? { label: name } : { label: name, href: unitAddress(id, day) },
  )
  const facts = [
    unitKindNames[unit.kind],
    `kode ${unit.code}`,
    unit.skpdCode && `kode SKPD ${unit.skpdCode}`,
  ]
  return (
    <PageTitle
      title={unit.name}
      wide
      steps={[{ label: 'Organisasi', href: listAddress(day) }, ...steps]}
      context={facts.filter(Boolean).join(' · ')}
      aside={<DayField day={day} />}
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

function Posts({ page, day }: Shown): JSX.Element {
  const { unit, positions, children } = page
  const editable = useEditable({ page, day })
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
          day={day}
          posts={positions}
          sentence={(
            `${printCount(positions.length)} jabatan di ${unit.name} ` +
            `sendiri${elsewhere > 0 ? `, ${printCount(elsewhere)} di unit bawahannya` : ''}`
          ).replace(/^./, (first) => first.toUpperCase())}
        />
      )}
      {vacant > 0 && isToday(day) && !editable && (
        <Note>Jabatan kosong diisi oleh pengelola kepegawaian atau Bagian Organisasi.</Note>
      )}
    </div>
  )
}

function Below({ page: { unit, children }, day }: Shown): JSX.Element | null {
  if (children.length === 0) return null
  return <UnitTable sentence={`Unit di bawah ${unit.name}`} rows={children} noun="unit" day={day} />
}
