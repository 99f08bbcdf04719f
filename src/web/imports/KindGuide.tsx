import type { JSX } from 'preact'
import { type ImportKind, importContract } from '../../rooms/imports/import.contract.ts'
import { Icon } from '../parts/Drawing.tsx'
import { client } from '../platform/client.ts'

const imports = client(importContract)

/** What the file must hold: an example to fill in, and its columns. */
export function KindGuide({ kind: { kind, title, columns } }: { kind: ImportKind }): JSX.Element {
  const required = columns.filter((column) => column.required)
  const free = columns.filter((column) => !column.required)
  return (
    <aside aria-labelledby="contoh" class="space-y-4">
      <h2 id="contoh" class="h2">
        Contoh berkas
      </h2>
      <p class="sec">
        {kind === 'sipd' || kind === 'realisation'
          ? 'Unduh dari SIPD dan unggah apa adanya. Contoh ini hanya untuk melihat bentuknya.'
          : 'Contoh terisi beberapa baris dengan judul kolom yang dikenali. Ganti isinya dengan data Anda.'}
      </p>
      <p>
        <a class="chip" href={imports.downloadTemplate.address({ kind })} download="">
          <Icon name="unduh" />
          Unduh contoh XLSX
          <span class="sr-only"> untuk {title}</span>
        </a>
      </p>
      <Columns label="Kolom yang wajib ada" columns={required} />
      {free.length > 0 && (
        <details class="twin">
          <summary class="link inline-flex items-center gap-1 text-sm">
            <Icon name="buka" />
            {free.length} kolom lain, boleh tidak ada
          </summary>
          <Columns columns={free} />
        </details>
      )}
      <p class="meta">Urutan kolom bebas. Kolom lain dalam berkas dilewati.</p>
    </aside>
  )
}

function Columns({
  label,
  columns,
}: {
  label?: string
  columns: ImportKind['columns']
}): JSX.Element {
  return (
    <div>
      {label && <p class="font-semibold text-sm mb-1">{label}</p>}
      <ul class="sec list-disc pl-5 mt-1">
        {columns.map(({ heading }) => (
          <li key={heading}>{heading}</li>
        ))}
      </ul>
    </div>
  )
}
