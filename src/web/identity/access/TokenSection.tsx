import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { printDate, printDateShort } from '../../../kernel/indonesian.ts'
import { type ServiceToken, tokenContract } from '../../../rooms/identity/token/token.contract.ts'
import { type Scope, scopeNames, scopes } from '../../../rooms/identity/token/token.rules.ts'
import { FieldGroup } from '../../parts/form/Field.tsx'
import { Form } from '../../parts/form/Form.tsx'
import { CheckField, DateField, TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { Note, RefusalNote } from '../../parts/Note.tsx'
import { client, useAct, useAnswer } from '../../platform/client.ts'
import { useForm } from '../../platform/form.ts'
import { say } from '../../platform/say.ts'
import { AccountSection } from '../AccountSection.tsx'

const tokens = client(tokenContract)
const nothing = {}

/** Other systems that read: which, what, until when; a new one is shown once. */
export function TokenSection(): JSX.Element {
  const list = useAnswer(tokens.listTokens, nothing)
  const [made, setMade] = useState<string | null>(null)
  return (
    <AccountSection id="token-layanan" title="Token layanan">
      <p class="sec mb-4">
        Untuk sistem lain yang membaca, misalnya dasbor. Token hanya membaca yang dicakupnya, dan
        berakhir sendiri.
      </p>
      <RefusalNote refusal={list.refusal} again={() => void list.again()} class="mb-4" />
      {made && (
        <Note
          tone="accent"
          role="status"
          class="mb-4"
          title="Salin sekarang; tampil sekali ini saja."
        >
          <span class="num wrap-anywhere">{made}</span>
        </Note>
      )}
      {list.value ? (
        <Tokens items={list.value.items} again={list.again} />
      ) : (
        !list.refusal && <Loading shape="rows" />
      )}
      <NewToken
        key={made}
        made={(token) => {
          setMade(token)
          void list.again()
        }}
      />
    </AccountSection>
  )
}

const standOf = ({ revokedAt, expiresOn, lastUsedAt }: ServiceToken): string =>
  revokedAt
    ? `Dicabut ${printDateShort(revokedAt.slice(0, 10))}.`
    : `Berlaku sampai sebelum ${printDate(expiresOn)}. ` +
      (lastUsedAt
        ? `Dipakai terakhir ${printDateShort(lastUsedAt.slice(0, 10))}.`
        : 'Belum dipakai.')

function Tokens({
  items,
  again,
}: {
  items: ServiceToken[]
  again: () => Promise<void>
}): JSX.Element | null {
  const revoke = useAct(tokens.revokeToken)
  const press = async (tokenId: string): Promise<void> => {
    if (!(await revoke({ tokenId }))) return
    say('Token dicabut.')
    await again()
  }
  if (items.length === 0) return null
  return (
    <div class="mb-6">
      <RefusalNote refusal={revoke.refusal} class="mb-4" />
      <Rows label="Token layanan">
        {items.map((token) => (
          <Row
            key={token.id}
            object={token.name}
            why={token.scopes.map((scope) => scopeNames[scope]).join(', ')}
            meta={standOf(token)}
            action={
              !token.revokedAt && (
                <Button busy={revoke.busy} onClick={() => void press(token.id)}>
                  Cabut
                </Button>
              )
            }
          />
        ))}
      </Rows>
    </div>
  )
}

function NewToken({ made }: { made: (token: string) => void }): JSX.Element {
  const form = useForm(tokens.makeToken, {
    opens: { name: '', expiresOn: '', scopes: [] as Scope[] },
    keep: null,
    input: (values) => values,
    wrong: ({ name, expiresOn, scopes: chosen }) => ({
      name: name.trim() ? null : 'Tulis nama sistemnya.',
      expiresOn: expiresOn ? null : 'Pilih hari berakhirnya.',
      scopes: chosen.length > 0 ? null : 'Pilih sedikitnya satu cakupan.',
    }),
    done: ({ token }) => made(token),
  })
  const { value: chosen, change, error } = form.field('scopes')
  return (
    <Form form={form} button="Buat token" quiet>
      <TextField {...form.field('name')} label="Nama sistem" required />
      <FieldGroup label="Boleh membaca" error={error}>
        {scopes.map((scope) => (
          <CheckField
            key={scope}
            name={scope}
            label={scopeNames[scope]}
            checked={chosen.includes(scope)}
            change={(wanted) =>
              change(wanted ? [...chosen, scope] : chosen.filter((one) => one !== scope))
            }
          />
        ))}
      </FieldGroup>
      <DateField
        {...form.field('expiresOn')}
        label="Berakhir pada"
        hint="Paling lama satu tahun lagi."
        required
      />
    </Form>
  )
}
