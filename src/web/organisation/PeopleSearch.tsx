import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { may } from '../../kernel/actor.ts'
import type { Given } from '../../kernel/contract.ts'
import { capitalised, printCount, printNumber } from '../../kernel/indonesian.ts'
import { organisationContract } from '../../rooms/organisation/organisation.contract.ts'
import { TextField } from '../parts/form/fields.tsx'
import { Loading } from '../parts/Loading.tsx'
import { More } from '../parts/list/More.tsx'
import { Row, Rows } from '../parts/list/Rows.tsx'
import { Nip } from '../parts/Nip.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { client, usePages } from '../platform/client.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'
import { typedAddress } from '../platform/typed-address.ts'
import { type Day, isToday, personAddress, unitAddress } from './day.tsx'

const organisation = client(organisationContract)
type Found = Given<typeof organisationContract.listPeople>['items'][number]

const pause = 300
const shortest = 2

/** Finds people by name, for who manages people also by NIP; what was looked for stays in the
 * address (`?pegawai=`). */
export function PeopleSearch({ day }: { day: Day }): JSX.Element {
  const [{ pegawai = '' }, change] = useQuery()
  const [words, setWords] = useState(pegawai)
  const hint = may(useSession().actor, 'organisation.manage')
    ? 'Nama atau NIP, boleh sebagian.'
    : 'Nama, boleh sebagian.'
  useEffect(() => {
    if (words.trim() === pegawai) return
    const timer = setTimeout(() => change({ pegawai: words.trim() }), pause)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <search class="block">
      <div class="max-w-124">
        <TextField
          label="Cari pegawai"
          name="pegawai"
          hint={hint}
          value={words}
          change={setWords}
        />
      </div>
      {pegawai.length >= shortest && <Results words={pegawai} day={day} />}
    </search>
  )
}

function Results({ words, day }: { words: string; day: Day }): JSX.Element {
  const people = usePages(organisation.listPeople, {
    search: words,
    limit: 20,
    ...day,
  })
  const editable = may(useSession().actor, 'organisation.manage') && isToday(day)
  if (people.refusal)
    return <RefusalNote refusal={people.refusal} again={() => void people.again()} class="mt-4" />
  if (!people.items)
    return (
      <div class="mt-4">
        <Loading shape="rows" />
      </div>
    )
  const count = people.items.length
  return (
    <div class="mt-4">
      <p class="sec mb-2" role="status">
        {count === 0
          ? `Tidak ada pegawai yang cocok dengan «${words}».`
          : `${people.more ? `${printNumber(count)} pegawai pertama yang cocok.` : `${capitalised(printCount(count))} pegawai cocok.`}`}
      </p>
      {count > 0 && (
        <Rows label="Pegawai yang cocok">
          {people.items.map((person) => (
            <Row
              key={person.id}
              object={<a href={personAddress(person.id, day)}>{person.name}</a>}
              why={<Posts of={person} day={day} />}
              meta={person.nip && <Nip of={person.nip} />}
              {...(editable &&
                person.assignments.length > 0 && {
                  action: (
                    <span class="flex flex-wrap gap-x-4">
                      {person.nip && (
                        <a class="link" href={typedAddress('mutasi', { id: person.id })}>
                          Mutasi
                        </a>
                      )}
                      <a class="link" href={typedAddress('pegawai', { id: person.id })}>
                        Ubah data
                      </a>
                    </span>
                  ),
                })}
            />
          ))}
        </Rows>
      )}
      <More more={people.more && (() => void people.more?.())} busy={people.busy} />
    </div>
  )
}

function Posts({ of: { assignments }, day }: { of: Found; day: Day }): JSX.Element {
  if (assignments.length === 0) return <>Belum memegang jabatan.</>
  return (
    <>
      {assignments.map(({ id, title, unitId, unit }) => (
        <span key={id} class="block">
          {title}, <a href={unitAddress(unitId, day)}>{unit}</a>
        </span>
      ))}
    </>
  )
}
