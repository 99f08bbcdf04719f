export { type MarkKind, marks, type Tone } from '../../kernel/marks.ts'

/** Paths of icons (20 grid, stroked) and the logo (26 grid): `look.md` §10. */
export const icons = {
  tugas: '<path d="M4 5.5l1.5 1.5L8 4.5M4 13l1.5 1.5L8 12"/><path d="M11 6h6M11 13.5h6"/>',
  janji:
    '<path d="M5 3h7l3.5 3.5V17H5z"/><path d="M12 3v3.5h3.5M7.5 13.5c1.5-2 2.2-2 2.6-.6.4 1.2 1.2 1 2.4-.4"/>',
  catat:
    '<path d="M4 16l.8-3.2L13 4.6a1.4 1.4 0 012 0l.4.4a1.4 1.4 0 010 2L7.2 15.2z"/><path d="M11.5 6.1l2.4 2.4"/>',
  cari: '<circle cx="9" cy="9" r="5"/><path d="M13 13l4 4"/>',
  jelajah: '<path d="M4 6h12M4 10h12M4 14h8"/>',
  kabar: '<path d="M5.5 13.5V9a4.5 4.5 0 019 0v4.5l1.2 1.2H4.3z"/><path d="M8.5 17h3"/>',
  bukti: '<path d="M14.5 9.5l-5 5a3 3 0 01-4.3-4.3l5.7-5.6a2 2 0 012.9 2.8L8.3 13"/>',
  foto: '<path d="M3.5 6.5h3L8 4.5h4l1.5 2h3v9h-13z"/><circle cx="10" cy="10.8" r="2.6"/>',
  'tanpa-sinyal':
    '<path d="M3 3l14 14"/><path d="M6 11.5a5.6 5.6 0 014-1.5M3.5 8.5A9.5 9.5 0 016.5 6.6M13 7A9.5 9.5 0 0116.5 8.5M14.2 11.7a6 6 0 00-1.7-1.2"/><circle cx="10" cy="15" r=".8" fill="currentColor"/>',
  centang: '<path d="M4.5 10.5l3.5 3.5 7.5-8"/>',
  tutup: '<path d="M5 5l10 10M15 5L5 15"/>',
  kembali: '<path d="M12 4.5L6.5 10l5.5 5.5"/>',
  lanjut: '<path d="M8 4.5l5.5 5.5L8 15.5"/>',
  buka: '<path d="M5 8l5 5 5-5"/>',
  unduh: '<path d="M10 3.5v9M6.5 9.5l3.5 3.5 3.5-3.5M4 16.5h12"/>',
  kunci: '<rect x="4.5" y="9" width="11" height="7.5" rx="1.5"/><path d="M7 9V6.5a3 3 0 016 0V9"/>',
  jawab: '<path d="M4 5h12v8.5H9.5L6 16.5v-3H4z"/>',
  jam: '<circle cx="10" cy="10" r="6.5"/><path d="M10 6.5V10l2.5 1.5"/>',
  info: '<circle cx="10" cy="10" r="6.5"/><path d="M10 9.5v4M10 6.7v.1"/>',
  peringatan: '<path d="M10 3.5l7.2 12.5H2.8z"/><path d="M10 8.5v3.5M10 13.9v.1"/>',
  tambah: '<path d="M10 4.5v11M4.5 10h11"/>',
  kurang: '<path d="M4.5 10h11"/>',
  tautan:
    '<path d="M8 12l4-4M9 6.5l1.5-1.5a3 3 0 014.3 4.3L13.5 11M11 13.5L9.5 15a3 3 0 01-4.3-4.3L6.5 9"/>',
  lihat:
    '<path d="M2.8 10S5.5 5 10 5s7.2 5 7.2 5-2.7 5-7.2 5-7.2-5-7.2-5z"/><circle cx="10" cy="10" r="2.2"/>',
  cetak: '<path d="M6 8V3.5h8V8M6 14H4V8h12v6h-2"/><path d="M6 12h8v4.5H6z"/>',
  orang: '<circle cx="10" cy="7" r="3"/><path d="M4.5 16.5c.6-3 2.8-4.5 5.5-4.5s4.9 1.5 5.5 4.5"/>',
  naik: '<path d="M10 15.5v-11M6 8.5l4-4 4 4"/>',
  keluar: '<path d="M8.5 4h-4v12h4M9 10h7.5M13.5 7l3 3-3 3"/>',
  turun: '<path d="M10 4.5v11M6 11.5l4 4 4-4"/>',
  urut: '<path d="M6.5 8L10 4.5 13.5 8M6.5 12l3.5 3.5 3.5-3.5"/>',
} as const

export const logo =
  '<circle cx="8" cy="7" r="4.500" stroke="currentColor" stroke-width="2.500"/><path d="M8 11.500v3a5 5 0 005 5h1" stroke="currentColor" stroke-width="2.500"/><circle cx="18.500" cy="19.500" r="5" fill="currentColor"/>'

export type IconName = keyof typeof icons
