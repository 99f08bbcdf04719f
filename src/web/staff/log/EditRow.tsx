import type { JSX } from 'preact'
import type { LogRow } from '../../../rooms/staff/log/log.contract.ts'
import { printClock, whyNotChange } from '../../../rooms/staff/log/log.rules.ts'
import { readClock } from '../../../rooms/staff/log/sheet.rules.ts'
import { Dialog } from '../../parts/form/Dialog.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { SelectField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { type LogDay, logs } from './calls.ts'

type Props = { row: LogRow | null; results: LogDay['results']; close: () => void; done: () => void }

/** One row of a day, to be mended or taken away while nobody approved it. */
export function EditRow({ row, ...props }: Props): JSX.Element {
  return (
    <Dialog title="Baris catatan" open={row !== null} close={props.close}>
      {row && <RowForm row={row} {...props} />}
    </Dialog>
  )
}

const orNull = (text: string): string | null => text.trim() || null

function RowForm({ row, results, close, done }: Props & { row: LogRow }): JSX.Element {
  const drop = useAct(logs.dropLogRow)
  const fixed = whyNotChange(row.answer)
  const form = useForm(logs.editLogRow, {
    opens: {
      ...{ activity: row.activity, starts: printClock(row.starts), minutes: String(row.minutes) },
      ...{ resultId: row.resultId ?? '', quantity: String(row.quantity) },
      ...{ unitLabel: row.unitLabel ?? '', dataSource: row.dataSource ?? '' },
      link: row.link ?? '',
    },
    keep: `catatan/${row.id}`,
    input: (typed) => ({
      ...{ id: row.id, activity: typed.activity.trim(), minutes: Number(typed.minutes) },
      ...{ starts: readClock(typed.starts), resultId: orNull(typed.resultId) },
      ...{ quantity: Number(typed.quantity), unitLabel: orNull(typed.unitLabel) },
      ...{ dataSource: orNull(typed.dataSource), link: orNull(typed.link) },
      ...{ actionPlan: row.actionPlan, evidenceIds: row.evidenceIds, personal: row.personal },
      lateReason: row.lateReason,
    }),
    wrong: ({ starts, minutes, quantity }) => ({
      starts: readClock(starts) === null ? 'Tulis jamnya seperti 07.30.' : null,
      minutes: /^\d{1,3}$/.test(minutes.trim()) ? null : 'Isi lamanya dalam menit, 1 sampai 960.',
      quantity: /^\d{1,6}$/.test(quantity.trim()) ? null : 'Isi bilangan bulat, misalnya 1.',
    }),
    done: () => {
      say('Baris diperbaiki.')
      done()
    },
  })
  const remove = async (): Promise<void> => {
    if (!(await drop({ id: row.id }))) return
    form.drop()
    say('Baris dihapus.')
    done()
  }
  if (fixed) return <RefusalNote refusal={fixed} />
  return (
    <Form form={form} button="Simpan" leave={close}>
      <TextField {...form.field('activity')} label="Kegiatan" />
      <div class="grid grid-cols-2 gap-3">
        <TextField {...form.field('starts')} label="Mulai" figures />
        <TextField {...form.field('minutes')} label="Menit" figures />
        <TextField {...form.field('quantity')} label="Jumlah" figures />
        <TextField {...form.field('unitLabel')} label="Satuan" optional />
      </div>
      {results.length > 0 && (
        <SelectField
          {...form.field('resultId')}
          label="Untuk hasil kerja"
          options={results.map(({ resultId, text }) => ({ value: resultId, label: text }))}
          empty="Lainnya"
        />
      )}
      <TextField {...form.field('dataSource')} label="Sumber data" optional />
      <TextField {...form.field('link')} label="Tautan bukti" optional />
      <RefusalNote refusal={drop.refusal} />
      <Button kind="text" busy={drop.busy} onClick={() => void remove()}>
        Hapus baris ini
      </Button>
    </Form>
  )
}
