/** What one number of a row proves about the others: the dot as thousands mark or as decimal point,
 * the comma as thousands mark; money and whole things (people, documents) have no thousandths. */
export type Habit = 'dot-groups' | 'dot-points' | 'comma-groups' | 'money' | 'whole-things'

/** The digits of a printed number as decimal text. `either`: a lone dot before three digits, which
 * may be a thousands mark or a decimal point. `comma`: a lone comma before three digits, a decimal
 * comma in Indonesian, unless the row is plainly written the English way. */
export type Digits =
  | { kind: 'certain'; text: string; habit: Habit | null }
  | { kind: 'either' | 'comma'; grouped: string; pointed: string }

const certain = (text: string, habit: Habit | null = null): Digits => ({
  kind: 'certain',
  text,
  habit,
})
const without = (mark: string, text: string): string => text.replaceAll(mark, '')

/** `1.234.567` or `1,234,567`: groups of three after a first group that does not begin with
 * zero. */
const grouped = (mark: string, text: string): boolean =>
  (mark === '.' ? /^[1-9]\d{0,2}(\.\d{3})+$/ : /^[1-9]\d{0,2}(,\d{3})+$/).test(text)

/** One mark, used once or often. */
function oneMark(mark: '.' | ',', token: string): Digits | null {
  const [whole = '', ...rest] = token.split(mark)
  const fraction = rest[0] ?? ''
  if (rest.length > 1)
    return grouped(mark, token)
      ? certain(without(mark, token), mark === '.' ? 'dot-groups' : 'comma-groups')
      : null
  if (whole === '' || fraction === '') return null
  const pointed = `${whole}.${fraction}`
  if (grouped(mark, token))
    return { kind: mark === '.' ? 'either' : 'comma', grouped: whole + fraction, pointed }
  return certain(pointed, mark === '.' ? 'dot-points' : null)
}

/** Both marks: the last one is the decimal mark and stands once, the other one groups. */
function twoMarks(token: string): Digits | null {
  const commaLast = token.lastIndexOf(',') > token.lastIndexOf('.')
  const [point, group] = commaLast ? [',', '.'] : ['.', ',']
  const [whole = '', fraction = '', ...more] = token.split(point)
  if (more.length > 0 || fraction === '' || !grouped(group, whole)) return null
  return certain(`${without(group, whole)}.${fraction}`, commaLast ? 'dot-groups' : 'comma-groups')
}

/** Reads digits with dots and commas (`1.234,5`, `85.00`, `1,234`, `1.234.567`); `null` when the
 * marks follow no custom at all. */
export function readDigits(token: string): Digits | null {
  if (/^\d+$/.test(token)) return certain(token)
  if (!/^\d[\d.,]*$/.test(token)) return null
  const [dots, commas] = [token.includes('.'), token.includes(',')]
  if (dots && commas) return twoMarks(token)
  return oneMark(dots ? '.' : ',', token)
}
