import { setImmediate as breathe } from 'node:timers/promises'
import type { Instant } from '../../kernel/time.ts'
import type { Steps } from '../../platform/context.ts'
import type { Chore } from '../../platform/operations/upkeep.ts'
import type { AuditTables } from '../audit/index.ts'
import { findingOf, noteFinding } from './content.actions.ts'
import { filesToCheck, namedFiles } from './content.store.ts'
import type { EvidenceTables } from './evidence.tables.ts'

type At = Pick<Steps<EvidenceTables & AuditTables>, 'step'>

const hour = 3_600_000
const day = 24 * hour
const ago = (now: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(now) - milliseconds).toISOString()

/** One part: read beside any transaction, written in one. Answers how many bytes were read; none
 * when all are known. */
async function checkPart({ step }: At): Promise<number> {
  const { files, tenantId, due } = await step(async (ctx) => ({
    files: ctx.files,
    tenantId: ctx.tenantId,
    due: await filesToCheck(ctx, {
      since: ago(ctx.now, 7 * day),
      lostSince: ago(ctx.now, hour),
      limit: 25,
    }),
  }))
  let bytes = 0
  for (const { sha256, size, finding } of due) {
    const found = findingOf(await files.read(tenantId, sha256))
    await step((ctx) => noteFinding(ctx, sha256, found, finding))
    bytes += size
    await breathe()
  }
  return bytes
}

const bytesAnHour = 2 * 1024 ** 3

/** Every file is compared with its hash once a week, two gigabytes an hour at most; where it
 * stopped it goes on the next time. */
const checkContent: Chore<EvidenceTables & AuditTables> = {
  name: 'evidence/content',
  title: 'Pemeriksaan isi bukti',
  everyMinutes: 60,
  run: async (at) => {
    for (let left = bytesAnHour; left > 0; ) {
      const bytes = await checkPart(at)
      if (bytes === 0) return
      left -= bytes
    }
  },
}

/** Files that no transaction named for a day, and what a crash left half written. */
const sweepOrphans: Chore<EvidenceTables & AuditTables> = {
  name: 'evidence/orphans',
  title: 'Penyapuan berkas tanpa pemilik',
  everyMinutes: 24 * 60,
  run: async ({ step }) => {
    const { files, tenantId, now } = await step(async (ctx) => ({
      files: ctx.files,
      tenantId: ctx.tenantId,
      now: ctx.now,
    }))
    await files.sweep(
      tenantId,
      (hashes) => step((ctx) => namedFiles(ctx, hashes)),
      new Date(Date.parse(now) - day),
    )
  },
}

export const evidenceChores: readonly Chore<EvidenceTables & AuditTables>[] = [
  checkContent,
  sweepOrphans,
]
