import type { ComponentChildren, JSX } from 'preact'
import { may } from '../../kernel/actor.ts'
import type { Span } from '../../kernel/dating.ts'
import { printDateShort } from '../../kernel/indonesian.ts'
import { addDays, holds, type LocalDate } from '../../kernel/time.ts'
import {
  organisationContract,
  type PersonPage as Person,
} from '../../rooms/organisation/organisation.contract.ts'
import { employmentKindNames, teamRoleNames } from '../../rooms/organisation/person/naming.rules.ts'
import { Loading } from '../parts/Loading.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { Nip } from '../parts/Nip.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { useSession } from '../platform/session.tsx'
import { useToday } from '../platform/today.ts'
import { typedAddress } from '../platform/typed-address.ts'
import { PersonAbsences } from './absences/PersonAbsences.tsx'
import { Changes } from './Changes.tsx'
import { type Day, DayField, DayNote, isToday, listAddress, unitAddress, useDay } from './day.tsx'

const organisation = client(organisationContract)

/** From the first day to the last, as people say it. */
const printSpan = ({ validFrom, validTo }: Span, today: LocalDate): string => {
  const first = printDateShort(validFrom)
  if (validTo) return `${first} – ${printDateShort(addDays(validTo, -1))}`
  return validFrom > today ? `mulai ${first}` : `${first} – sekarang`
}

/** One person over the years: posts, ranks, employment, roles in teams, and every change of it. */
export function PersonPage({ personId }: { personId: string }): JSX.Element {
  const [day, today] = [useDay(), useToday()]
  const { value, refusal, again } = useAnswer(organisation.readPerson, { personId, ...day })
  const steps = [{ label: 'Organisasi', href: listAddress(day) }]
  if (!value)
    return (
      <main id="isi" class="wrap page">
        <PageTitle steps={steps}>
          {refusal ? 'Pegawai ini tidak dapat ditampilkan.' : 'Pegawai'}
        </PageTitle>
        <div class="mt-8">
          {refusal ? <RefusalNote refusal={refusal} /> : <Loading shape="rows" />}
        </div>
      </main>
    )
  return (
    <main id="isi" class="wrap page">
      <Title person={value} day={day} />
      <DayNote day={day} />
      <RefusalNote refusal={refusal} again={() => void again()} class="mt-6" />
      <div class="mt-8 space-y-10">
        <Years person={value} day={day} />
        {value.employment.some((span) => holds(span, today)) && (
          <PersonAbsences personId={value.id} />
        )}
        <Changes of={{ person: value.id }} sentence={`Riwayat ${value.name}`} />
      </div>
    </main>
  )
}

type Shown = { person: Person; day: Day }

function Title({ person: { id, name, nip, posts, ranks, employment }, day }: Shown): JSX.Element {
  const today = useToday()
  const now = <S extends Span>(spans: readonly S[]): S[] =>
    spans.filter((span) => holds(span, day.on ?? today))
  const held = now(posts)
  const known = [
    ...now(employment).map(({ kind }) => employmentKindNames[kind]),
    ...now(ranks).map(({ rank }) => rank),
  ]
  const inService = now(employment).length > 0
  const { actor } = useSession()
  const editable = may(actor, 'organisation.manage') && isToday(day) && inService
  const partTime = now(employment).some(({ kind }) => kind === 'PPPK_PARUH_WAKTU')
  return (
    <PageTitle
      title={name}
      wide
      steps={[{ label: 'Organisasi', href: listAddress(day) }, { label: name }]}
      context={
        <>
          {known.join(' · ')}
          {nip && known.length > 0 && ' · '}
          {nip && <Nip of={nip} />}
        </>
      }
      aside={
        <>
          <DayField day={day} />
          {editable && nip && (
            <a class="chip" href={typedAddress('mutasi', { id })}>
              Mutasi
            </a>
          )}
          {editable && held.length > 0 && (
            <>
              <a class="chip" href={typedAddress('pegawai', { id })}>
                Ubah data
              </a>
              {nip && (
                <a class="chip" href={typedAddress('penilai', { id })}>
                  Delegasikan penilaian SKP
                </a>
              )}
            </>
          )}
          {partTime && isToday(day) && may(actor, 'staff.manage') && (
            <a class="chip" href={typedAddress('kontrak', { id })}>
              Catat kontrak kerja
            </a>
          )}
          {editable && nip && (
            <a class="chip" href={typedAddress('pangkat', { id })}>
              Ubah pangkat atau status
            </a>
          )}
        </>
      }
    >
      {held.length === 0
        ? `${name} tidak memegang jabatan ${day.on ? 'pada hari itu' : 'hari ini'}.`
        : `${name}, ${held.map(({ title }) => title).join(' dan ')}.`}
    </PageTitle>
  )
}

function Years({ person: { posts, ranks, employment, teams }, day }: Shown): JSX.Element {
  const today = useToday()
  const unitOf = (unit: Person['posts'][number]['unit']): ComponentChildren =>
    unit && <a href={unitAddress(unit.id, day)}>{unit.name}</a>
  return (
    <>
      <Block title="Jabatan" none="Belum pernah memegang jabatan." of={posts}>
        {posts.map(({ id, title, unit, decreeNumber, decreeDate, ...span }) => (
          <Row
            key={`${id}${span.validFrom}`}
            object={title}
            why={unitOf(unit)}
            meta={
              decreeNumber &&
              `SK ${decreeNumber}${decreeDate ? `, ${printDateShort(decreeDate)}` : ''}`
            }
            when={printSpan(span, today)}
          />
        ))}
      </Block>
      {teams.length > 0 && (
        <Block title="Peran tim kerja" of={teams}>
          {teams.map(({ id, role, unit, ...span }) => (
            <Row
              key={`${id}${span.validFrom}`}
              object={teamRoleNames[role]}
              why={unitOf(unit)}
              when={printSpan(span, today)}
            />
          ))}
        </Block>
      )}
      <Block title="Pangkat dan golongan" none="Tidak tercatat pangkatnya." of={ranks}>
        {ranks.map(({ rank, ...span }) => (
          <Row key={span.validFrom} object={rank} when={printSpan(span, today)} />
        ))}
      </Block>
      <Block title="Status kepegawaian" of={employment}>
        {employment.map(({ kind, ...span }) => (
          <Row
            key={span.validFrom}
            object={employmentKindNames[kind]}
            when={printSpan(span, today)}
          />
        ))}
      </Block>
    </>
  )
}

function Block(props: {
  title: string
  none?: string
  of: readonly unknown[]
  children: ComponentChildren
}): JSX.Element {
  return (
    <section class="space-y-3">
      <h2 class="h2">{props.title}</h2>
      {props.of.length === 0 ? (
        <p class="sec">{props.none}</p>
      ) : (
        <Rows label={props.title}>{props.children}</Rows>
      )}
    </section>
  )
}
