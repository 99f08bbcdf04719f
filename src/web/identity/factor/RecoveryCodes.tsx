import type { JSX } from 'preact'
import { printCount } from '../../../kernel/indonesian.ts'
import { Button } from '../../parts/form/ReasonButton.tsx'

/** Recovery codes as they are shown this once, to print or to write down. */
export function RecoveryCodes({
  codes,
  kept,
}: {
  codes: readonly string[]
  kept: () => void
}): JSX.Element {
  return (
    <section aria-labelledby="kode-pemulihan" class="max-w-124">
      <h2 id="kode-pemulihan" class="h2">
        Simpan {printCount(codes.length)} kode pemulihan ini
      </h2>
      <p class="sec mt-1">
        Untuk masuk ketika ponsel Anda tidak ada. Setiap kode berlaku satu kali dan hanya tampil
        sekarang. Cetak atau catat, lalu simpan jauh dari ponsel.
      </p>
      <ul class="sheet grid grid-cols-2 gap-x-6 gap-y-2 p-5 mt-4 num">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div class="noprint flex flex-wrap gap-2 mt-4">
        <Button kind="primary" onClick={kept}>
          Sudah saya simpan
        </Button>
        <Button onClick={() => window.print()}>Cetak</Button>
      </div>
    </section>
  )
}
