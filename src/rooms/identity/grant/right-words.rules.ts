import type { Right } from '../../../kernel/actor.ts'
import type { GrantState } from './grant.contract.ts'

/** What each right lets its holder do, as a person reads it; in the order of a list. */
export const rightWords: Record<Right, string> = {
  'organisation.read': 'Membaca organisasi dan pegawai',
  'planning.read': 'Membaca rencana, pohon kinerja, dan angka',
  'budget.read': 'Membaca anggaran',
  'agreements.read': 'Membaca perjanjian kinerja',
  'results.read': 'Membuka ruang kendali dan bukti angka',
  'figures.report': 'Mengisi angka capaian',
  'planning.manage': 'Mengubah rencana, indikator, dan target; mengunci periode',
  'budget.manage': 'Memasukkan anggaran dan mengesahkan DPA',
  'agreements.draft': 'Menyusun perjanjian kinerja',
  'superiors.manage': 'Memperbaiki atasan pegawai yang keliru',
  'organisation.manage': 'Mengubah organisasi dan pegawai, mengesahkan sertifikat',
  'absences.record': 'Mencatat cuti dan ketidakhadiran pegawai',
  'staff.manage': 'Mengelola SKP dan penilaian kinerja pegawai',
  'accounts.manage': 'Membuka, menyetel ulang, dan menutup akun',
  'grants.manage': 'Memberi dan mengakhiri kewenangan',
  'audit.read': 'Membaca jejak audit dan daftar kewenangan',
}

export const grantStateWords: Record<GrantState, string> = {
  WAITING: 'Menunggu persetujuan',
  UPCOMING: 'Belum mulai',
  ACTIVE: 'Berlaku',
  ENDED: 'Berakhir',
}
