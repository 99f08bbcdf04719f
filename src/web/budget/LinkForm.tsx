import type { JSX } from 'preact'
import { whyNotLink, whyNotManageBudget } from '../../rooms/budget/version/version.rules.ts'
import {
  organisationContract,
  type UnitLine,
} from '../../rooms/organisation/organisation.contract.ts'
import { Form } from '../parts/form/Form.tsx'
import { SelectField } from '../parts/form/fields.tsx'
import { ReasonButton } from '../parts/form/ReasonButton.tsx'
import { Loading } from '../parts/Loading.tsx'
import { RefusalNote } from '../parts/Note.tsx'
import { client, useAnswer } from '../platform/client.ts'
import { useForm } from '../platform/form.ts'
import { say } from '../platform/say.ts'
import { useSession } from '../platform/session.tsx'
import { budgets } from './calls.ts'

const organisation = client(organisationContract)
const everything = {}
const plain = (name: string): string =>
  name
    .toLocaleLowerCase('id')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The unit of the same name, offered first; the person still decides. */
const likely = (units: readonly UnitLine[], name: string): string =>
  units.find((unit) => plain(unit.name) === plain(name))?.id ?? ''

type LinkTold = { skpdCode: string; skpdName: string; linked: () => void }

/** Says which unit a code of the budget stands for; a code of a whole office offers offices
 * only. */
export function LinkForm(props: LinkTold): JSX.Element {
  const units = useAnswer(organisation.listUnits, everything)
  if (units.refusal) return <RefusalNote refusal={units.refusal} again={() => void units.again()} />
  if (!units.value) return <Loading />
  return <Choice {...props} units={units.value.items} />
}

function Choice({
  skpdCode,
  skpdName,
  linked,
  units,
}: LinkTold & { units: UnitLine[] }): JSX.Element {
  const { actor } = useSession()
  const offered = units.filter(
    (unit) => whyNotLink(skpdCode, unit) === null && unit.kind !== 'PEMDA',
  )
  const form = useForm(budgets.linkOffice, {
    opens: { unitId: likely(offered, skpdName) },
    keep: `kode-anggaran/${skpdCode}`,
    input: ({ unitId }) => ({ skpdCode, unitId }),
    wrong: ({ unitId }) => ({ unitId: unitId ? null : 'Pilih unit kerjanya dahulu.' }),
    done: ({ unit }) => {
      say(`${skpdName} terhubung dengan ${unit.name}.`)
      linked()
    },
  })
  return (
    <Form
      form={form}
      actions={
        <ReasonButton refusal={whyNotManageBudget(actor)} busy={form.busy} type="submit">
          Hubungkan
        </ReasonButton>
      }
    >
      <SelectField
        {...form.field('unitId')}
        label={`Unit kerja untuk ${skpdName}`}
        empty="Pilih unit kerja"
        hint={`Kode ${skpdCode}. Hubungan ini berlaku untuk semua versi anggaran.`}
        options={offered.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form>
  )
}
