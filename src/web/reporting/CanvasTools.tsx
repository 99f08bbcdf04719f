import type { JSX } from 'preact'
import type { BandLine } from '../../rooms/reporting/tree/tree.contract.ts'
import { Icon } from '../parts/Drawing.tsx'
import { Mark } from '../parts/Mark.tsx'
import type { Canvas } from './tree/use-canvas.ts'

/** The buttons that enlarge, shrink and fit the drawing. */
export function CanvasTools({ canvas }: { canvas: Canvas }): JSX.Element {
  return (
    <div class="canvas-tools" role="toolbar" aria-label="Perbesaran">
      <button type="button" aria-label="Perkecil" onClick={canvas.shrink}>
        <Icon name="kurang" />
      </button>
      <output class="num" aria-label="Perbesaran sekarang">
        {Math.round(canvas.zoom * 100)}%
      </output>
      <button type="button" aria-label="Perbesar" onClick={canvas.enlarge}>
        <Icon name="tambah" />
      </button>
      <button type="button" title="Seluruh pohon dalam satu bidang" onClick={canvas.fit}>
        Paskan
      </button>
    </div>
  )
}

/** What the shapes mean, with the bounds of the region's own profile. */
export function Legend({ bands }: { bands: readonly BandLine[] }): JSX.Element {
  return (
    <p class="canvas-legend">
      <span class="sr-only">Arti bentuk: </span>
      {bands.map(({ tone, label, from }, i) => (
        <Mark key={tone} kind={tone} small said={label.toLowerCase()}>
          {from === null ? `di bawah ${bands[i - 1]?.from ?? ''}` : i === 0 ? `≥ ${from}` : from}
        </Mark>
      ))}
      <Mark kind="unreported" small said="">
        belum dilaporkan
      </Mark>
    </p>
  )
}
