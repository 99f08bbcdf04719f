import { printDate, printNip } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { holds, type LocalDate } from '../../../kernel/time.ts'
import type { AgreementContent, NewContent } from '../../documents/words.ts'
import type { PaperWords } from '../agreement.contract.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import type { DatedWording, Wording } from './wording.contract.ts'

type Form = NewContent['form']

const opening =
  'Untuk mewujudkan pemerintahan yang efektif, terbuka, akuntabel, dan berorientasi pada hasil,'
const promise =
  'berjanji akan mewujudkan target kinerja tahunan sesuai lampiran perjanjian ini, sebagai ' +
  'bagian dari pencapaian target kinerja jangka menengah yang telah ditetapkan dalam ' +
  'dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut ' +
  'menjadi tanggung jawab'

const own: Record<Form, string[]> = {
  SOLE: [`${opening} yang bertanda tangan di bawah ini:`, '{pihak_pertama}', `${promise} kami.`],
  TWO_PARTY: [
    `${opening} kami yang bertanda tangan di bawah ini:`,
    '{pihak_pertama}',
    'selanjutnya disebut pihak pertama.',
    '{pihak_kedua}',
    'selaku atasan pihak pertama, selanjutnya disebut pihak kedua.',
    `Pihak pertama ${promise} pihak pertama.`,
    'Pihak kedua akan memberikan supervisi yang diperlukan, mengevaluasi capaian kinerja ' +
      'berdasarkan perjanjian ini, dan mengambil tindakan yang diperlukan dalam rangka ' +
      'pemberian penghargaan dan sanksi.',
  ],
}

/** Our own words, which a region may replace by those of its legal bureau. */
export const ownStatement = (form: Form): string => own[form].join('\n')
export const ownWording: Wording = { statement: null, articles: '' }

/** Whose words count for every level with two parties that has none of its own. */
export const allPairs = 'TWO_PARTY'

export type Scope = { scope: string; label: string; form: Form }

/** Whose words a region may choose: all levels with two parties at once, and each level. */
export const scopesOf = ({ levels }: Pick<AgreementPolicy, 'levels'>): Scope[] => [
  { scope: allPairs, label: 'Semua tingkat dengan dua pihak', form: 'TWO_PARTY' },
  ...Object.entries(levels)
    .toSorted(([, a], [, b]) => a.rank - b.rank)
    .map(([scope, { label, form }]) => ({ scope, label, form })),
]

/** The words of a level on a day: its own, else those of all levels with two parties, else ours. */
export function wordingOn(
  wordings: readonly DatedWording[],
  { level, form }: { level: string; form: Form },
  on: LocalDate,
): Wording {
  const standing = wordings.filter((wording) => holds(wording, on))
  const among = (wanted: string) => standing.find(({ scope }) => scope === wanted)
  return among(level) ?? (form === 'TWO_PARTY' ? among(allPairs) : undefined) ?? ownWording
}

/** What a place may be filled from. */
export type Named = Pick<
  NewContent,
  'code' | 'year' | 'region' | 'agency' | 'unit' | 'firstParty' | 'secondParty' | 'date'
>

const blank = '–'

/** What each place of a wording prints, by its name between braces. */
function valuesOf(named: Named): Record<string, string> {
  const { region, firstParty, secondParty } = named
  const agency = named.agency ?? region.governmentName
  const ofParty = (which: string, party: Named['secondParty']): [string, string][] => [
    [`nama_${which}`, party?.name ?? blank],
    [`jabatan_${which}`, party?.title ?? blank],
    [`pangkat_${which}`, party?.rank ?? blank],
    [`nip_${which}`, party?.nip ? printNip(party.nip) : blank],
  ]
  return {
    ...Object.fromEntries(ofParty('pihak_pertama', firstParty)),
    ...Object.fromEntries(ofParty('pihak_kedua', secondParty)),
    unit_kerja: named.unit ?? agency,
    perangkat_daerah: agency,
    pemerintah_daerah: region.governmentName,
    daerah: region.name,
    tempat: region.place,
    tahun: String(named.year),
    nomor: named.code,
    tanggal: printDate(named.date),
  }
}

/** A line that is one of these stands for the block with name and position of a party. */
const parties = { '{pihak_pertama}': 'FIRST', '{pihak_kedua}': 'SECOND' } as const
const isParty = (line: string): line is keyof typeof parties => line in parties

type Said = NewContent['statement']
type Line = { text: string; number: number }

/** The lines of a text as people count them; an empty one is a line too. */
const linesOf = (text: string): Line[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).map((line, i) => ({ text: line.trim(), number: i + 1 }))

/** Articles: one after an empty line, each beginning with its title. */
function articlesOf(text: string): { title: string; paragraphs: string[] }[] {
  const found: string[][] = [[]]
  for (const line of linesOf(text)) {
    if (line.text === '') found.push([])
    else found.at(-1)?.push(line.text)
  }
  return found.flatMap(([title, ...paragraphs]) =>
    title === undefined ? [] : [{ title, paragraphs }],
  )
}

const place = /\{([^{}]*)\}/g

/** The words of one promise, every place filled. */
export function filled(
  { statement, articles }: Wording,
  named: Named,
): Pick<NewContent, 'statement' | 'blocks'> {
  const values = valuesOf(named)
  const fill = (text: string): string =>
    text.replace(place, (whole, name: string) => values[name.trim()] ?? whole)
  const form = named.secondParty === null ? 'SOLE' : 'TWO_PARTY'
  return {
    statement: linesOf(statement ?? ownStatement(form)).flatMap(({ text }): Said => {
      if (isParty(text)) return [{ party: parties[text] }]
      return text === '' ? [] : [{ paragraph: fill(text) }]
    }),
    blocks: articlesOf(articles).map(({ title, paragraphs }) => ({
      title: fill(title),
      paragraphs: paragraphs.map(fill),
    })),
  }
}

const example: Named = {
  code: 'PK-2026-0001',
  year: 2026,
  region: {
    code: '',
    name: 'Kota Contoh',
    governmentName: 'Pemerintah Kota Contoh',
    place: 'Contoh',
  },
  agency: 'Dinas Contoh',
  unit: 'Bidang Contoh',
  firstParty: {
    name: 'Ratna Contoh, S.E., M.M.',
    title: 'Kepala Dinas Contoh',
    rank: 'Pembina Utama Muda (IV/c)',
    nip: '197204181999032004',
    personRef: '00000000-0000-7000-8000-000000000001',
  },
  secondParty: {
    name: 'H. Fulan Contoh, S.E.',
    title: 'Wali Kota Contoh',
    rank: null,
    nip: null,
    personRef: '00000000-0000-7000-8000-000000000002',
  },
  date: '2026-01-19',
}

/** The words of a content for a page; papers before the third carried ours. */
export function wordsOfPaper(content: AgreementContent): PaperWords {
  const { statement, blocks } =
    'statement' in content
      ? content
      : filled(ownWording, { ...example, secondParty: content.secondParty && example.secondParty })
  return {
    letterhead: 'letterhead' in content ? content.letterhead : [],
    emblem: 'emblem' in content ? (content.emblem?.sha256 ?? null) : null,
    governmentName: content.region.governmentName,
    statement,
    articles: blocks,
  }
}

/** Every place that may be filled, with what it prints of an example. */
export const placesOf = (form: Form): { name: string; prints: string }[] =>
  Object.entries(valuesOf(example))
    .map(([name, prints]) => ({ name, prints }))
    .filter(({ name }) => form === 'TWO_PARTY' || !name.endsWith('pihak_kedua'))

const refused = (pointer: 'statement' | 'articles', code: string, detail: string): Refusal =>
  refusal(`agreements/${code}`, 422, detail, { errors: [{ pointer: `/${pointer}`, detail }] })

/** The first piece between braces, or brace alone, that is no place. */
function strangeIn(text: string, known: ReadonlySet<string>): string | null {
  const rest = text.replace(place, (whole, name: string) => (known.has(name.trim()) ? '' : whole))
  return rest.match(place)?.[0] ?? rest.match(/[{}][^{}]{0,30}/)?.[0] ?? null
}

/** Why a text of these words cannot be filled, with the line. */
function whyNotFilled(pointer: 'statement' | 'articles', text: string, form: Form): Refusal | null {
  const known = new Set(placesOf(form).map(({ name }) => name))
  const isBlock = (line: string): boolean => pointer === 'statement' && isParty(line)
  for (const { text: line, number } of linesOf(text)) {
    const strange = isBlock(line) ? null : strangeIn(line, known)
    if (strange === null) continue
    return refused(
      pointer,
      'wording-unknown-place',
      `Baris ${number}: tempat isian «${strange}» tidak dikenal. Tulis persis seperti dalam ` +
        'daftar tempat isian; {pihak_pertama} dan {pihak_kedua} berdiri sendiri pada satu baris.',
    )
  }
  return null
}

/** Why these words cannot be those of a promise: a place nobody knows, or a party that is missing,
 * named twice, or not there at this level. */
export function whyNotWording({ statement, articles }: Wording, form: Form): Refusal | null {
  const unknown =
    whyNotFilled('statement', statement ?? '', form) ?? whyNotFilled('articles', articles, form)
  if (unknown || statement === null) return unknown
  const lines = linesOf(statement)
  for (const [line, party] of Object.entries(parties)) {
    const found = lines.filter(({ text }) => text === line)
    const wanted = party === 'FIRST' || form === 'TWO_PARTY' ? 1 : 0
    if (found.length === wanted) continue
    const detail =
      wanted === 0
        ? `Baris ${found[0]?.number}: pada tingkat ini tidak ada pihak kedua. Hapus ${line}.`
        : found.length === 0
          ? `Baris ${line} belum ada. Letakkan sendiri pada satu baris, di tempat nama dan jabatan dicetak.`
          : `Baris ${found[1]?.number}: ${line} sudah ada pada baris ${found[0]?.number}. Cukup satu.`
    return refused('statement', 'wording-party', detail)
  }
  return null
}

/** A promise to look at words by, where the region has no draft of their level yet. */
export function exampleWith(
  words: Wording,
  { scope, label, form, ...beside }: Scope & Pick<NewContent, 'region' | 'date' | 'address'>,
): Omit<NewContent, 'schema' | 'paper'> {
  const head = form === 'SOLE'
  const named: Named = {
    ...example,
    ...{ region: beside.region, date: beside.date, year: Number(beside.date.slice(0, 4)) },
    code: 'CONTOH',
    ...(head && { agency: null, unit: null }),
    firstParty: {
      ...example.firstParty,
      ...(scope !== allPairs && { title: label }),
      ...(head && { rank: null, nip: null }),
    },
    secondParty: head ? null : example.secondParty,
  }
  return {
    amendment: null,
    ...named,
    ...filled(words, named),
    ...{ version: 1, round: 1, level: allPairs, form, parent: null, address: beside.address },
    rows: [
      {
        heading: 'Sasaran Strategis',
        objective: 'Contoh sasaran',
        indicator: 'Contoh indikator',
        unit: 'persen',
        target: '80.00',
      },
    ],
    budget: {
      grain: 'PROGRAM',
      rows: [{ groups: [], name: 'Contoh program', amount: 1_000_000, source: 'APBD' }],
      total: 1_000_000,
    },
    ...{ noBudget: null, letterhead: [], emblem: null },
  }
}
