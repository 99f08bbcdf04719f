import { ended, printDate } from '../../kernel/indonesian.ts'
import type { CasePage, CaseStep } from '../../rooms/procedures/procedure.contract.ts'
import {
  awaited,
  type Ending,
  type Phase,
  type StepKind,
} from '../../rooms/procedures/procedure.rules.ts'

/** What a step is called where it is told. */
const names: Record<StepKind, string> = {
  NOTICE: 'Pemberitahuan',
  REPLY: 'Tanggapan',
  NO_REPLY: 'Belum ada tanggapan sampai batasnya',
  HEARING: 'Pertemuan',
  OPINION: 'Pertimbangan',
  NO_OPINION: 'Batas memberi pertimbangan lewat',
  DECISION: 'Keputusan',
  ACCEPTANCE: 'Keputusan diterima',
  OBJECTION: 'Keberatan',
  NO_OBJECTION: 'Masa keberatan selesai',
  ANSWER: 'Jawaban atas keberatan',
  NO_ANSWER: 'Keberatan tidak dijawab sampai batasnya, jadi dianggap dikabulkan',
  WITHDRAWAL: 'Usulan ditarik kembali',
  OVERTAKEN: 'Ditutup tanpa keputusan',
  FOLLOW_UP: 'Tindak lanjut',
}

/** `Keputusan: dikabulkan`. */
export function stepName({ kind, outcome, late, hearing }: CaseStep): string {
  const said = outcome && (outcome === 'GRANTED' ? ': dikabulkan' : ': ditolak')
  const marks = [late && 'lewat batas', hearing && 'meminta didengar'].filter(Boolean).join(', ')
  return `${names[kind]}${said ?? ''}${marks && ` (${marks})`}`
}

/** An act as whoever may do it reads it: its name in a choice, its question, its hint, its button. */
export type ActWords = { label: string; question: string; hint: string; button: string }
export const actWords: Partial<Record<StepKind, ActWords>> = {
  REPLY: {
    label: 'Menanggapi',
    question: 'Apa tanggapan Anda?',
    hint: 'Dibaca pengusul dan pejabat yang memutus. Ceritakan yang terjadi dengan kata Anda sendiri.',
    button: 'Kirim tanggapan',
  },
  HEARING: {
    label: 'Mencatat pertemuan',
    question: 'Kapan bertemu, dan apa yang disampaikan?',
    hint: 'Yang bersangkutan membaca catatan ini.',
    button: 'Simpan catatan pertemuan',
  },
  OPINION: {
    label: 'Memberi pertimbangan',
    question: 'Apa pertimbangan Anda?',
    hint: 'Dibaca semua pihak sebelum diputus.',
    button: 'Kirim pertimbangan',
  },
  DECISION: {
    label: 'Memutus',
    question: 'Apa alasan keputusan ini?',
    hint: 'Sebut apa yang dipertimbangkan, juga tanggapan yang bersangkutan.',
    button: 'Simpan keputusan',
  },
  ACCEPTANCE: {
    label: 'Menerima keputusan',
    question: 'Ada yang ingin Anda sampaikan? Boleh kosong.',
    hint: 'Keputusan berlaku sejak diterima.',
    button: 'Terima keputusan',
  },
  OBJECTION: {
    label: 'Mengajukan keberatan',
    question: 'Apa keberatan Anda?',
    hint: 'Keputusan belum berlaku sampai keberatan dijawab.',
    button: 'Ajukan keberatan',
  },
  ANSWER: {
    label: 'Menjawab keberatan',
    question: 'Apa alasan jawaban ini?',
    hint: 'Bila keberatan dikabulkan, keputusan sebelumnya tidak berlaku.',
    button: 'Simpan jawaban',
  },
  WITHDRAWAL: {
    label: 'Menarik usulan kembali',
    question: 'Mengapa usulan ditarik kembali?',
    hint: 'Yang bersangkutan membaca kalimat ini.',
    button: 'Tarik kembali',
  },
  FOLLOW_UP: {
    label: 'Mencatat tindak lanjut',
    question: 'Apa hasil peninjauannya?',
    hint: 'Semua pihak membaca catatan ini.',
    button: 'Simpan tindak lanjut',
  },
}

/** A second reply, until it is decided. */
export const addingWords: ActWords = {
  label: 'Menambahkan tanggapan',
  question: 'Ada yang ingin Anda tambahkan?',
  hint: 'Boleh sampai diputus. Dibaca pengusul dan pejabat yang memutus.',
  button: 'Tambahkan tanggapan',
}

const endings: Record<Ending, string> = {
  IN_FORCE: 'Selesai: dikabulkan dan berlaku.',
  REFUSED: 'Selesai: usulan ditolak, tidak ada yang berubah.',
  LIFTED: 'Selesai: keberatan dikabulkan, tidak ada yang berubah.',
  WITHDRAWN: 'Selesai: usulan ditarik kembali.',
  OVERTAKEN: 'Selesai tanpa keputusan.',
}

/** Where a case stands, in a few words of a list. */
export const standingWords = ({
  phase,
  ending,
}: {
  phase: Phase
  ending: Ending | null
}): string => (ending ? endings[ending] : ended(`Prosedur ini ${awaited[phase]}`))

/** The sentence that opens a case: whom it waits for, until when. */
export function openingOf({ phase, ending, dueOn, stopped, concerned, may }: CasePage): string {
  if (ending) return endings[ending]
  const until = dueOn ? ` sampai ${printDate(dueOn)}` : ''
  if (concerned && phase === 'REPLY') return `Prosedur ini menunggu tanggapan Anda${until}.`
  if (concerned && phase === 'OBJECTION')
    return `Keputusan sudah ada. Terima, atau ajukan keberatan${until}.`
  const still = stopped ? ' Batasnya berhenti selama yang bersangkutan tidak bertugas.' : ''
  const yours = may.some((kind) => kind !== 'WITHDRAWAL' && kind !== 'REPLY')
  return yours
    ? `Langkah berikutnya ada pada Anda${until}.`
    : `Prosedur ini ${awaited[phase]}${until}.${still}`
}
