import type { JSX } from 'preact'
import {
  type HolidayKind,
  holidayKinds,
  holidayWords,
  readHolidayList,
} from '../../../rooms/organisation/region/calendar.rules.ts'
import { Form } from '../../parts/form/Form.tsx'
import { DateField, SelectField, TextAreaField, TextField } from '../../parts/form/fields.tsx'
import { useForm } from '../../platform/form.ts'
import { calls } from './calls.ts'

type Done = { done: (sentence: string) => void }

const kinds = holidayKinds.map((value) => ({ value, label: holidayWords[value] }))
const told = ({ added, corrected, same }: Record<'added' | 'corrected' | 'same', number>): string =>
  [[added, 'ditambah'] as const, [corrected, 'diperbaiki'] as const, [same, 'sudah ada'] as const]
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${count} hari ${what}`)
    .join(', ')
    .concat('.')

/** One day, typed. */
export function HolidayForm({ done }: Done): JSX.Element {
  const form = useForm(calls.saveHolidays, {
    opens: { onDate: '', name: '', kind: 'NATIONAL' as string },
    keep: null,
    input: ({ kind, ...day }) => ({ items: [{ ...day, kind: kind as HolidayKind }] }),
    wrong: ({ onDate, name }) => ({
      onDate: onDate ? null : 'Pilih tanggalnya.',
      name: name.trim().length < 2 ? 'Tulis nama harinya.' : null,
    }),
    done: (answer) => {
      form.change({ onDate: '', name: '' })
      done(told(answer))
    },
  })
  return (
    <section aria-labelledby="satu-hari">
      <h2 id="satu-hari" class="h2 mb-1">
        Satu hari
      </h2>
      <p class="sec mb-3">Tanggal yang sudah ada diperbaiki, tidak dirangkap.</p>
      <Form form={form} button="Simpan hari">
        <DateField {...form.field('onDate')} label="Tanggal" required />
        <TextField {...form.field('name')} label="Nama hari" required />
        <SelectField {...form.field('kind')} label="Jenis" options={kinds} />
      </Form>
    </section>
  )
}

/** A whole list, pasted from the joint decree. */
export function HolidayList({ done }: Done): JSX.Element {
  const form = useForm(calls.saveHolidays, {
    opens: { list: '' },
    keep: null,
    input: ({ list }) => {
      const read = readHolidayList(list)
      return { items: 'items' in read ? read.items : [] }
    },
    wrong: ({ list }) => {
      const read = readHolidayList(list)
      if ('problem' in read) return { list: read.problem }
      if (read.items.length > 100) return { list: 'Paling banyak 100 hari sekali tempel.' }
      return { list: read.items.length > 0 ? null : 'Tempel daftarnya dahulu.' }
    },
    done: (answer) => {
      form.change({ list: '' })
      done(told(answer))
    },
  })
  return (
    <section aria-labelledby="tempel">
      <h2 id="tempel" class="h2 mb-1">
        Tempel daftar
      </h2>
      <p class="sec mb-3">
        Satu baris satu hari: tanggal, lalu namanya. «Cuti bersama» dan «libur daerah» dikenali dari
        katanya.
      </p>
      <Form form={form} button="Simpan daftar">
        <TextAreaField
          {...form.field('list')}
          label="Daftar hari"
          rows={8}
          hint="Misalnya: 17 Agustus 2027; Proklamasi Kemerdekaan"
        />
      </Form>
    </section>
  )
}
