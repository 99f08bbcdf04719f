import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import * as z from 'zod/mini'
import { canonicalJson } from '../kernel/canonical.ts'

const PackFile = z.object({
  code: z.string(),
  validFrom: z.iso.date(),
  validTo: z.nullable(z.iso.date()),
  legalBasis: z.string(),
  verified: z.boolean(),
  content: z.unknown(),
  sources: z._default(
    z.record(z.string(), z.object({ source: z.string(), verified: z.boolean() })),
    {},
  ),
})

const directory = new URL('../../data/packs/', import.meta.url).pathname

/** Writes the built-in rule packs (`data/packs/*.json`) as owner; a pack that was changed in place
 * replaces its row of the same date. */
export async function publishPacks(owner: pg.Pool): Promise<string[]> {
  const packs = readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => z.parse(PackFile, JSON.parse(readFileSync(join(directory, name), 'utf8'))))
  for (const pack of packs) {
    const content = canonicalJson(pack.content)
    const digest = `sha256:${createHash('sha256').update(content).digest('hex')}`
    await owner.query(
      `insert into organisation.rule_packs (code, valid_from, valid_to, legal_basis, verified,
        content, digest, sources)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (code, valid_from) do update
         set valid_to = excluded.valid_to, legal_basis = excluded.legal_basis,
           verified = excluded.verified, content = excluded.content, digest = excluded.digest,
           sources = excluded.sources`,
      [
        ...[pack.code, pack.validFrom, pack.validTo, pack.legalBasis, pack.verified],
        ...[content, digest, JSON.stringify(pack.sources)],
      ],
    )
  }
  return packs.map(({ code }) => code)
}
