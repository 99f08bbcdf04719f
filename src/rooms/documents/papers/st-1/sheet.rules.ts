import type { ContentParty } from '../pk-1/content.contract.ts'
import {
  printable,
  printDate,
  printDigest,
  printNip,
  printNumber,
  printTarget,
} from '../pk-1/print.rules.ts'
import type { Content } from './content.contract.ts'

type Signature = {
  mark: 'first' | 'second'
  role: string
  position: string
  name: string
  below: string[]
}
/** The note as the template prints it: final strings, nothing left to compute. */
export type Sheet = {
  documentTitle: string
  author: string
  emblem: string | null
  watermark: string | null
  letterhead: string[]
  title: string
  owners: string[]
  opening: string
  parties: { role: string; name: string; position: string }[]
  absence: string | null
  rows: {
    number: string
    objective: string
    indicator: string
    unit: string
    target: string
    realization: string
    achievement: string
    note: string
  }[]
  budget: {
    upTo: string
    rows: { number: string; name: string; amount: string; realised: string; share: string }[]
    total: { amount: string; realised: string; share: string }
  } | null
  unfinished: string[]
  advice: string[]
  placeAndDate: string
  signatures: Signature[]
  check: { qr: string; note: string } | null
  footer: string[]
}

const paragraphs = (text: string): string[] =>
  text
    .split(/\n+/)
    .map(printable)
    .filter((one) => one !== '')

const plain = (date: string): string => printDate(date).replaceAll('\u00a0', ' ')

const signatureOf = (
  { title, name, rank, nip }: ContentParty,
  mark: Signature['mark'],
  role: string,
): Signature => ({
  ...{ mark, role, position: printable(title), name: printable(name) },
  below: [
    ...(rank === null ? [] : [printable(rank)]),
    ...(nip === null ? [] : [`NIP ${printNip(nip)}`]),
  ],
})

/** Realised in per cent of what was given, half up; a dash where it is not known. */
function shareOf(amount: number, realised: number | null): string {
  if (realised === null || amount === 0) return '–'
  const hundredths = (BigInt(realised) * 20_000n + BigInt(amount)) / (2n * BigInt(amount))
  return `${printNumber(`${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`)}%`
}

const money = (amount: number | null): string => (amount === null ? '–' : printNumber(amount))

function budgetOf({ upTo, rows }: NonNullable<Content['budget']>): NonNullable<Sheet['budget']> {
  const amount = rows.reduce((sum, one) => sum + one.amount, 0)
  const spent = rows.every(({ realised }) => realised !== null)
    ? rows.reduce((sum, { realised }) => sum + (realised ?? 0), 0)
    : null
  return {
    upTo:
      upTo === null
        ? 'Realisasinya belum diimpor saat memori ini ditulis.'
        : `Realisasi sampai ${printable(upTo)}.`,
    rows: rows.map((row, i) => ({
      ...{ number: `${i + 1}.`, name: printable(row.name), amount: money(row.amount) },
      ...{ realised: money(row.realised), share: shareOf(row.amount, row.realised) },
    })),
    total: { amount: money(amount), realised: money(spent), share: shareOf(amount, spent) },
  }
}

const rowOf = (row: Content['rows'][number], i: number): Sheet['rows'][number] => ({
  number: `${i + 1}.`,
  ...{ objective: printable(row.objective), indicator: printable(row.indicator) },
  ...{ unit: printable(row.unit), target: printTarget(row.target).target },
  realization: row.realization === null ? '–' : printTarget(row.realization).target,
  achievement: row.achievement === null ? '–' : `${printNumber(row.achievement)}%`,
  note: [
    row.period === null ? 'Belum ada angka.' : `Sampai ${printable(row.period)}.`,
    ...(row.targetToDate === null || row.targetToDate === row.target
      ? []
      : [`Target sampai saat itu ${printTarget(row.targetToDate).target}.`]),
    ...(row.reason === null ? [] : [printable(row.reason)]),
  ].join(' '),
})

const openingOf = ({ year, code, version, from, until, leaving }: Content): string =>
  `Kinerja jabatan ${printable(leaving.title)} yang dijanjikan ${printable(leaving.name)} dalam ` +
  `Perjanjian Kinerja Tahun ${year} nomor ${printable(code)} versi ${version} berlaku ` +
  `${plain(from)} sampai ${plain(until)}. Dengan memori ini keadaannya diserahterimakan:`

const partiesOf = ({ firstParty, secondParty }: Content): Sheet['parties'] =>
  [
    { role: 'Yang menyerahkan', party: firstParty },
    { role: 'Yang menerima', party: secondParty },
  ].flatMap(({ role, party }) =>
    party ? [{ role, name: printable(party.name), position: printable(party.title) }] : [],
  )

/** Turns a content into the strings of its paper; `digest` is `null` for a note not yet kept. */
export function sheetOf(
  content: Content,
  { digest, publicCode }: { digest: string | null; publicCode: string },
): Sheet {
  const { region, agency, unit, leaving, absence, firstParty, secondParty, date } = content
  const url = `${content.address}/verifikasi/${publicCode}`
  const capitals = [unit, agency, region.governmentName].filter((name) => name !== null)
  return {
    documentTitle: `Memori serah terima kinerja ${printable(leaving.title)} Tahun ${content.year}`,
    author: printable(region.governmentName),
    emblem: content.emblem?.sha256 ?? null,
    watermark: digest === null ? 'KONSEP' : null,
    letterhead: content.letterhead.map(printable),
    title: `MEMORI SERAH TERIMA KINERJA TAHUN ${content.year}`,
    owners: capitals.map((name) => printable(name).toUpperCase()),
    opening: openingOf(content),
    parties: partiesOf(content),
    absence:
      absence === null
        ? null
        : `${printable(leaving.name)} tidak menandatangani memori ini: ${printable(absence)} ` +
          `Karena itu ${printable(firstParty.title)} yang menyerahkannya.`,
    rows: content.rows.map(rowOf),
    budget: content.budget && budgetOf(content.budget),
    unfinished: paragraphs(content.unfinished),
    advice: paragraphs(content.advice),
    placeAndDate: `${printable(region.place)}, ${plain(date)}`,
    signatures: [
      ...(secondParty ? [signatureOf(secondParty, 'second', 'Yang menerima,')] : []),
      signatureOf(firstParty, 'first', 'Yang menyerahkan,'),
    ],
    check:
      digest === null
        ? null
        : { qr: url, note: 'Kode ini menunjukkan siapa yang telah menandatangani dan kapan.' },
    footer: [
      [
        ...(digest === null ? ['KONSEP'] : []),
        `Serah terima ${printable(content.code)} versi ${content.version}`,
        digest === null ? 'isi belum dibekukan' : `Sidik isi ${printDigest(digest)}`,
      ].join(' · '),
      `Periksa: ${url.replace(/^https?:\/\//, '')}`,
    ],
  }
}
