import { canonicalJson } from '../../kernel/canonical.ts'

/** What a seal will cover: the salt and both sides of the change, in canonical JSON (RFC 8785). */
export function sealedText(salt: string, before: unknown, after: unknown): string {
  return `${salt}\n${canonicalJson({ before: before ?? null, after: after ?? null })}`
}
