import { fitting } from '../../../kernel/near.ts'
import type { Chart } from '../organisation.rules.ts'

type Suggestion = { value: string; label: string }
type Names = Pick<Chart, 'organisation' | 'unit'>

/** Units that fit some words, by code or name. */
export const unitsFitting = (words: string, { organisation }: Names): Suggestion[] =>
  fitting(words, organisation.units, ({ code, name }) => `${code} ${name}`).map(
    ({ code, name }) => ({ value: code, label: name }),
  )

/** Posts that fit some words, by code, title or the unit they stand in. */
export function postsFitting(words: string, { organisation, unit }: Names): Suggestion[] {
  const label = ({ title, unitId }: { title: string; unitId: string }): string =>
    `${title}, ${unit.get(unitId)?.shortName ?? ''}`
  return fitting(words, organisation.positions, (post) => `${post.code} ${label(post)}`).map(
    (post) => ({ value: post.code, label: label(post) }),
  )
}

/** People that fit some words, by name or NIP, of those whose NIP the asker reads in full. */
export const peopleFitting = (
  words: string,
  { organisation }: Names,
  sees: (personId: string) => boolean,
): Suggestion[] =>
  fitting(words, organisation.people, ({ name, nip }) => `${name} ${nip ?? ''}`, 40)
    .flatMap(({ id, name, nip }) => (nip && sees(id) ? [{ value: nip, label: name }] : []))
    .slice(0, 12)
