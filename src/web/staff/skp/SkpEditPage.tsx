import type { JSX } from 'preact'
import { whyNotEdit } from '../../../rooms/staff/skp/party.rules.ts'
import type { SkpPage } from '../../../rooms/staff/skp/skp.contract.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { ChoiceField, TextAreaField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { StayBar } from '../../parts/form/StayBar.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { PageTitle } from '../../parts/PageTitle.tsx'
import { useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { navigate } from '../../platform/place.ts'
import { say } from '../../platform/say.ts'
import { useSession } from '../../platform/session.tsx'
import { skps } from './calls.ts'
import { ResultFields } from './ResultFields.tsx'
import { newResult, openedSkp, type SkpDraft, typedSkp } from './skp-draft.ts'

/** The form of an SKP: results, expectations, annexes, kept together. */
export function SkpEditPage({ id }: { id: string }): JSX.Element {
  const { actor } = useSession()
  const page = useAnswer(skps.readSkp, { id })
  const { value } = page
  const why = value && whyNotEdit(value, actor)
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          steps={[
            { label: 'SKP', href: '/skp' },
            { label: value?.name ?? 'Pegawai', href: `/skp/${id}` },
            { label: 'Ubah' },
          ]}
          context="Angka ditulis seperti tercetak (1.200 atau 87,5), rentang dengan garis (20-25). Yang belum lengkap boleh disimpan."
        >
          Ubah SKP.
        </PageTitle>
        <div class="mt-6 space-y-6">
          <RefusalNote refusal={page.refusal} again={() => void page.again()} />
          {!value && !page.refusal && <Loading shape="rows" />}
          {why && (
            <Empty
              cause="SKP ini tidak dapat diubah sekarang."
              action={{ href: `/skp/${id}`, label: 'Kembali' }}
            >
              {why.detail}
            </Empty>
          )}
        </div>
      </div>
      {value && !why && <Editor key={value.edits} page={value} />}
    </main>
  )
}

function Editor({ page }: { page: SkpPage }): JSX.Element {
  const { id, edits, number } = page
  const back = `/skp/${id}`
  const parents = useAnswer(skps.readSkpParents, { id }).value?.items ?? []
  const form = useForm(skps.saveSkp, {
    opens: openedSkp(page),
    keep: `skp/${id}/${number}`,
    input: (values: SkpDraft) => ({ id, seen: edits, ...typedSkp(values) }),
    done: ({ findings }) => {
      const wrong = findings.filter(({ severity }) => severity === 'error').length
      say(
        wrong === 0
          ? 'Tersimpan; siap diajukan.'
          : `Tersimpan. ${wrong} hal masih perlu dilengkapi sebelum diajukan.`,
      )
      navigate(back)
    },
  })
  const { values, change } = form
  const add = (kind: 'PRIMARY' | 'ADDITIONAL') =>
    change({ results: [...values.results, newResult(kind, crypto.randomUUID())] })
  return (
    <Form form={form} class="space-y-10" instead={null}>
      <div class="wrap space-y-10">
        {page.fixedApproach === null && (
          <ChoiceField
            label="Pendekatan"
            name="approach"
            value={values.approach}
            change={(approach) => change({ approach: approach as SkpDraft['approach'] })}
            options={[
              {
                value: 'QUANTITATIVE',
                label: 'Kuantitatif',
                hint: 'Indikator dengan angka target',
              },
              {
                value: 'QUALITATIVE',
                label: 'Kualitatif',
                hint: 'Indikator ditulis dalam kalimat',
              },
            ]}
          />
        )}
        {values.results.map((result, at) => (
          <ResultFields
            key={result.key}
            {...{ page, result, at, parents }}
            approach={values.approach}
            change={(part) =>
              change({
                results: values.results.map((one) =>
                  one.key === result.key ? { ...one, ...part } : one,
                ),
              })
            }
            remove={() =>
              change({ results: values.results.filter(({ key }) => key !== result.key) })
            }
          />
        ))}
        <div class="flex flex-wrap gap-3">
          <Button onClick={() => add('PRIMARY')}>Tambah hasil kerja utama</Button>
          <Button onClick={() => add('ADDITIONAL')}>Tambah hasil kerja tambahan</Button>
        </div>
        <Expectations {...{ page, values, change }} />
        <Annexes {...{ values, change }} />
      </div>
      <StayBar
        label="Simpan SKP"
        actions={
          <>
            <a class="btn btn-quiet" href={back}>
              Batal
            </a>
            <Button kind="primary" type="submit" busy={form.busy}>
              Simpan
            </Button>
          </>
        }
      >
        Tersimpan sebagai konsep; berlaku sesudah diajukan dan disepakati.
        <RefusalNote refusal={form.refusal} class="mt-2" />
      </StayBar>
    </Form>
  )
}

type Part = { values: SkpDraft; change: (part: Partial<SkpDraft>) => void }

function Expectations({ page, values, change }: Part & { page: SkpPage }): JSX.Element {
  return (
    <section aria-label="Perilaku kerja" class="space-y-4">
      <h2 class="h2">Ekspektasi khusus pimpinan</h2>
      <p class="sec">Boleh kosong; panduan perilaku BerAKHLAK berlaku bagi semua.</p>
      {page.behaviours.map(({ code, name, guides }) => (
        <TextAreaField
          key={code}
          label={name}
          hint={guides.join('; ')}
          name={`perilaku ${code}`}
          rows={2}
          value={values.behaviours[code] ?? ''}
          change={(text) => change({ behaviours: { ...values.behaviours, [code]: text } })}
        />
      ))}
    </section>
  )
}

function Annexes({ values, change }: Part): JSX.Element {
  return (
    <section aria-label="Lampiran" class="space-y-4">
      <h2 class="h2">Lampiran</h2>
      <TextAreaField
        label="Dukungan sumber daya"
        hint="Satu baris satu hal: orang, anggaran, alat, akses, pelatihan."
        name="resources"
        value={values.resources}
        change={(resources) => change({ resources })}
      />
      <TextAreaField
        label="Skema pertanggungjawaban"
        hint="Bagaimana, seberapa sering, dan dalam bentuk apa dilaporkan."
        name="accountability"
        value={values.accountability}
        change={(accountability) => change({ accountability })}
      />
      <TextAreaField
        label="Konsekuensi"
        hint="Apa yang mengikuti bila tercapai atau tidak, menurut aturan."
        name="consequences"
        value={values.consequences}
        change={(consequences) => change({ consequences })}
      />
    </section>
  )
}
