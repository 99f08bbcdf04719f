import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { printNumber } from '../../kernel/indonesian.ts'
import { printSize } from '../parts/list/file.ts'

/** Seconds since it was first drawn. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((old) => old + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds
}

const told = (seconds: number): string => {
  if (seconds < 3) return 'Mengunggah dan membaca isinya.'
  if (seconds < 20)
    return `Sudah ${printNumber(seconds)} detik. Berkas besar memerlukan sampai satu menit.`
  return (
    `Sudah ${printNumber(seconds)} detik. Berkasnya besar atau sambungan lambat; pemeriksaan ` +
    'tetap berjalan.'
  )
}

/** While a file is sent and checked: its name, how long it takes, and that one may go elsewhere
 * meanwhile. */
export function Checking({ file }: { file: File }): JSX.Element {
  const seconds = useSeconds()
  return (
    <div class="sheet p-5" role="status">
      <p class="flex items-center gap-2.5 font-semibold">
        <span class="busy flex-none text-primary" aria-hidden="true" />
        <span class="min-w-0 break-words">
          Memeriksa {file.name}, {printSize(file.size)}
        </span>
      </p>
      <p class="sec mt-1">{told(seconds)}</p>
      <p class="meta mt-2">
        Anda boleh membuka halaman lain di Amanah; hasilnya masuk ke riwayat impor.
      </p>
    </div>
  )
}
