import type { JSX } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import type { Given } from '../../../kernel/contract.ts'
import { capitalised, printCount, printNumber } from '../../../kernel/indonesian.ts'
import type { deskContract, GridLine } from '../../../rooms/measurement/desk/desk.contract.ts'
import { markOf } from '../../../rooms/measurement/desk/grid-mark.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Download } from '../../parts/list/Download.tsx'
import { column, figureValue, fileOf, type ListColumn } from '../../parts/list/list.ts'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useFields } from '../../platform/form.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { desks } from '../calls.ts'
import type { Rules } from '../figure/Lineage.tsx'
import { FilledForm } from './FilledForm.tsx'
import { GridTable } from './GridTable.tsx'
import { kindOf, kinds } from './pasted.ts'
import { openedRow, useGrid } from './use-grid.ts'

type Page = Given<(typeof deskContract)['readGrid']>
const onDevice = { keep: true }

/** A month on one screen: every figure that still asks for me, filled like a sheet, pasted from
 * one, judged while typing and sent together. */
export function GridPage(): JSX.Element {
  const [{ bulan }] = useQuery()
  const month = /^\d{4}-\d{2}$/.test(bulan ?? '') ? bulan : undefined
  const page = useAnswer(desks.readGrid, month ? { month } : {}, onDevice)
  const year = page.value ? Number(page.value.period.slice(0, 4)) : null
  const rules = useAnswer(
    desks.readMeasurementRules,
    year === null ? null : { year },
    onDevice,
  ).value
  const again = useCallback(() => void page.again(), [page.again])
  const { value } = page
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        steps={[{ label: 'Pengukuran', href: '/pengukuran' }, { label: 'Isian satu layar' }]}
        context={
          value &&
          value.items.length > 0 &&
          'Ketik, tempel dari spreadsheet, atau unduh, isi, lalu unggah lagi: angka dibaca seperti ' +
            'tercetak (61.482 atau 87,5). Enter pindah ke baris berikut.'
        }
        aside={
          value &&
          value.items.length > 0 && (
            <Download
              noun="isian"
              file={() => fileOf(`isian-${value.period}`, fileColumns, value.items)}
            />
          )
        }
      >
        {value ? <Sentence page={value} /> : 'Isian satu bulan.'}
      </PageTitle>
      <div class="mt-6 space-y-6">
        <RefusalNote refusal={page.refusal} again={again} />
        {value && value.items.length === 0 && (
          <Empty
            cause="Tidak ada angka yang menunggu Anda."
            action={{ href: '/pengukuran', label: 'Ke pengukuran' }}
          >
            Angka yang sudah dilaporkan dikoreksi pada halamannya sendiri.
          </Empty>
        )}
        {value && rules ? (
          <Sheet page={value} rules={rules} again={again} />
        ) : (
          !page.refusal && <Loading shape="rows" />
        )}
      </div>
    </main>
  )
}

function Sentence({ page: { items, left, period, periodLabel } }: { page: Page }): JSX.Element {
  const earlier = items.filter((line) => line.period < period).length
  if (items.length === 0) return <>Semua angka sampai {periodLabel} sudah Anda laporkan.</>
  return (
    <>
      {capitalised(printCount(items.length + left))} angka menunggu Anda
      {earlier > 0 && `, ${printCount(earlier + left)} dari bulan sebelumnya`}.
      {left > 0 && ` ${printNumber(items.length)} yang pertama di layar ini.`}
    </>
  )
}

/** The sheet as it leaves to be filled in a spreadsheet; brought back as a file its rows find their
 * figures by the mark, copied and pasted by code and period. */
const fileColumns: ListColumn<GridLine>[] = [
  column('kode', 'Kode', ({ indicatorCode }) => indicatorCode),
  column('indikator', 'Indikator', ({ indicator }) => indicator),
  column('periode', 'Periode', ({ periodLabel }) => periodLabel),
  column('satuan', 'Satuan', ({ unitLabel }) => unitLabel),
  column('target', 'Target', ({ target }) => figureValue(target), { kind: 'number' }),
  column('pembilang', 'Pembilang', (line) => line.current?.numerator ?? null, { kind: 'number' }),
  column('penyebut', 'Penyebut', (line) => openedRow(line).denominator.replace(',', '.') || null, {
    kind: 'number',
  }),
  column('realisasi', 'Realisasi', ({ value }) => figureValue(value), { kind: 'number' }),
  column('jenis', 'Jenis', (line) => kinds[kindOf(openedRow(line))]),
  column('penjelasan', 'Penjelasan', (line) => line.current?.analysis ?? null),
  column('penanda', 'Penanda (jangan diubah)', markOf),
]

function Sheet({
  page,
  rules,
  again,
}: {
  page: Page
  rules: Rules
  again: () => void
}): JSX.Element | null {
  const grid = useGrid(page.items, rules, again)
  const [lost, setLost] = useState<string[]>([])
  const { rows, busy, refusal } = grid
  const filled = rows.filter((row) => row.filled)
  const wrong = filled.filter((row) => row.wrong !== null).length
  const send = async (): Promise<void> => {
    const sent = await grid.send()
    if (!sent && filled.length === wrong) say('Belum ada angka yang dapat dikirim.')
    if (!sent) return
    const words = `${capitalised(printCount(sent.accepted))} angka terkirim`
    say(sent.left > 0 ? `${words}; ${printCount(sent.left)} belum.` : `${words}.`)
  }
  const form = useFields<object>({
    ...{ values: {}, change: () => undefined, busy, refusal, wrong: () => ({}) },
    send: () => void send(),
  })
  if (rows.length === 0) return null
  return (
    <>
      {lost.length > 0 && (
        <Note tone="mid" role="status" title="Sebagian tidak terpakai:">
          {lost.slice(0, 5).join('; ')}
          {lost.length > 5 && `; dan ${printNumber(lost.length - 5)} lagi`}.
        </Note>
      )}
      <FilledForm grid={grid} month={page.period} lost={setLost} />
      <Form form={form} class="space-y-4" onFocusIn={grid.ask}>
        <GridTable grid={grid} lost={setLost} />
      </Form>
      <StayBar
        label="Kirim angka"
        actions={
          <Button kind="primary" onClick={form.press} busy={busy}>
            Kirim {filled.length > wrong ? `${printNumber(filled.length - wrong)} angka` : 'angka'}
          </Button>
        }
      >
        <span role="status">
          {filled.length === 0
            ? 'Belum ada yang diisi. Yang kosong tidak dikirim.'
            : wrong > 0
              ? `${capitalised(printCount(filled.length))} terisi, ${printCount(wrong)} perlu diperbaiki; ` +
                'tersimpan di perangkat ini.'
              : `${capitalised(printCount(filled.length))} terisi, tersimpan di perangkat ini.`}
        </span>
      </StayBar>
    </>
  )
}
