import { expect, it } from 'vitest'
import { whyNotPassword } from './password.rules.ts'

const codeOf = (next: string, signIn = '198603152010011007'): string | null =>
  whyNotPassword({ next, current: 'ab12-cd34-ef56', signIn })?.code ?? null

it.each([
  'kuda hijau makan batu',
  'pena hitam di meja',
  'Hujan turun pagi ini',
  'sandiwara desa wonosari',
  'rahasiakan lima jeruk',
  '7 gelas kopi 4 gula',
  '🐎🐎 kuda putih lari',
])('takes «%s»', (next) => expect(codeOf(next)).toBeNull())

it.each([
  ['pendek saja', 'identity/password-short'],
  ['kode 19860315 201001 1 007', 'identity/password-is-name'],
  ['ab12-cd34-ef56', 'identity/password-same'],
  ['rahasia12345', 'identity/password-common'],
  ['Password2026!', 'identity/password-common'],
  ['qwertyqwerty', 'identity/password-common'],
  ['123456789012', 'identity/password-common'],
  ['aaaaaaaaaaaa', 'identity/password-common'],
  ['abababababab', 'identity/password-common'],
  ['17081945170845', 'identity/password-common'],
  ['2026-08-17 2026', 'identity/password-common'],
  ['abcdefghijklm', 'identity/password-common'],
])('refuses «%s»', (next, code) => expect(codeOf(next)).toBe(code))

it('refuses a name in any case, and answers at the field', () => {
  const refusal = whyNotPassword({
    next: 'saya Wali.Kota kalian',
    current: 'x',
    signIn: 'wali.kota',
  })

  expect(refusal).toMatchObject({
    code: 'identity/password-is-name',
    status: 422,
    errors: [{ pointer: '/next' }],
  })
})
