import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { isUnfrozen } from '../../../rooms/agreements/state.rules.ts'
import { TextField } from '../../parts/form/fields.tsx'
import { Button } from '../../parts/form/ReasonButton.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAnswer } from '../../platform/client.ts'
import { agreements } from '../calls.ts'

const pause = 300

/** Finds the draft that a scan is of, by number, name or post. */
export function PromisePicker(told: {
  year: number
  chosen: AgreementPage | null | undefined
  choose: (id: string | undefined) => void
}): JSX.Element {
  const { year, chosen, choose } = told
  const [words, setWords] = useState('')
  const [search, setSearch] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSearch(words.trim()), pause)
    return () => clearTimeout(timer)
  }, [words])
  const found = useAnswer(
    agreements.listAgreements,
    search.length > 1 ? { year, search, limit: 8 } : null,
  )
  const drafts = found.value?.items.filter(({ state }) => isUnfrozen(state)) ?? []
  return (
    <section class="space-y-3">
      {chosen && (
        <Rows label="PK yang dipilih">
          <Row
            object={`${chosen.code}, ${chosen.firstParty.title}`}
            why={`${chosen.firstParty.name}. Nama pada kertas harus sama.`}
          />
        </Rows>
      )}
      <div class="max-w-124">
        <TextField
          label={chosen ? 'Bukan yang ini? Cari PK lain' : 'Cari PK'}
          name="cari-pk"
          hint="Nomor, nama, atau jabatan; hanya yang masih konsep."
          value={words}
          change={setWords}
        />
      </div>
      <RefusalNote refusal={found.refusal} />
      {found.value && drafts.length === 0 && (
        <p role="status" class="sec">
          Tidak ada konsep PK {year} yang cocok dengan «{search}».
        </p>
      )}
      {drafts.length > 0 && (
        <Rows label="Konsep yang cocok">
          {drafts.map(({ id, code, firstParty }) => (
            <Row
              key={id}
              object={`${code}, ${firstParty.title}`}
              why={firstParty.name}
              action={
                <Button
                  onClick={() => {
                    setWords('')
                    choose(id)
                  }}
                >
                  Pilih<span class="sr-only"> {code}</span>
                </Button>
              }
            />
          ))}
        </Rows>
      )}
    </section>
  )
}
