import type { JSX } from 'preact'
import type { CasePage, Proposal } from '../../rooms/procedures/procedure.contract.ts'

type Party = CasePage['person']
const named = ({ name, title }: Party): string => (title ? `${name}, ${title}` : name)

/** Who takes part, by which terms and texts, and who reads it. */
export function Parties({
  told,
  proposer,
}: {
  told: Proposal | CasePage
  proposer?: Party
}): JSX.Element {
  const { person, decider, alone, opinions, terms, legalBasis } = told
  return (
    <div class="space-y-6">
      <section aria-labelledby="pihak">
        <h2 id="pihak" class="h2 mb-3">
          Siapa
        </h2>
        <dl class="space-y-3">
          <Line what="Yang bersangkutan">{named(person)}</Line>
          {proposer && <Line what="Yang mengusulkan">{named(proposer)}</Line>}
          <Line what="Yang memutus">
            {decider ? named(decider) : 'Belum ada pejabat yang dapat memutus.'}
          </Line>
          {alone && (
            <Line what="Pertimbangan sebelum diputus">
              {opinions.length === 0
                ? 'Belum ada pejabat yang dapat memberikannya.'
                : opinions.map((one) => `${named(one)}${one.given ? ' (sudah)' : ''}`).join('; ')}
            </Line>
          )}
        </dl>
        {alone && (
          <p class="meta mt-3">
            Di atas pengusul tidak ada pejabat lain. Karena itu pertimbangan tertulis dibaca lebih
            dahulu; selebihnya terbuka upaya administratif menurut UU 30/2014.
          </p>
        )}
      </section>
      <section aria-labelledby="tenggat">
        <h2 id="tenggat" class="h2 mb-3">
          Tenggat
        </h2>
        <dl class="space-y-2">
          {terms.map(({ step, term }) => (
            <Line key={step} what={step}>
              {term}
            </Line>
          ))}
        </dl>
        <p class="meta mt-3">
          Selama yang harus bertindak tidak bertugas, waktunya berhenti. Dasar: {legalBasis}.
        </p>
      </section>
      <p class="meta">
        Hanya dibaca {['para pihak di atas', ...told.readers].join(', ')}, dan bila dikabulkan juga
        yang menindaklanjutinya. Setiap pembacaan tercatat.
      </p>
    </div>
  )
}

const Line = ({ what, children }: { what: string; children: string }): JSX.Element => (
  <div>
    <dt class="meta">{what}</dt>
    <dd class="leading-snug">{children}</dd>
  </div>
)
