import type { JSX } from 'preact'
import { whyNotEdit } from '../../rooms/actionplan/plan/party.rules.ts'
import type { ActionPlanPage } from '../../rooms/actionplan/plan/plan.contract.ts'
import { Empty } from '../parts/Empty.tsx'
import { Form } from '../parts/form/Form.tsx'
import { Button } from '../parts/form/ReasonButton.tsx'
import { StayBar } from '../parts/form/StayBar.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'
import { navigate } from '../platform/place.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { CashFields } from './CashFields.tsx'
import { plans } from './calls.ts'
import { broughtIn, openedPlan, type PlanDraft, typedOf } from './plan-draft.ts'
import { RowFields } from './RowFields.tsx'
import { SheetUpload } from './SheetUpload.tsx'

/** The form of an action plan: targets, steps and cash of every row, kept together. */
export function PlanEditPage({ id }: { id: string }): JSX.Element {
  const { actor } = useSession()
  const page = useAnswer(plans.readActionPlan, { id })
  const { value } = page
  const why = value && whyNotEdit(value.promise, value.plan, actor)
  return (
    <main id="isi">
      <div class="wrap page pb-0!">
        <PageTitle
          steps={[
            { label: 'Rencana aksi', href: '/rencana-aksi' },
            { label: value?.code ?? 'PK', href: `/rencana-aksi/${id}` },
            { label: 'Ubah' },
          ]}
          context="Angka ditulis seperti tercetak (61.482 atau 87,5). Yang belum lengkap boleh disimpan; yang kurang disebutkan sesudahnya."
        >
          Ubah rencana aksi.
        </PageTitle>
        <div class="mt-6 space-y-6">
          <RefusalNote refusal={page.refusal} again={() => void page.again()} />
          {!value && !page.refusal && <Loading shape="rows" />}
          {why && (
            <Empty
              cause="Rencana aksi ini tidak dapat diubah sekarang."
              action={{ href: `/rencana-aksi/${id}`, label: 'Kembali' }}
            >
              {why.detail}
            </Empty>
          )}
        </div>
      </div>
      {value && !why && <Editor key={value.plan?.edits} page={value} />}
    </main>
  )
}

function Editor({ page }: { page: ActionPlanPage }): JSX.Element {
  const { agreementId: id, plan } = page
  const back = `/rencana-aksi/${id}`
  const form = useForm(plans.saveActionPlan, {
    opens: openedPlan(page),
    keep: `rencana-aksi/${id}/${plan?.number ?? 0}`,
    input: (values: PlanDraft) => ({ id, seen: plan?.edits ?? 0, ...typedOf(values) }),
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
  return (
    <Form form={form} class="space-y-10" instead={null}>
      <div class="wrap space-y-10">
        <SheetUpload page={page} take={(content) => form.change(broughtIn(form.values, content))} />
        {page.rows.map((row) => (
          <RowFields key={row.number} page={page} row={row} form={form} />
        ))}
        {page.money.length > 0 && <CashFields page={page} form={form} />}
      </div>
      <StayBar
        label="Simpan rencana aksi"
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
        Tersimpan sebagai konsep; pemberi amanah belum melihatnya.
        <RefusalNote refusal={form.refusal} class="mt-2" />
      </StayBar>
    </Form>
  )
}
