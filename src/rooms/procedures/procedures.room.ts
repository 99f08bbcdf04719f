import { answered, type Room } from '../../platform/room.ts'
import { type RulePackKind, rulePack } from '../organisation/index.ts'
import { procedureActs } from './case.actions.ts'
import { procedureContract } from './procedure.contract.ts'
import { procedureClauses } from './procedure-pack.rules.ts'
import { proceduresHeir } from './procedures.ports.ts'
import { type SettlingTables, termsChore } from './settling.actions.ts'
import type { CaseTables, Kinds } from './standing.actions.ts'
import { ProcedurePack } from './terms.contract.ts'

/** What this room offers, over the kinds that other rooms declare; `app.ts` brings them together. */
export const proceduresRoom = (kinds: Kinds): Room<SettlingTables> => ({
  name: 'procedures',
  routes: answered(procedureContract, procedureActs(kinds)),
  heir: proceduresHeir,
  chores: [termsChore(kinds)],
})

/** Rule pack `prosedur` as the region may set it; an open case keeps the terms of its notice. */
export const procedurePack = (kinds: Kinds): RulePackKind<CaseTables> =>
  rulePack<CaseTables, ProcedurePack>({
    code: 'prosedur',
    title: 'Prosedur dan keberatan',
    sentence: 'Berapa lama menjawab, mendengar, memutus, dan mengajukan keberatan.',
    shape: ProcedurePack,
    clauses: (pack) =>
      procedureClauses(pack, (code) => kinds.find((kind) => kind.code === code)?.name ?? code),
  })
