import type { EventState } from '../../../rooms/organisation/event/event.contract.ts'
import type { MarkKind } from '../../parts/drawings.ts'

/** Each state as people read it, with its mark. */
export const stateWords: Record<EventState, { word: string; mark: MarkKind }> = {
  DRAFT: { word: 'Konsep', mark: 'draft' },
  PROPOSED: { word: 'Menunggu konfirmasi', mark: 'agreed' },
  CONFIRMED: { word: 'Menunggu tanggalnya', mark: 'half' },
  STOPPED: { word: 'Terhenti', mark: 'mid' },
  EXECUTED: { word: 'Terlaksana', mark: 'full' },
  WITHDRAWN: { word: 'Dibatalkan', mark: 'unmeasurable' },
}

/** Rooms in the words of what they keep. */
export const roomWords: Record<string, string> = {
  organisation: 'Organisasi',
  identity: 'Akun dan kewenangan',
  tasks: 'Tugas',
  planning: 'Rencana',
  budget: 'Anggaran',
  documents: 'Dokumen dan sertifikat',
  evidence: 'Bukti',
  agreements: 'PK',
  measurement: 'Pengukuran',
  notices: 'Pemberitahuan',
}

/** What the things of a table are called; others are just things. */
export const tableWords: Record<string, string> = {
  'organisation.units': 'unit kerja',
  'organisation.positions': 'jabatan',
  'organisation.assignments': 'penugasan',
  'planning.node_versions': 'kinerja',
  'planning.plans': 'dokumen rencana',
  'planning.measures': 'indikator',
  'agreements.agreements': 'PK',
  'tasks.tasks': 'tugas',
  'identity.role_grants': 'kewenangan',
  'identity.accounts': 'akun',
  'budget.lines': 'baris anggaran',
  'budget.unit_aliases': 'kode anggaran',
}
