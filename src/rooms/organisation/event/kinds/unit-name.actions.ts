import * as z from 'zod/mini'
import { Id } from '../../../../kernel/ids.ts'
import { unitLedger } from '../../organisation.ledgers.ts'
import type { UnitRecord } from '../../records/record.contract.ts'
import { changedFrom } from '../dated-change.rules.ts'
import { standsInTheWay } from '../event.rules.ts'
import { eventKind, planWith } from '../event-kind.ts'
import { Code, SkpdCode, Words } from './new-unit.contract.ts'
import { nameOn } from './scene.rules.ts'
import { unitsCoded, unitVersions } from './scene.store.ts'

const said = (id: string, effect: string) => ({
  ...{ table: 'organisation.units', id, from: id, to: id, effect },
})

/** A unit is called otherwise; it stays itself, with everything that is its own. */
export const rename = eventKind({
  kind: 'RENAME',
  name: 'Perubahan nama',
  shape: z.object({ unitId: Id, name: Words, shortName: z.optional(Words) }),
  title: async (ctx, { on }, { unitId, name }) =>
    `${nameOn((await unitVersions(ctx, [unitId])).get(unitId), on)} menjadi ${name}`,
  async plan(ctx, { on }, { unitId, name, shortName }) {
    const versions = (await unitVersions(ctx, [unitId])).get(unitId) ?? []
    const before = nameOn(versions, on)
    const fields: Partial<UnitRecord> = { name, ...(shortName && { shortName }) }
    const { changes, problems } = changedFrom(versions, on, fields, before)
    const told = [said(unitId, `${before} bernama ${name} sejak tanggal itu.`)]
    return planWith({ problems, changes: [{ of: unitLedger, changes }], told })
  },
})

/** A unit has another code of its own or in SIPD; nothing else changes. */
export const recode = eventKind({
  kind: 'RECODE',
  name: 'Perubahan kode',
  shape: z.object({ unitId: Id, code: z.optional(Code), skpdCode: z.optional(SkpdCode) }),
  title: async (ctx, { on }, { unitId, code, skpdCode }) =>
    `Kode ${nameOn((await unitVersions(ctx, [unitId])).get(unitId), on)} menjadi ${code ?? skpdCode ?? ''}`,
  async plan(ctx, { on }, { unitId, code, skpdCode }) {
    const versions = (await unitVersions(ctx, [unitId])).get(unitId) ?? []
    const fields: Partial<UnitRecord> = { ...(code && { code }), ...(skpdCode && { skpdCode }) }
    const { changes, problems } = changedFrom(versions, on, fields, nameOn(versions, on))
    const taken = code
      ? (await unitsCoded(ctx, [code], on)).find(({ id }) => id !== unitId)
      : undefined
    if (taken)
      problems.push(standsInTheWay('code-taken', `Kode ${code} sudah dipakai ${taken.name}.`))
    if (!code && !skpdCode)
      problems.push(
        standsInTheWay('nothing-new', 'Isi kode yang baru: kode unit, kode SKPD, atau keduanya.'),
      )
    const told = [said(unitId, `Kode ${nameOn(versions, on)} menjadi ${code ?? skpdCode}.`)]
    return planWith({ problems, changes: [{ of: unitLedger, changes }], told })
  },
})
