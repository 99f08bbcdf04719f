/** Each status: its tone, its word and its shape (14 grid, coloured by the tone of its parent), on
 * the screen and on paper (`look.md` §5). Bounds and order come from the rule pack. */
export const marks = {
  good: {
    tone: 'good',
    word: 'Sangat tinggi',
    drawing:
      '<circle cx="7" cy="7" r="6.5" fill="var(--fill)"/><path d="M4 7.3l2.1 2.1L10.1 5" fill="none" stroke="var(--surface)" stroke-width="1.7"/>',
  },
  fine: {
    tone: 'fine',
    word: 'Tinggi',
    drawing: '<circle cx="7" cy="7" r="6" fill="var(--fill)"/>',
  },
  mid: { tone: 'mid', word: 'Sedang', drawing: '<path d="M7 1l6.4 11.8H.6z" fill="var(--fill)"/>' },
  low: {
    tone: 'low',
    word: 'Rendah',
    drawing: '<path d="M7 .4L13.6 7 7 13.6.4 7z" fill="var(--fill)"/>',
  },
  bad: {
    tone: 'bad',
    word: 'Sangat rendah',
    drawing:
      '<rect x=".8" y=".8" width="12.4" height="12.4" rx="1.5" fill="var(--fill)"/><path d="M4.3 4.3l5.4 5.4M9.7 4.3L4.3 9.7" stroke="var(--surface)" stroke-width="1.7"/>',
  },
  notyet: {
    tone: 'none',
    word: 'Belum waktunya',
    drawing:
      '<circle cx="7" cy="7" r="5.8" fill="none" stroke="var(--none-fg)" stroke-width="1.5" stroke-dasharray="1.6 2.3"/>',
  },
  unreported: {
    tone: 'none',
    word: 'Belum dilaporkan',
    drawing:
      '<circle cx="7" cy="7" r="5.8" fill="none" stroke="var(--none-fg)" stroke-width="1.5"/><path d="M7 3.6v4M7 10v.2" stroke="var(--none-fg)" stroke-width="1.7" stroke-linecap="round"/>',
  },
  unmeasurable: {
    tone: 'none',
    word: 'Belum dapat diukur',
    drawing:
      '<circle cx="7" cy="7" r="5.8" fill="none" stroke="var(--none-fg)" stroke-width="1.5"/><path d="M4 7h6" stroke="var(--none-fg)" stroke-width="1.7"/>',
  },
  zero: {
    tone: 'ink',
    word: 'Nol',
    drawing:
      '<rect x="1" y="1" width="12" height="12" rx="2" fill="none" stroke="currentColor" ' +
      'stroke-width="1.5"/><ellipse cx="7" cy="7" rx="2" ry="3" fill="none" ' +
      'stroke="currentColor" stroke-width="1.5"/>',
  },
  draft: {
    tone: 'none',
    word: 'Konsep',
    drawing:
      '<circle cx="7" cy="7" r="5.8" fill="none" stroke="var(--none-fg)" stroke-width="1.5" stroke-dasharray="3 2"/>',
  },
  agreed: {
    tone: 'accent',
    word: 'Disepakati',
    drawing:
      '<circle cx="7" cy="7" r="5.8" fill="none" stroke="var(--accent)" stroke-width="1.7"/>',
  },
  half: {
    tone: 'accent',
    word: 'Satu tanda tangan',
    drawing:
      '<circle cx="7" cy="7" r="5.8" fill="none" stroke="var(--accent)" stroke-width="1.7"/><path d="M7 1.2a5.8 5.8 0 000 11.6z" fill="var(--accent)"/>',
  },
  full: {
    tone: 'accent',
    word: 'Aktif',
    drawing: '<circle cx="7" cy="7" r="6.6" fill="var(--accent)"/>',
  },
  declined: {
    tone: 'bad',
    word: 'Belum siap',
    drawing:
      '<circle cx="7" cy="7" r="5.8" fill="none" stroke="var(--bad-fg)" stroke-width="1.7"/><path d="M4.6 4.6l4.8 4.8M9.4 4.6L4.6 9.4" stroke="var(--bad-fg)" stroke-width="1.6"/>',
  },
} as const

export type MarkKind = keyof typeof marks
export type Tone = 'good' | 'fine' | 'mid' | 'low' | 'bad' | 'none' | 'ink' | 'accent'
