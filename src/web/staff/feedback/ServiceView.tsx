import type { JSX } from 'preact'
import { ended } from '../../../kernel/indonesian.ts'
import type { ServicePage } from '../../../rooms/staff/feedback/service-link.contract.ts'
import { PublicFrame, PublicOpening } from '../../parts/PublicFrame.tsx'

/** The short form of somebody who was served; drawn on the server, works without JavaScript. */
export function ServiceView({ region, sentence, served, answerId }: ServicePage): JSX.Element {
  return (
    <PublicFrame region={region}>
      <PublicOpening
        eyebrow="Masukan tentang layanan"
        sentence={sentence}
        context={served && ended(`${served.label}, ${served.office}. Petugas: ${served.name}`)}
      />
      {served && answerId && (
        <div class="wrap py-8">
          <form method="post" action={`/umpan/${served.code}`} class="space-y-5 max-w-prose">
            <input type="hidden" name="answerId" value={answerId} />
            <fieldset class="field">
              <legend class="font-semibold">Menurut Anda</legend>
              <label class="choice">
                <input
                  type="radio"
                  class="radio radio-primary"
                  name="kind"
                  value="PRAISE"
                  required
                />
                <span>Sudah baik</span>
              </label>
              <label class="choice">
                <input type="radio" class="radio radio-primary" name="kind" value="CORRECT" />
                <span>Perlu diperbaiki</span>
              </label>
            </fieldset>
            <div class="field">
              <label for="text">
                Apa yang baik, atau apa yang perlu diperbaiki? (boleh kosong)
              </label>
              <textarea
                id="text"
                name="text"
                class="textarea"
                rows={4}
                maxLength={500}
                aria-describedby="text-hint"
              />
              <p id="text-hint" class="hint">
                Jangan tulis nama, NIK, atau nomor telepon Anda; kami tidak memerlukannya.
              </p>
            </div>
            <button type="submit" class="btn btn-primary">
              Kirim
            </button>
          </form>
        </div>
      )}
    </PublicFrame>
  )
}
