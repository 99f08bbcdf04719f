import type { ImportSummary } from '../../../kernel/importer.ts'
import { printCount, printDate } from '../../../kernel/indonesian.ts'
import { assignmentKindNames, positionKindNames } from '../person/naming.rules.ts'
import { printDifferences } from '../records/difference.rules.ts'
import { printCoverage } from '../records/scope.rules.ts'
import type { HoldingChange, PeoplePlan } from './people-import.contract.ts'
import { wordsOf } from './people-import-changes.rules.ts'
import type { Known } from './people-import-known.rules.ts'

/** How many changes the small table shows. */
const shown = 100

type Tally = { label: string; count: number; phrase: string }

/** What importing the file would do, in one sentence, counts and a small table. */
export function peopleSummary(plan: PeoplePlan, known: Known): ImportSummary {
  const changes = tallies(plan)
  return {
    sentence: `${sentenceOf(plan, changes)}${printCoverage(plan.coverage, 'perangkat daerah lain tidak diubah')}`,
    counts: [
      { label: 'Jabatan', count: plan.posts.length },
      { label: 'Pegawai', count: plan.people.length },
      { label: 'Jabatan kosong', count: plan.vacant },
      ...changes.map(({ label, count }) => ({ label, count })),
      { label: 'Tidak ada di berkas', count: plan.absent },
    ],
    preview: {
      columns: ['Perubahan', 'Jabatan', 'Pegawai', 'Rincian'],
      rows: lines(plan, known).slice(0, shown),
    },
  }
}

function tallies({ postChanges, personChanges, holdingChanges }: PeoplePlan): Tally[] {
  const isNew = ({ turn }: { turn: { replaced: unknown } }): boolean => turn.replaced === null
  const ofWhat = (what: HoldingChange['what']): number =>
    holdingChanges.filter((change) => change.what === what).length
  const newPosts = postChanges.filter(isNew).length
  const newPeople = personChanges.filter(isNew).length
  return [
    { label: 'Jabatan baru', count: newPosts, phrase: 'jabatan baru' },
    { label: 'Jabatan berubah', count: postChanges.length - newPosts, phrase: 'jabatan berubah' },
    { label: 'Pegawai baru', count: newPeople, phrase: 'pegawai baru' },
    {
      label: 'Pegawai berubah',
      count: personChanges.length - newPeople,
      phrase: 'data pegawai berubah',
    },
    { label: 'Penugasan baru', count: ofWhat('begins'), phrase: 'penugasan baru' },
    { label: 'Penugasan berubah', count: ofWhat('corrected'), phrase: 'penugasan berubah' },
    { label: 'Penugasan berakhir', count: ofWhat('ends'), phrase: 'penugasan berakhir' },
  ]
}

function sentenceOf({ posts, people, vacant }: PeoplePlan, changes: readonly Tally[]): string {
  const empty = vacant > 0 ? ` (${printCount(vacant)} kosong)` : ''
  const whole =
    `Berkas ini memuat ${printCount(posts.length)} jabatan${empty} dan ` +
    `${printCount(people.length)} pegawai`
  const news = changes
    .filter(({ count }) => count > 0)
    .map(({ count, phrase }) => `${printCount(count)} ${phrase}`)
  return news.length > 0
    ? `${whole}: ${news.join(', ')}.`
    : `${whole}; semuanya sudah tercatat seperti itu.`
}

function lines(plan: PeoplePlan, known: Known): string[][] {
  const titles = new Map(plan.posts.map(({ code, title }) => [code, title]))
  const names = new Map(plan.people.map(({ key, name }) => [key, name]))
  const posts = plan.postChanges.map(({ row, fields, turn, differences }) => ({
    row,
    cells: turn.replaced
      ? ['Jabatan berubah', fields.title, '', printDifferences(differences)]
      : ['Jabatan baru', fields.title, '', positionKindNames[fields.kind]],
  }))
  const people = plan.personChanges.map(({ row, fields, turn, differences }) => ({
    row,
    cells: [
      turn.replaced ? 'Pegawai berubah' : 'Pegawai baru',
      '',
      fields.name,
      printDifferences(differences),
    ],
  }))
  const holdings = plan.holdingChanges.map((change) => ({
    row: change.row,
    cells: holdingCells(change, { titles, names, known }),
  }))
  return [...posts, ...people, ...holdings]
    .toSorted((a, b) => a.row - b.row)
    .map(({ cells }) => cells)
}

type Words = {
  titles: ReadonlyMap<string, string>
  names: ReadonlyMap<string, string>
  known: Known
}

function holdingCells(change: HoldingChange, { titles, names, known }: Words): string[] {
  if (change.what === 'begins') {
    const { postCode, personKey, kind } = change.holding
    const since = `${assignmentKindNames[kind]} sejak ${printDate(change.span.validFrom)}`
    return ['Penugasan baru', titles.get(postCode) ?? postCode, names.get(personKey) ?? '', since]
  }
  const { who, what } = wordsOf(change.before, known)
  if (change.what === 'ends')
    return ['Penugasan berakhir', what, who, `Berakhir per ${printDate(change.on)}`]
  return ['Penugasan berubah', what, who, printDifferences(change.differences)]
}
