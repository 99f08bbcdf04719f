import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { MandateLevel } from '../organisation/words.ts'
import type { AgreementState, Party } from './agreement.contract.ts'
import type { Sight } from './agreement.rules.ts'
import type { AgreementsTables } from './agreements.tables.ts'

/** A promise as another room stands on it: the version in force, else the one that is being made
 * (decision 0066). */
export type StandingPromise = {
  id: string
  code: string
  year: number
  level: MandateLevel
  form: 'SOLE' | 'TWO_PARTY'
  agencyId: string | null
  unitId: string
  mandateId: string
  giverMandateId: string | null
  giverPositionId: string | null
  firstParty: Party
  secondParty: Party | null
  /** The ended promise whose place it takes. */
  succeedsId: string | null
  /** What the promise as a whole is worth. */
  state: AgreementState
  versionId: string
  version: number
  effectiveFrom: LocalDate
  /** When it first carried every signature it needs. */
  signedAt: string | null
}

/** Promises by their ids, those of some people in a year, or those of a year that somebody may see, in a
 * state where one is named; by number, in one statement. */
export async function standingPromises(
  { db, tenantId }: Context<AgreementsTables>,
  wanted:
    | { ids: readonly string[] }
    | { year: number; personIds: readonly string[] }
    | { year: number; sight: Sight; state?: AgreementState },
): Promise<StandingPromise[]> {
  const isOf = (column: string, ids: readonly string[]) =>
    sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`
  return db
    .selectFrom('agreements.current as promise')
    .innerJoin('agreements.versions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'promise.tenantId')
        .on(sql<boolean>`version.id = coalesce(promise.in_force_id, promise.version_id)`),
    )
    .select(['promise.id', 'promise.code', 'promise.year', 'promise.level', 'promise.form'])
    .select(['promise.agencyId', 'promise.unitId', 'promise.mandateId', 'promise.giverMandateId'])
    .select(['promise.giverPositionId', 'promise.firstParty', 'promise.secondParty'])
    .select(['promise.succeedsId', 'promise.promiseState as state', 'promise.signedAt'])
    .select(['version.id as versionId', 'version.number as version', 'version.effectiveFrom'])
    .where('promise.tenantId', '=', tenantId)
    .where((where) => {
      if ('ids' in wanted) return isOf('promise.id', wanted.ids)
      if ('personIds' in wanted)
        return where.and([
          where('promise.year', '=', wanted.year),
          isOf('promise.personId', wanted.personIds),
        ])
      const { year, sight, state } = wanted
      const seen = sight.all
        ? []
        : [
            where.or([
              where('promise.personId', '=', sight.personId),
              where('promise.giverPersonId', '=', sight.personId),
              isOf('promise.giverPositionId', sight.positionIds),
              isOf('promise.agencyId', sight.agencyIds),
            ]),
          ]
      return where.and([
        where('promise.year', '=', year),
        ...(state ? [where('promise.promiseState', '=', state)] : []),
        ...seen,
      ])
    })
    .orderBy('promise.code')
    .execute()
}
