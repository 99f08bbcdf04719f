import { versionOn } from '../../../kernel/dating.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import { checkNip } from '../person/nip.rules.ts'
import type { Line, Tools } from './transfer-plan.contract.ts'

/** Is there such a person on the date of the line, and are they named once? Whatever is not so is
 * told. */
export function isWholePerson(line: Line, tools: Tools): boolean {
  const { on, records } = tools
  const note = tools.noteOf(line.row)
  const versions = records.people.filter(({ id }) => id === line.personId)
  const known = versionOn(versions, on)
  if (!known) {
    const gone = versions.find(({ validTo }) => validTo !== null && validTo <= on)
    const until = gone?.validTo
    note.error(
      'nip',
      until ? 'organisation/person-left' : 'organisation/person-later',
      until
        ? `${line.name} sudah berhenti sebagai pegawai per ${printDate(until)}.`
        : `${line.name} belum tercatat sebagai pegawai pada ${printDate(on)}.`,
      { suggestion: 'Periksa NIP dan TMT-nya.' },
    )
    return false
  }
  const before = appointedAfter(known.nip, line, tools)
  if (before) {
    note.error(
      'since',
      'organisation/before-appointment',
      `TMT ${printDate(on)} mendahului pengangkatan ${line.name} (${before} menurut NIP).`,
    )
    return false
  }
  return !toldTwice(line, tools)
}

/** When a NIP says that its owner was appointed only later, in words. */
function appointedAfter(nip: string | null, { personId }: Line, tools: Tools): string | null {
  if (nip === null) return null
  const kind = tools.personOf(personId)?.employmentKind.startsWith('PPPK') ? 'PPPK' : 'PNS'
  const read = checkNip({ nip, kind, today: tools.today })
  if (!read.valid || read.appointed <= tools.on.slice(0, read.appointed.length)) return null
  const period = parsePeriod(read.appointed)
  return period ? printPeriod(period) : read.appointed
}

/** One person has one definitive post, and nothing after they left; told at the later line. */
function toldTwice(line: Line, { lines, noteOf }: Tools): boolean {
  const leaves = ({ reason }: Line): boolean => reason !== null && reason !== 'DUTY_ENDED'
  const moves = ({ reason, kind }: Line): boolean => reason === null && kind === 'D'
  const first = lines.find(
    (other) =>
      other.personId === line.personId &&
      other.row < line.row &&
      (leaves(other) || leaves(line) || (moves(other) && moves(line))),
  )
  if (!first) return false
  noteOf(line.row).error(
    'nip',
    'organisation/definitive-twice',
    leaves(first) || leaves(line)
      ? `${line.name} berhenti dan mendapat jabatan pada tanggal yang sama (lihat baris ${first.row}).`
      : `${line.name} sudah definitif sebagai ${first.title ?? 'jabatan lain'} di baris ${first.row}.`,
    {
      suggestion: 'Isi SEBAGAI dengan Plt, Plh, atau Tugas tambahan, atau hapus salah satu baris.',
    },
  )
  return true
}
