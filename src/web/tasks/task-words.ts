import { printDateShort, printDayShort } from '../../kernel/indonesian.ts'
import { addDays, daysBetween, type LocalDate, weekday } from '../../kernel/time.ts'
import type { Task } from '../../rooms/tasks/task.contract.ts'

/** What a kind of task asks for: the verb before its title and the words of its button. */
export type TaskVerb = { verb: string; button: string }

const verbs: Record<string, TaskVerb> = {
  'agreements/read-draft': { verb: 'Baca', button: 'Baca konsep' },
  'agreements/sign': { verb: 'Tanda tangani', button: 'Buka PK' },
  'agreements/sign-as-giver': { verb: 'Tanda tangani', button: 'Buka PK' },
  'agreements/hand-over': { verb: 'Siapkan', button: 'Buka memori' },
  'agreements/take-over': { verb: 'Baca', button: 'Buka memori' },
  'agreements/acting-promise': { verb: 'Susun', button: 'Buka kesiapan' },
  'agreements/talk': { verb: 'Bicarakan', button: 'Baca alasannya' },
  'agreements/dialogue': { verb: 'Hadiri', button: 'Baca alasannya' },
  'agreements/other-official': { verb: 'Siapkan', button: 'Buka pembahasan' },
  'agreements/position-review': { verb: 'Putuskan', button: 'Buka pembahasan' },
  'agreements/budget-wish': { verb: 'Jawab', button: 'Buka pembahasan' },
  'agreements/departs-from-plan': { verb: 'Jawab', button: 'Buka pembahasan' },
  'actionplan/draft': { verb: 'Susun', button: 'Buka rencana aksi' },
  'actionplan/answer': { verb: 'Periksa', button: 'Baca rencana aksi' },
  'staff/state-on-objection': { verb: 'Jelaskan', button: 'Buka keberatan' },
  'staff/opine-on-objection': { verb: 'Pertimbangkan', button: 'Buka keberatan' },
  'staff/decide-objection': { verb: 'Putuskan', button: 'Buka keberatan' },
  'staff/recommend-renewal': { verb: 'Rekomendasikan', button: 'Buka lembar' },
  'staff/decide-organisation': { verb: 'Tetapkan', button: 'Tetapkan predikat' },
  'staff/look-at-distribution': { verb: 'Lihat', button: 'Lihat distribusi' },
  'actionplan/report': { verb: 'Isi', button: 'Isi langkah' },
  'measurement/report': { verb: 'Isi', button: 'Isi realisasi' },
  'measurement/verify': { verb: 'Periksa', button: 'Periksa angka' },
  'measurement/answer': { verb: 'Jawab', button: 'Jawab' },
  'identity/change-password': { verb: 'Ganti', button: 'Ganti kata sandi' },
  'identity/confirm-grant': { verb: 'Putuskan', button: 'Lihat usulan' },
  'organisation/vacant-post': { verb: 'Isi', button: 'Isi jabatan' },
  'organisation/late-reviews': { verb: 'Putuskan', button: 'Lihat daftarnya' },
  'organisation/superior': { verb: 'Periksa', button: 'Periksa atasan' },
  'organisation/stand-in': { verb: 'Tetapkan', button: 'Buka unit' },
  'organisation/end-assignments': { verb: 'Akhiri', button: 'Buka unit' },
  'procedures/reply': { verb: 'Tanggapi', button: 'Baca dan tanggapi' },
  'procedures/hear': { verb: 'Dengar', button: 'Buka prosedur' },
  'procedures/opine': { verb: 'Pertimbangkan', button: 'Buka prosedur' },
  'procedures/decide': { verb: 'Putuskan', button: 'Buka prosedur' },
  'procedures/read-decision': { verb: 'Baca', button: 'Baca keputusan' },
  'procedures/answer': { verb: 'Jawab', button: 'Baca keberatan' },
  'procedures/follow-up': { verb: 'Catat', button: 'Buka prosedur' },
  'procedures/no-decider': { verb: 'Tetapkan', button: 'Buka organisasi' },
  'documents/confirm-certificate': { verb: 'Sahkan', button: 'Lihat permintaan' },
  'documents/certificate-ready': { verb: 'Ketahui', button: 'Lihat sertifikat' },
}

/** The verb of a task; a kind that has no words yet is simply opened. */
export const verbOf = ({ kind }: Pick<Task, 'kind'>): TaskVerb =>
  verbs[kind] ?? { verb: 'Kerjakan', button: 'Buka' }

/** Tasks by when they are due. `id` is the anchor of the section on the page. */
export type TaskGroup = { id: string; title: string; tasks: Task[] }

/** Late, today, until Sunday, after that, without a date; empty groups are left out, the order of
 * the server is kept. */
export function groupsOf(tasks: readonly Task[], today: LocalDate): TaskGroup[] {
  const sunday = addDays(today, 6 - weekday(today))
  const slotOf = ({ dueOn, late }: Task): string => {
    if (late) return 'terlambat'
    if (dueOn === null) return 'tanpa-batas'
    return dueOn <= today ? 'hari-ini' : dueOn <= sunday ? 'minggu-ini' : 'nanti'
  }
  const slots = [
    ['terlambat', 'Lewat batas'],
    ['hari-ini', 'Hari ini'],
    ['minggu-ini', 'Minggu ini'],
    ['nanti', 'Setelah minggu ini'],
    ['tanpa-batas', 'Tanpa batas waktu'],
  ] as const
  return slots
    .map(([id, title]) => ({ id, title, tasks: tasks.filter((task) => slotOf(task) === id) }))
    .filter((group) => group.tasks.length > 0)
}

/** When a task is due, seen from today: «Lewat 3 hari», «Hari ini», «Kamis, 12 Nov», «5 Feb
 * 2027». */
export function dueWords(dueOn: LocalDate | null, today: LocalDate): string | undefined {
  if (dueOn === null) return undefined
  const days = daysBetween(today, dueOn)
  if (days < 0) return `Lewat ${-days} hari`
  if (days === 0) return 'Hari ini'
  return days < 7 ? printDayShort(dueOn) : printDateShort(dueOn)
}

/** Who waits since when, and in which capacity the task reaches its reader, where there is more
 * than one. */
export function metaWords(
  { waiting, openDays, capacity }: Task,
  today: LocalDate,
  capacities: number,
): string | undefined {
  const since =
    openDays === 0 ? 'sejak hari ini' : `sejak ${printDateShort(addDays(today, -openDays))}`
  const parts = [
    waiting && `${waiting} menunggu ${since}`,
    capacities > 1 && capacity !== 'Anda sendiri' && `Sebagai ${capacity}`,
  ]
  return parts.filter(Boolean).join('. ') || undefined
}

/** «Drs. Surya Pratama, M.Pd.» → «Surya Pratama»: a name as one says it. */
export const spokenName = (name: string): string =>
  (name.split(',')[0] ?? '')
    .split(/\s+/)
    .filter((word) => !word.endsWith('.'))
    .join(' ') || name

/** The greeting of an hour (0–23). */
export function greetingAt(hour: number): string {
  if (hour < 4 || hour >= 18) return 'Selamat malam'
  if (hour < 11) return 'Selamat pagi'
  return hour < 15 ? 'Selamat siang' : 'Selamat sore'
}
