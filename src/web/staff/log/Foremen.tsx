import type { JSX } from 'preact'
import { RefusalNote } from '../../parts/Note.tsx'
import { useAct } from '../../platform/client.ts'
import { say } from '../../platform/say.ts'
import { type Review, teams } from './calls.ts'

type Person = Review['people'][number]

/** Who writes for somebody without a telephone: named and ended by who rates them. */
export function Foremen({
  person,
  colleagues,
  again,
}: {
  person: Person
  colleagues: readonly Person[]
  again: () => Promise<void>
}): JSX.Element {
  const name = useAct(teams.nameForeman)
  const end = useAct(teams.endForeman)
  const choose = async (foremanId: string): Promise<void> => {
    const named = await name({ personId: person.personId, foremanId })
    if (!named) return
    say(`${named.name} mencatatkan untuk ${person.name}.`)
    void again()
  }
  const stop = async (id: string): Promise<void> => {
    if (await end({ id })) void again()
  }
  return (
    <details class="mt-2">
      <summary class="link">
        {person.foremen.length === 0
          ? 'Tanpa telepon? Tunjuk pencatat'
          : `Dicatatkan oleh ${person.foremen.map((one) => one.name).join(', ')}`}
      </summary>
      <div class="mt-2 space-y-2">
        {person.foremen.map((one) => (
          <p key={one.id}>
            {one.name}{' '}
            <button type="button" class="link" onClick={() => void stop(one.id)}>
              Akhiri
            </button>
          </p>
        ))}
        <label class="field">
          Pencatat
          <select
            class="select"
            value=""
            onChange={(event) => void choose(event.currentTarget.value)}
          >
            <option value="">Pilih rekannya</option>
            {colleagues
              .filter(({ personId }) => personId !== person.personId)
              .map(({ personId, name: words }) => (
                <option key={personId} value={personId}>
                  {words}
                </option>
              ))}
          </select>
        </label>
        <p class="meta">Anda sendiri selalu dapat mencatatkan untuk pegawai yang Anda nilai.</p>
        <a class="link" href={`/harian?untuk=${person.personId}`}>
          Catatkan untuk {person.name}
        </a>
        <RefusalNote refusal={name.refusal ?? end.refusal} />
      </div>
    </details>
  )
}
