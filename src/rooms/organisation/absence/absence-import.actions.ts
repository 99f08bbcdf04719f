import type { SheetTable, TypedRow } from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { fitting } from '../../../kernel/near.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import {
  closeRows,
  supersededLater,
  takeBack,
  writeVersions,
} from '../../../platform/database/ledger.ts'
import type { Examined, Importer, Typing } from '../../../platform/importer.ts'
import { enqueue } from '../../../platform/jobs/enqueue.ts'
import { chartOn } from '../chart/chart.actions.ts'
import { absenceLedger } from '../organisation.ledgers.ts'
import type { Chart } from '../organisation.rules.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { nipFor, nipOwner, seesNip } from '../person/nip-sight.rules.ts'
import { peopleFitting } from '../unit/unit-suggestions.rules.ts'
import { absencePack, standInsLater } from './absence.actions.ts'
import { lastDayOf } from './absence.rules.ts'
import { absencesOf, findAbsence } from './absence.store.ts'
import {
  type AbsenceChange,
  type AbsenceQuestion,
  absenceSheet,
  personsNamed,
  planAbsences,
} from './absence-import.rules.ts'
import { mayRecord } from './absence-sight.rules.ts'

type Ctx = Context<OrganisationTables>

const recordsIn =
  ({ actor }: Ctx, chart: Chart): AbsenceQuestion['mayRecord'] =>
  (personId) =>
    mayRecord(actor, nipOwner(chart, personId))

async function examine(ctx: Ctx, table: SheetTable): Promise<Examined> {
  const chart = await chartOn(ctx, ctx.today)
  const asks = { chart, mayRecord: recordsIn(ctx, chart) }
  const { all } = personsNamed(absenceSheet.rows(table), asks)
  const { changes, problems, summary } = planAbsences(table, {
    ...asks,
    pack: await absencePack(ctx),
    onRecord: await absencesOf(ctx, all),
  })
  return { problems, summary, write: (runId) => write(ctx, changes, runId) }
}

/** Writes what rows say; what they correct is closed, not lost. */
async function write(ctx: Ctx, changes: readonly AbsenceChange[], runId: string): Promise<void> {
  const corrected = changes.flatMap(({ before }) => before?.rowId ?? [])
  await closeRows(ctx, absenceLedger, corrected, runId)
  const versions = changes.map(({ said, before }) => ({ ...said, id: before?.id ?? ctx.newId() }))
  await writeVersions(ctx, absenceLedger, versions, runId)
  await enqueue(ctx, standInsLater)
}

async function undo(ctx: Ctx, runId: string): Promise<Refusal | null> {
  const later = await supersededLater(ctx, [absenceLedger], runId)
  if (later > 0)
    return refusal(
      'organisation/changed-later',
      409,
      `Impor ini tidak dapat dibatalkan: ${printNumber(later)} ketidakhadiran di dalamnya sudah ` +
        'diubah sesudahnya. Batalkan dulu perubahan yang lebih baru.',
      { mend: { href: '/ketidakhadiran', label: 'Buka Ketidakhadiran' } },
    )
  await takeBack(ctx, [absenceLedger], runId)
  await enqueue(ctx, standInsLater)
  return null
}

/** An absence on record, or a person of whom one is to be entered. */
async function rowsOf(ctx: Ctx, { id }: { id: string }): Promise<TypedRow[]> {
  const chart = await chartOn(ctx, ctx.today)
  const absence = await findAbsence(ctx, id)
  const person = chart.person.get(absence?.personId ?? id)
  if (!person || !recordsIn(ctx, chart)(person.id)) return []
  const seen = seesNip(ctx.actor, nipOwner(chart, person.id))
  const who = { nip: seen ? person.nip : null, name: person.name }
  if (!absence) return [who]
  const { kind, validFrom, decreeNumber, decreeDate, note } = absence
  const { kinds } = await absencePack(ctx)
  return [
    {
      ...{ ...who, kind: kinds[kind]?.name ?? kind },
      ...{ from: validFrom, until: lastDayOf(absence), decreeNumber, decreeDate, note },
    },
  ]
}

const typing: Typing<OrganisationTables> = {
  withinOffice: true,
  rowsOf,
  changedBy: async (_, rows) => rows.map(() => null),
  suggests: ['nip', 'name', 'kind'],
  async suggest(ctx, { column, words }) {
    if (column === 'kind') {
      const { kinds } = await absencePack(ctx)
      const names = Object.values(kinds).map(({ name }) => name)
      return fitting(words, names, (name) => name, 30).map((value) => ({ value, label: '' }))
    }
    const chart = await chartOn(ctx, ctx.today)
    const records = recordsIn(ctx, chart)
    if (column === 'nip')
      return peopleFitting(words, chart, (id) => seesNip(ctx.actor, nipOwner(chart, id)))
    const own = chart.organisation.people.filter(({ id }) => records(id))
    return fitting(words, own, ({ name }) => name, 12).map(({ id, name, nip }) => ({
      value: name,
      label: nipFor(ctx.actor, nipOwner(chart, id), nip) ?? '',
    }))
  },
}

/** The importer of «Ketidakhadiran»: leave, study, secondment, suspension. */
export const absenceImporter: Importer<OrganisationTables> = {
  kind: 'absences',
  title: 'Ketidakhadiran',
  sentence:
    'Cuti, tugas belajar, diklat, diperbantukan, pemberhentian sementara: satu baris satu ' +
    'ketidakhadiran. Pada hari-harinya tidak ada yang ditagih.',
  right: 'absences.record',
  sheet: absenceSheet,
  options: [],
  examine,
  undo,
  typing,
}
