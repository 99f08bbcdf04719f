import type { JSX } from 'preact'
import { months, printNumber } from '../../../kernel/indonesian.ts'
import {
  type CreditAccount,
  type CreditLine,
  creditContract,
} from '../../../rooms/staff/credit/credit.contract.ts'
import { predicateNames } from '../../../rooms/staff/evaluation/naming.rules.ts'
import { Empty } from '../../parts/Empty.tsx'
import { SelectField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { DataTable } from '../../parts/list/DataTable.tsx'
import { column, type ListColumn } from '../../parts/list/list.ts'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { asked } from '../../platform/address.ts'
import { client, type Received, useAct, useAnswer } from '../../platform/client.ts'
import { useQuery } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'

const credits = client(creditContract)
type Page = Received<(typeof creditContract)['readCredits']>
type One = CreditAccount['credits'][number]

const against = (of: CreditAccount['rank']): string =>
  of ? `${of.met ? 'memenuhi' : 'belum'}, perlu ${printNumber(of.needed)}` : 'tidak ada ambang'
const span = ({ monthFrom, monthTo, year }: One): string =>
  `${months[monthFrom - 1]}–${months[monthTo - 1]} ${year}`

const creditColumns: ListColumn<One>[] = [
  column('months', 'Bulan', span, { phone: 'name' }),
  column('grade', 'Jenjang', ({ grade }) => grade, { phone: 'under' }),
  column('predicate', 'Predikat', ({ predicate }) => predicateNames[predicate], {
    phone: 'hidden',
  }),
  column('coefficient', 'Koefisien setahun', ({ coefficient }) => printNumber(coefficient), {
    phone: 'hidden',
  }),
  column('issued', 'Angka kredit', ({ issued }) => printNumber(issued), { phone: 'end' }),
]

const officeColumns: ListColumn<CreditLine>[] = [
  column('name', 'Pegawai', ({ name }) => name, { phone: 'name' }),
  column('grade', 'Jenjang', ({ account }) => account.grade, { phone: 'under' }),
  column('sum', 'Terkumpul', ({ account }) => printNumber(account.sum), { phone: 'end' }),
  column('rank', 'Kenaikan pangkat', ({ account }) => against(account.rank), { phone: 'hidden' }),
  column('up', 'Kenaikan jenjang', ({ account }) => against(account.gradeUp), { phone: 'hidden' }),
]

/** Credit points as issued: one's own, and those of an office for whoever looks after it. */
export function CreditPage(): JSX.Element {
  const [{ perangkat, tahun }] = useQuery()
  const agencyId = asked.id(perangkat)
  const year = /^20\d\d$/.test(tahun ?? '') ? Number(tahun) : undefined
  const { value, refusal, again } = useAnswer(
    credits.readCredits,
    { ...(agencyId && { agencyId }), ...(year && { year }) },
    { keep: true },
  )
  return (
    <main id="isi" class="wrap page">
      <PageTitle
        title="Angka kredit"
        context="Seperti diterbitkan: yang dijumlahkan adalah nilai terbitannya. Jenjang baru mulai dari nol."
      >
        {value?.own
          ? `${printNumber(value.own.sum)} terkumpul sebagai ${value.own.grade}.`
          : 'Belum ada angka kredit yang diterbitkan untuk Anda.'}
      </PageTitle>
      <div class="mt-6 space-y-8">
        <RefusalNote refusal={refusal} again={() => void again()} />
        {!value && !refusal && <Loading shape="table" />}
        {value?.own && <Own account={value.own} />}
        {value && value.agencies.length > 0 && <Office page={value} again={again} />}
      </div>
    </main>
  )
}

function Own({ account }: { account: CreditAccount }): JSX.Element {
  return (
    <section class="space-y-3">
      <p>
        Kenaikan pangkat: {against(account.rank)}. Kenaikan jenjang: {against(account.gradeUp)}.
        Keputusan kenaikan tetap pada pejabat yang berwenang.
      </p>
      <DataTable
        sentence="Angka kredit saya"
        noun="penetapan"
        columns={creditColumns}
        rows={account.credits}
        keyOf={(one) => `${one.year} ${one.monthFrom}`}
        file="angka-kredit-saya"
      />
    </section>
  )
}

function Office({ page, again }: { page: Page; again: () => Promise<void> }): JSX.Element {
  const [, change] = useQuery()
  const issue = useAct(credits.issueCredits)
  const { agencies, office, year } = page
  const press = async (agencyId: string): Promise<void> => {
    const said = await issue({ agencyId, year })
    if (!said) return
    say(said.sentence)
    await again()
  }
  return (
    <section class="space-y-4">
      <h2 class="h2">Perangkat daerah</h2>
      <div class="grid gap-4 sm:grid-cols-[2fr_1fr] max-w-prose">
        <SelectField
          label="Perangkat daerah"
          name="perangkat"
          value={office?.agencyId ?? ''}
          change={(chosen) => change({ perangkat: chosen || undefined })}
          options={[
            { value: '', label: 'Pilih perangkat daerah' },
            ...agencies.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <SelectField
          label="Tahun kinerja"
          name="tahun"
          value={String(year)}
          change={(chosen) => change({ tahun: chosen })}
          options={[year + 1, year, year - 1].map((one) => ({
            ...{ value: String(one), label: String(one) },
          }))}
        />
      </div>
      {office && (
        <>
          <p>
            {office.waiting === 0
              ? `Tidak ada angka kredit ${year} yang menunggu diterbitkan.`
              : `${office.waiting} penilaian tahunan ${year} sudah tetap dan menunggu angka kreditnya.`}
          </p>
          {office.waiting > 0 && (
            <Button busy={issue.busy} onClick={() => void press(office.agencyId)}>
              Terbitkan angka kredit {year}
            </Button>
          )}
          <RefusalNote refusal={issue.refusal} />
          <DataTable
            sentence="Terkumpul dalam jenjang sekarang"
            noun="pejabat fungsional"
            columns={officeColumns}
            rows={office.items}
            keyOf={({ personId }) => personId}
            file={`angka-kredit-${year}`}
            empty={
              <div class="mt-4">
                <Empty cause="Belum ada angka kredit yang diterbitkan di sini.">
                  Angka kredit terbit dari predikat tahunan yang sudah diterima atau diputus.
                </Empty>
              </div>
            }
          />
        </>
      )}
    </section>
  )
}
