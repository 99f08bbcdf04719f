import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { may, officesWith } from '../../../kernel/actor.ts'
import { printDate, printNumber } from '../../../kernel/indonesian.ts'
import { skpStateNames } from '../../../rooms/staff/skp/naming.rules.ts'
import type { SkpLine, SkpState } from '../../../rooms/staff/skp/skp.contract.ts'
import { Chips } from '../../parts/Chips.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { SelectField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { Downloads } from '../../parts/list/Download.tsx'
import { column, fileColumn, type ListColumn } from '../../parts/list/list.ts'
import { Mark } from '../../parts/Mark.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { YearField } from '../../parts/YearField.tsx'
import { asked } from '../../platform/address.ts'
import { useAskedYear } from '../../platform/asked-year.ts'
import { useAct, usePages } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { papers } from '../papers/calls.ts'
import { markOf, type SkpList, skps } from './calls.ts'

const wordOf = ({ state, why }: SkpLine): string =>
  state ? skpStateNames[state] : why ? 'Tidak ber-SKP di sini' : 'Belum disusun'

function StateMark({ line }: { line: SkpLine }): JSX.Element {
  return (
    <>
      <Mark kind={line.state ? markOf[line.state] : 'notyet'} small said="">
        {wordOf(line)}
      </Mark>
      {line.inForce && line.state !== 'AGREED' && (
        <span class="block text-ink-2">versi sebelumnya berlaku</span>
      )}
    </>
  )
}

const columns: ListColumn<SkpLine>[] = [
  column('name', 'Pegawai', ({ name }) => name, {
    phone: 'name',
    cell: ({ id, name, title }) => (
      <>
        {id ? <a href={`/skp/${id}`}>{name}</a> : name}
        <span class="block font-normal text-ink-2">{title}</span>
      </>
    ),
  }),
  fileColumn('Jabatan', ({ title }) => title),
  column('state', 'Keadaan', wordOf, { phone: 'end', cell: (line) => <StateMark line={line} /> }),
]

const stateChips = (counts: SkpList['counts']) => [
  { id: '', label: 'Semua', count: Object.values(counts).reduce((sum, one) => sum + one, 0) },
  ...(['NONE', 'DRAFT', 'SUBMITTED', 'RETURNED', 'AGREED'] as const)
    .filter((state) => counts[state])
    .map((state) => ({
      id: state,
      label: state === 'NONE' ? 'Belum disusun' : skpStateNames[state],
      count: counts[state] ?? 0,
    })),
]

/** One's own SKP, and those one rates or looks after. */
export function SkpsPage(): JSX.Element {
  const year = useAskedYear()
  const { actor } = useSession()
  const [{ opd, keadaan, cari }, change] = useQuery()
  const office = asked.id(opd)
  const state = (Object.keys({ ...skpStateNames, NONE: '' }) as (SkpState | 'NONE')[]).find(
    (one) => one === keadaan,
  )
  const list = usePages(skps.listSkps, {
    year,
    ...(office && { office }),
    ...(state && { state }),
    ...(cari && { search: cari }),
  })
  const { head } = list
  const rates = head && Object.keys(head.counts).length > 0
  const looksAfter = officesWith(actor, 'staff.manage')?.length !== 0 || may(actor, 'audit.read')
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="SKP"
        context="Sasaran kinerja pegawai: hasil kerja, indikatornya, dan perilaku yang diharapkan."
      >
        {head ? <Sentence head={head} year={year} /> : `SKP ${year}.`}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <div class="w-32">
          <YearField year={year} />
        </div>
        <RefusalNote refusal={list.refusal} again={() => void list.again()} />
        {!head && !list.refusal && <Loading shape="rows" />}
        {head && <Own head={head} year={year} look={list.again} />}
        {head && looksAfter && (
          <Officer head={head} year={year} office={office} look={list.again} />
        )}
        {head && looksAfter && !rates && !office && (
          <Empty cause="Pilih perangkat daerah untuk melihat SKP pegawainya." />
        )}
        {head && (rates || office) && (
          <>
            <div class="max-w-md">
              <TextField
                label="Cari nama atau jabatan"
                name="cari"
                value={cari ?? ''}
                change={(words) => change({ cari: words || undefined })}
              />
            </div>
            <Chips
              label="Keadaan"
              chips={stateChips(head.counts)}
              chosen={state ?? ''}
              choose={(id) => change({ keadaan: id || undefined })}
            />
            <DataTable
              sentence={office ? 'SKP perangkat daerah ini' : 'Yang Anda nilai'}
              noun="SKP"
              columns={columns}
              list={list}
              keyOf={({ assignmentId }) => assignmentId}
              file={`skp-${year}`}
              empty={<p class="sheet p-5 mt-4">Tidak ada SKP yang cocok. Ubah saringannya.</p>}
            />
            {!office && <AgreeAll list={list.items ?? []} look={list.again} />}
          </>
        )}
      </div>
    </main>
  )
}

function Sentence({ head, year }: { head: SkpList; year: number }): JSX.Element {
  const [own] = head.own
  if (!own) return <>SKP {year}.</>
  if (!own.id)
    return (
      <>
        SKP {year} Anda {own.why ? 'tidak disusun di sini' : 'belum disusun'}.
      </>
    )
  const says: Record<SkpState, string> = {
    ...{ DRAFT: 'masih konsep', SUBMITTED: 'menunggu pejabat penilai' },
    ...{ RETURNED: 'dikembalikan untuk diperbaiki', AGREED: 'sudah disepakati' },
    DROPPED: 'berlaku menurut versi sebelumnya',
  }
  return (
    <>
      SKP {year} Anda {says[own.state ?? 'DRAFT']}
      {own.state === 'DRAFT' &&
        !own.inForce &&
        `; disepakati paling lambat ${printDate(head.dueOn)}`}
      .
    </>
  )
}

type Told = { head: SkpList; year: number; look: () => Promise<void> }

/** One's own: a way into each, or a first proposal. */
function Own({ head, year, look }: Told): JSX.Element | null {
  const draft = useAct(skps.draftOwnSkp)
  const press = async (): Promise<void> => {
    const done = await draft({ year })
    if (!done) return
    say(done.sentence)
    await look()
  }
  if (head.own.length === 0) return null
  const missing = head.own.filter(({ id, why }) => !id && !why)
  return (
    <section aria-label="SKP saya" class="space-y-3">
      {head.own.map((line) => (
        <div key={line.assignmentId} class="sheet p-5 flex flex-wrap items-center gap-4">
          <div class="flex-1 min-w-60">
            <p class="font-semibold">{line.title}</p>
            {line.why ? <p class="sec">{line.why}</p> : <StateMark line={line} />}
          </div>
          {line.id && (
            <a class="btn btn-primary" href={`/skp/${line.id}`}>
              Buka SKP
            </a>
          )}
        </div>
      ))}
      {missing.length > 0 && (
        <Empty cause={`SKP ${year} Anda belum disusun.`}>
          Usulannya diambil dari PK Anda, atau dari hasil kerja atasan; tinggal diperiksa dan
          diubah.
          <span class="block mt-3">
            <Button kind="primary" busy={draft.busy} onClick={() => void press()}>
              Susun SKP saya
            </Button>
          </span>
          <RefusalNote refusal={draft.refusal} class="mt-2" />
        </Empty>
      )}
    </section>
  )
}

/** Whoever administers staff: the list of an office, and the SKPs of all who have none. */
function Officer({
  head,
  year,
  office,
  look,
}: Told & { office: string | undefined }): JSX.Element | null {
  const { actor } = useSession()
  const [, change] = useQuery()
  const draft = useAct(skps.draftSkps)
  const press = async (): Promise<void> => {
    const done = await draft({ year, ...(office && { unitId: office }) })
    if (!done) return
    say(done.sentence)
    await look()
  }
  const drafts = may(actor, 'staff.manage', office ?? null)
  return (
    <section aria-label="Perangkat daerah" class="space-y-4">
      <div class="flex flex-wrap items-end gap-4">
        <div class="max-w-md flex-1">
          <SelectField
            label="Perangkat daerah"
            name="opd"
            empty="Yang saya nilai"
            value={office ?? ''}
            change={(id) => change({ opd: id || undefined, keadaan: undefined })}
            options={head.offices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
        {drafts && (
          <Button busy={draft.busy} onClick={() => void press()}>
            {office ? 'Susun SKP perangkat daerah ini' : 'Susun SKP semua pegawai'}
          </Button>
        )}
      </div>
      {drafts && (
        <p class="sec">
          Yang sudah ada tidak berubah; yang belum ada disusun sebagai konsep dari PK dan hasil
          kerja atasan.
        </p>
      )}
      <RefusalNote refusal={draft.refusal} />
      {drafts && office && (
        <>
          <p class="sec">
            SKP yang berlaku, rencana triwulan, dan predikat {year} dalam satu berkas;
            pengunduhannya tercatat.
          </p>
          <Downloads
            noun="SKP, rencana triwulan, dan predikat perangkat daerah ini"
            formats={[{ name: 'XLSX', make: () => papers.readOfficeFile({ office, year }) }]}
          />
        </>
      )}
    </section>
  )
}

/** What was submitted and is shown here, agreed to at once. */
function AgreeAll({
  list,
  look,
}: {
  list: readonly SkpLine[]
  look: () => Promise<void>
}): JSX.Element | null {
  const agree = useAct(skps.agreeSkps)
  const [sure, setSure] = useState(false)
  const items = list.flatMap(({ id, number, digest, state }) =>
    state === 'SUBMITTED' && id && number && digest ? [{ id, number, digest }] : [],
  )
  if (items.length < 2) return null
  const press = async (): Promise<void> => {
    const done = await agree({ items })
    setSure(false)
    if (!done) return
    say(done.sentence)
    await look()
  }
  return (
    <Note tone="accent" title={`${printNumber(items.length)} SKP menunggu Anda.`}>
      {sure
        ? 'Semuanya berlaku sesudah ini. Yang perlu diperbaiki dibuka dulu dan dikembalikan.'
        : 'Buka satu per satu, atau sepakati semuanya sekaligus.'}
      <span class="block mt-3">
        <Button
          kind={sure ? 'primary' : 'quiet'}
          busy={agree.busy}
          onClick={() => (sure ? void press() : setSure(true))}
        >
          {sure ? `Ya, sepakati ${printNumber(items.length)} SKP` : 'Sepakati semua'}
        </Button>
      </span>
      <RefusalNote refusal={agree.refusal} class="mt-2" />
    </Note>
  )
}
