import { checkNip } from '../../rooms/organisation/words.ts'
import { type Answer, fieldsOf, invalid, type Kind } from './kind.ts'

const uncheckable = (reason: string): Answer => ({ ...invalid(reason), valid: false })

/** What a NIP tells; a number that is none is answered with `valid` false and the reason. Without
 * `kind` it is judged as a PNS's. */
export const nip: Kind = {
  about: 'pemeriksaan NIP atau NI PPPK',
  example: '[{"nip": "198603152010011007", "kind": "PNS"}]',
  answer: (row, today) => {
    const { nip: text, kind = 'PNS' } = fieldsOf(row) ?? {}
    if (typeof text !== 'string')
      return uncheckable(
        'NIP harus ditulis sebagai teks dalam tanda kutip, karena 18 digit tidak muat sebagai angka JSON.',
      )
    if (kind !== 'PNS' && kind !== 'PPPK') return uncheckable('Jenis (kind) harus PNS atau PPPK.')
    const check = checkNip({ nip: text, kind, today })
    if (!check.valid)
      return {
        state: 'OK',
        valid: false,
        birthDate: null,
        appointed: null,
        sex: null,
        warnings: [],
        reason: check.reason,
      }
    const { valid, birthDate, appointed, sex, warnings } = check
    return { state: 'OK', valid, nip: check.nip, birthDate, appointed, sex, warnings }
  },
}
