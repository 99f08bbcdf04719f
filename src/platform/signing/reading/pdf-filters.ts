import { inflateSync } from 'node:zlib'
import { type Budget, spend } from './pdf-budget.ts'
import { broken } from './pdf-lexer.ts'
import { asArray, asCount, asDict, asName, type PdfStream, type PdfValue } from './pdf-values.ts'
import { problems, Unreadable } from './problems.ts'

/** The most one stream may become, in bytes. */
const largest = 16 * 1024 * 1024

function inflated(raw: Uint8Array): Uint8Array {
  try {
    return inflateSync(raw, { maxOutputLength: largest })
  } catch (error) {
    const tooBig = error instanceof RangeError
    throw new Unreadable(
      tooBig ? problems.tooBig : problems.broken,
      tooBig ? 'a stream inflates too far' : 'a stream cannot be inflated',
    )
  }
}

/** Paeth's choice among left, up and upper left (ISO 15948 §9.4). */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [
    Math.abs(guess - left),
    Math.abs(guess - up),
    Math.abs(guess - corner),
  ]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/** Undoes the PNG predictors (ISO 32000-1 §7.4.4.4); every row begins with the number of its
 * predictor. */
function unpredicted(data: Uint8Array, columns: number, bytesPerPixel: number): Uint8Array {
  const rows = Math.floor(data.length / (columns + 1))
  if (rows * (columns + 1) !== data.length) broken('rows of a predictor are cut off')
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)] ?? 0
    if (kind > 4) broken('an unknown predictor')
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column
      const left = column >= bytesPerPixel ? (out[at - bytesPerPixel] ?? 0) : 0
      const up = row > 0 ? (out[at - columns] ?? 0) : 0
      const corner =
        row > 0 && column >= bytesPerPixel ? (out[at - columns - bytesPerPixel] ?? 0) : 0
      const added = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind] ?? 0
      out[at] = ((data[row * (columns + 1) + 1 + column] ?? 0) + added) & 0xff
    }
  }
  return out
}

function afterPredictor(data: Uint8Array, parameters: PdfValue | undefined): Uint8Array {
  const asked = asDict(parameters)
  const predictor = asCount(asked?.get('Predictor')) ?? 1
  if (predictor === 1) return data
  const [colors, bits, columns] = ['Colors', 'BitsPerComponent', 'Columns'].map(
    (key, i) => asCount(asked?.get(key)) ?? [1, 8, 1][i] ?? 1,
  )
  if (predictor < 10 || colors !== 1 || bits !== 8 || !columns || columns > 65_536)
    return broken('a predictor this reader does not know')
  return unpredicted(data, columns, 1)
}

/** What a stream holds, unpacked. Knows Flate with PNG predictors, which is all our own documents
 * use; refuses everything else and whatever inflates over 16 MB, or over the budget of the file.
 * Filters must stand in the dictionary itself, not in another object. */
export function unpacked({ dict, raw }: PdfStream, budget: Budget): Uint8Array {
  const filter = dict.entries.get('Filter') ?? null
  const parameters = dict.entries.get('DecodeParms') ?? null
  if (filter === null) return raw
  const names = asArray(filter) ?? [filter]
  if (names.length === 0) return raw
  if (names.length > 1 || asName(names[0]) !== 'FlateDecode')
    return broken('a filter this reader does not know')
  const data = inflated(raw)
  spend(budget, 'bytes', data.length)
  return afterPredictor(data, asArray(parameters)?.[0] ?? parameters)
}
