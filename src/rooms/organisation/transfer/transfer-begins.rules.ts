import { overlaps, type Span } from '../../../kernel/dating.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { addMonthsClamped, holds } from '../../../kernel/time.ts'
import { titleAs } from '../organisation.rules.ts'
import { assignmentKindNames } from '../person/naming.rules.ts'
import type { AssignmentRecord, PositionRecord } from '../records/record.contract.ts'
import { endOf, wordsOf } from './transfer-ends.rules.ts'
import type { Line, Tools } from './transfer-plan.contract.ts'

const answers = (kind: Line['kind']): boolean => kind === 'D' || kind === 'PLT' || kind === 'PJ'

/** Lets somebody begin in a post, or tells why not. */
export function begin(line: Line, tools: Tools): void {
  const post = postOf(line, tools)
  if (!post || toldSecond(line, post, tools)) return
  const span = { validFrom: tools.on, validTo: line.until }
  const own = standing(tools.holdersOf(post.id), span, tools).find(
    ({ personId, kind }) => personId === line.personId && kind === line.kind,
  )
  // recorded from a later day: that is told, and nothing is laid over it
  if (own && own.validFrom > tools.on) endOf(line, own, tools.on, tools)
  else if (own && !goesOn(line, own)) tellKnown(line, own, tools)
  else if (isFree(line, post, span, tools)) {
    tellLength(line, own, tools)
    tools.begins.push(beginOf(line, post, own, tools))
  }
}

/** The post of a line, if it is there on the day and the line has days at all. */
function postOf(line: Line, { on, noteOf, postOf }: Tools): PositionRecord | null {
  const post = postOf(line.positionId)
  if (post && holds(post, on)) {
    if (line.until === null || line.until > on) return post
    noteOf(line.row).error(
      'until',
      'organisation/ends-before',
      'Hari terakhirnya mendahului TMT. Periksa kedua tanggal itu.',
    )
    return null
  }
  noteOf(line.row).error(
    'title',
    'organisation/post-not-there',
    `${line.title ?? 'Jabatan ini'} belum atau tidak lagi ada pada ${printDate(on)}.`,
    { suggestion: 'Catat jabatannya lebih dahulu, atau periksa TMT-nya.' },
  )
  return null
}

/** Assignments that share a day with a span, as they would stand after what the lines end. */
const standing = (
  records: readonly AssignmentRecord[],
  span: Span,
  { ends }: Tools,
): AssignmentRecord[] =>
  records.filter((record) => {
    const end = ends.get(record.rowId)
    const validTo = end ? end.on : record.validTo
    return (
      (validTo === null || record.validFrom < validTo) && overlaps({ ...record, validTo }, span)
    )
  })

/** Two lines of one date that answer for one post. */
function toldSecond(line: Line, { id, singleHolder }: PositionRecord, tools: Tools): boolean {
  if (!singleHolder || !answers(line.kind)) return false
  const first = tools.begins.find(
    ({ version }) => version.positionId === id && answers(version.kind),
  )
  if (!first) return false
  tools
    .noteOf(line.row)
    .error(
      'title',
      'organisation/two-definitive-holders',
      `Jabatan ini sudah diisi ${assignmentKindNames[first.version.kind]} di baris ${first.row}.`,
      { suggestion: 'Satu jabatan struktural satu pejabat. Perbaiki salah satu barisnya.' },
    )
  return true
}

/** An acting holder whose time is made longer, or ends later or earlier than on record. */
const goesOn = (line: Line, own: AssignmentRecord): boolean =>
  line.kind !== 'D' && line.until !== null && line.until !== own.validTo

function tellKnown(line: Line, own: AssignmentRecord, tools: Tools): void {
  const { who, what } = wordsOf(own, tools)
  tools
    .noteOf(line.row)
    .error(
      null,
      'organisation/transfer-known',
      `${who} sudah tercatat sebagai ${what} sejak ${printDate(own.validFrom)}.`,
      { suggestion: 'Baris ini tidak perlu lagi; hapus, atau periksa jabatan barunya.' },
    )
}

/** Nobody else answers for the post: a definitive holder must have been moved first; whoever acted
 * for it ends with the new one, which is told. */
function isFree(line: Line, post: PositionRecord, span: Span, tools: Tools): boolean {
  if (!post.singleHolder || !answers(line.kind)) return true
  const others = standing(tools.holdersOf(post.id), span, tools).filter(
    ({ personId, kind }) => personId !== line.personId || kind !== line.kind,
  )
  const definitive = others.find(({ kind }) => kind === 'D')
  if (definitive) {
    if (definitive.validFrom > tools.on) endOf(line, definitive, tools.on, tools)
    else tellHeld(line, definitive, tools)
    return false
  }
  const acting = others.filter(({ kind }) => answers(kind) || (kind === 'PLH' && line.kind === 'D'))
  for (const record of acting) {
    const { who, what } = wordsOf(record, tools)
    endOf(line, record, tools.on, tools)
    if (tools.ends.has(record.rowId) && record.personId !== line.personId)
      tools
        .noteOf(line.row)
        .warn(
          'since',
          'organisation/holder-replaced',
          `Digantikan: penugasan ${who} sebagai ${what} berakhir per ${printDate(tools.on)}.`,
        )
  }
  return acting.every(({ rowId }) => tools.ends.has(rowId))
}

function tellHeld(line: Line, held: AssignmentRecord, tools: Tools): void {
  const { who, what } = wordsOf(held, tools)
  const note = tools.noteOf(line.row)
  if (held.personId === line.personId) {
    note.error(
      'as',
      'organisation/acting-for-oneself',
      `${who} adalah pejabat definitif jabatan ini sendiri, jadi tidak menjadi ` +
        `${assignmentKindNames[line.kind]}-nya.`,
    )
    return
  }
  if (line.kind === 'D')
    note.error(
      'title',
      'organisation/post-held',
      `Jabatan ini dipegang ${who} sebagai ${what}, dan tidak ada baris yang memindahkannya.`,
      {
        suggestion:
          'Tambahkan baris untuk pejabat itu dengan TMT yang sama (jabatan barunya, atau BERHENTI KARENA).',
      },
    )
  else
    note.error(
      'as',
      'organisation/definitive-and-acting',
      `Jabatan ini punya pejabat definitif (${who}), jadi tidak dapat diisi ` +
        `${assignmentKindNames[line.kind]}.`,
      { suggestion: 'Bila ia berhalangan sementara, isi SEBAGAI dengan Plh.' },
    )
}

/** How long somebody acts: without an end, longer than allowed, or once more than allowed
 * (`anggaran-organisasi-layanan.md` §2.3). Told, not refused: the decree decides. */
function tellLength(line: Line, own: AssignmentRecord | undefined, tools: Tools): void {
  if (line.kind !== 'PLT' && line.kind !== 'PLH') return
  const name = assignmentKindNames[line.kind]
  const note = tools.noteOf(line.row)
  if (line.until === null) {
    note.warn(
      'until',
      'organisation/acting-without-end',
      `${name} tanpa tanggal akhir. Isi SAMPAI DENGAN menurut keputusannya.`,
    )
    return
  }
  if (line.kind === 'PLH') return
  const { months, extensions } = tools.acting
  const whole = months * (1 + extensions)
  const first = firstDayOf(line, own, tools)
  const post = titleAs({ title: line.title ?? 'jabatan ini' }, line.kind)
  if (line.until > addMonthsClamped(first, whole))
    note.warn(
      'until',
      'organisation/acting-too-often',
      `${line.name} menjadi ${post} sejak ${printDate(first)}; Plt paling lama ${whole} bulan ` +
        'bersama perpanjangannya.',
    )
  else if (line.until > addMonthsClamped(tools.on, months))
    note.warn(
      'until',
      'organisation/acting-too-long',
      `Plt paling lama ${months} bulan dalam satu keputusan, sesudahnya diperpanjang dengan keputusan baru.`,
    )
}

/** Since when somebody has acted for the post without a break. */
function firstDayOf(line: Line, own: AssignmentRecord | undefined, tools: Tools): string {
  const mine = tools
    .holdersOf(line.positionId ?? '')
    .filter(({ personId, kind }) => personId === line.personId && kind === line.kind)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return mine.reduce(
    (first, { validFrom, validTo }) =>
      validTo !== null && validTo >= first && validFrom < first ? validFrom : first,
    own && own.validFrom < tools.on ? own.validFrom : tools.on,
  )
}

function beginOf(
  line: Line,
  { id: positionId, singleHolder }: PositionRecord,
  own: AssignmentRecord | undefined,
  { on, newId }: Tools,
): Tools['begins'][number] {
  return {
    row: line.row,
    extended: own ?? null,
    version: {
      id: own?.id ?? newId(),
      ...{ personId: line.personId, positionId, kind: line.kind, singleHolder },
      ...{ decreeNumber: line.decreeNumber, decreeDate: line.decreeDate },
      validFrom: on,
      validTo: line.until,
    },
  }
}
