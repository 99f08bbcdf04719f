import type { JSX } from 'preact'
import { officesWith } from '../../../kernel/actor.ts'
import { addDays } from '../../../kernel/time.ts'
import type { GrantLine } from '../../../rooms/identity/grant/grant.contract.ts'
import { isWithinUnit, whyNotGrant } from '../../../rooms/identity/grant/grant.rules.ts'
import { grantRights, isDelegated } from '../../../rooms/identity/mandate.rules.ts'
import type { GrantRole } from '../../../rooms/identity/session/session.contract.ts'
import { organisationContract } from '../../../rooms/organisation/organisation.contract.ts'
import { PersonField } from '../../organisation/PersonField.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { DateField, SelectField, TextField } from '../../parts/form/fields.tsx'
import { client, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { useSession } from '../../platform/session.tsx'
import { grants } from './calls.ts'

const organisation = client(organisationContract)
const offices = { agenciesOnly: true }
const opens = {
  ...{ personId: '', role: '' as GrantRole | '', unitId: '', number: '', date: '' },
  ...{ from: '', last: '' },
}

const wrongIn = (values: typeof opens) => ({
  personId: values.personId ? null : 'Cari orangnya, lalu pilih namanya.',
  role: values.role ? null : 'Pilih kewenangannya.',
  unitId:
    values.role && isWithinUnit(values.role) && !values.unitId
      ? 'Pilih perangkat daerahnya.'
      : null,
  number: values.number.trim() ? null : 'Tulis nomor keputusannya.',
  date: values.date ? null : 'Isi tanggal keputusannya.',
  from: values.from ? null : 'Isi mulai berlakunya.',
})

/** A role for somebody by decree. The roles offered are those the reader may give; the unit is asked
 * for exactly where the role is held within one. */
export function GrantForm({
  leave,
  done,
}: {
  leave: () => void
  done: (grant: GrantLine) => void
}): JSX.Element {
  const form = useForm(grants.giveRole, {
    opens,
    keep: null,
    input: ({ personId, role, unitId, number, date, from, last }) => ({
      ...{ personId, role: role as GrantRole, decree: { number, date }, from },
      ...(role && isWithinUnit(role) ? { unitId } : {}),
      ...(last ? { until: addDays(last, 1) } : {}),
    }),
    wrong: wrongIn,
    done,
  })
  const { role } = form.values
  return (
    <Form form={form} button="Beri kewenangan" leave={leave}>
      <PersonField {...form.field('personId')} />
      <RoleField {...form.field('role')} />
      {role && isWithinUnit(role) && <OfficeField {...form.field('unitId')} />}
      <TextField
        {...form.field('number')}
        label="Nomor keputusan"
        hint="Seperti tertulis di keputusannya."
      />
      <div class="grid sm:grid-cols-2 gap-4">
        <DateField {...form.field('date')} label="Tanggal keputusan" />
        <DateField {...form.field('from')} label="Mulai berlaku" />
        <DateField {...form.field('last')} label="Hari terakhir, bila ada" />
      </div>
    </Form>
  )
}

type FieldTold<V> = {
  name: string
  value: V
  change: (value: V) => void
  error: string | undefined
}

function RoleField({ change, ...told }: FieldTold<GrantRole | ''>): JSX.Element {
  const { actor } = useSession()
  const [office = null] = officesWith(actor, 'grants.manage') ?? []
  const offered = (Object.keys(grantRights) as GrantRole[]).filter(
    (role) => !isDelegated(role) && !whyNotGrant(actor, { personId: '', role, agencyId: office }),
  )
  return (
    <SelectField
      {...told}
      change={(role) => change(role as GrantRole | '')}
      label="Kewenangan"
      empty="Pilih kewenangan"
      options={offered.map((role) => ({ value: role, label: grantRights[role].title }))}
    />
  )
}

function OfficeField(told: FieldTold<string>): JSX.Element {
  const own = officesWith(useSession().actor, 'grants.manage')
  const units = useAnswer(organisation.listUnits, offices)
  const offered = (units.value?.items ?? []).filter(({ id }) => own === null || own.includes(id))
  return (
    <SelectField
      {...told}
      label="Perangkat daerah"
      empty="Pilih perangkat daerah"
      options={offered.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
